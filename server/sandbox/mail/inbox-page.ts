import { html, raw } from "hono/html";

import { type Html, sandboxPage, utcTime } from "../kernel/sandbox-page.ts";
import { INBOX_STYLE } from "./inbox-style.ts";
import type { MailMessage } from "./mail-message.ts";
import type { MailOutcome } from "./report-mails.ts";

const INBOX_LINK = [{ title: "Inbox", href: "/" }];
const HEAD = html`<style>
  ${raw(INBOX_STYLE)}
</style>`;

const CLIP = raw(
  '<svg class="clip" width="16" height="16" viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" aria-hidden="true"><path d="m13 7.5-5.3 5.3a3 3 0 0 1-4.3-4.3L9 3a2 2 0 0 1 2.9 2.9L6.4 11.3a1 1 0 0 1-1.4-1.4L9.500 5.500"/></svg>',
);

interface InboxView {
  /** Oldest first. */
  messages: readonly MailMessage[];
  /** Whose mails alone are listed. */
  to: string | undefined;
  isRead: (id: string) => boolean;
}

/** The list of messages, newest first; those that nobody has opened stand out. */
export function inboxPage({ messages, to, isRead }: InboxView): Html {
  const newestFirst = [...messages].reverse();
  const unread = messages.filter(({ id }) => !isRead(id)).length;
  return sandboxPage({
    title: "Inbox",
    links: INBOX_LINK,
    current: "/",
    head: HEAD,
    body: html`
      <div class="tools">
        <form method="get" action="/">
          <label
            >Recipient
            <input type="email" name="to" value="${to ?? ""}" />
          </label>
          <button>Show</button>
        </form>
        <form method="post" action="/clear"><button class="danger">Delete all</button></form>
      </div>
      ${
        newestFirst.length === 0
          ? html`<section class="nothing"><p>No mail has come yet.</p></section>`
          : html`<p class="soft small">
                ${newestFirst.length} ${newestFirst.length === 1 ? "mail" : "mails"}, ${unread} unread. Times
                are UTC.
              </p>
              <div class="mails">${newestFirst.map((message) => mailRow(message, isRead(message.id)))}</div>`
      }
    `,
  });
}

function mailRow(message: MailMessage, isRead: boolean): Html {
  const count = message.attachments.length;
  return html`<article class="${isRead ? "" : "unread"}">
    <span class="dot">${isRead ? "" : html`<span class="hidden">Unread</span>`}</span>
    <span class="to"><span class="hidden">To </span>${message.to.join(", ")}</span>
    <span class="title"
      ><a href="/messages/${message.id}">${message.subject === "" ? "(no subject)" : message.subject}</a>${
        count === 0 ? "" : html`${CLIP}<span class="hidden">${count} attached</span>`
      }</span
    >
    ${utcTime(message.receivedAt)}
  </article>`;
}

/** Web addresses in a plain text become links; everything else is escaped. */
function linkified(text: string): Html {
  const parts = text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)])/);
  return html`${parts.map((part, index) =>
    index % 2 === 1 ? html`<a href="${part}" rel="noreferrer">${part}</a>` : part,
  )}`;
}

const OUTCOME_TITLES = {
  delivered: "Delivered",
  bounced: "Bounced for good",
  complained: "Marked as spam",
} as const satisfies Record<MailOutcome, string>;

/** One message: what it says, what hangs on it, where its source is, and what the provider could report of it to the app. */
export function messagePage(message: MailMessage, outcomes: readonly MailOutcome[]): Html {
  const base = `/messages/${message.id}`;
  return sandboxPage({
    title: message.subject === "" ? "(no subject)" : message.subject,
    links: INBOX_LINK,
    head: HEAD,
    body: html`
      <section class="mail">
        <dl>
          <dt>From</dt>
          <dd>${message.headers["from"] ?? message.from}</dd>
          <dt>To</dt>
          <dd>${message.to.join(", ")}</dd>
          <dt>Received</dt>
          <dd>${utcTime(message.receivedAt)} UTC</dd>
          <dt>Message-ID</dt>
          <dd>${message.messageId ?? "none"}</dd>
        </dl>
        <p><a href="${base}/raw">Source</a></p>
      </section>
      ${
        message.attachments.length === 0
          ? ""
          : html`<section>
              <h2>Attachments</h2>
              <ul>
                ${message.attachments.map(
                  (attachment, index) => html`
                    <li>
                      <a href="${base}/attachments/${index}">${attachment.filename}</a>
                      <span class="soft"
                        >${attachment.contentType}, ${attachment.content.byteLength} bytes</span
                      >
                    </li>
                  `,
                )}
              </ul>
            </section>`
      }
      ${
        message.html === null
          ? ""
          : html`<section>
              <h2>As designed</h2>
              <iframe
                title="The message's HTML"
                src="${base}/html"
                sandbox="allow-popups allow-popups-to-escape-sandbox"
              ></iframe>
            </section>`
      }
      ${
        message.text === null
          ? ""
          : html`<section>
              <h2>As plain text</h2>
              <pre>${linkified(message.text)}</pre>
            </section>`
      }
      ${
        outcomes.length === 0
          ? ""
          : html`<section>
              <h2>Report to the app</h2>
              <form class="deeds" method="post" action="${base}/report">
                ${outcomes.map(
                  (outcome) =>
                    html`<button name="outcome" value="${outcome}">${OUTCOME_TITLES[outcome]}</button> `,
                )}
              </form>
            </section>`
      }
    `,
  });
}

import { html } from "hono/html";

import { type Html, sandboxPage, utcTime } from "../kernel/sandbox-page.ts";
import type { MailMessage } from "./mail-message.ts";
import type { MailOutcome } from "./report-mails.ts";

const INBOX_LINK = [{ title: "Inbox", href: "/" }];

/** The list of messages, newest first. */
export function inboxPage(messages: readonly MailMessage[], to: string | undefined): Html {
  const newestFirst = [...messages].reverse();
  return sandboxPage({
    title: "Inbox",
    links: INBOX_LINK,
    body: html`
      <section>
        <form method="get" action="/">
          <label
            >Recipient
            <input type="email" name="to" value="${to ?? ""}" />
          </label>
          <button>Show</button>
        </form>
        <form method="post" action="/clear"><button class="danger">Delete all</button></form>
      </section>
      ${newestFirst.length === 0 ? html`<p class="soft">No mail has come yet.</p>` : ""}
      ${newestFirst.map(
        (message) => html`
          <article>
            <a class="large" href="/messages/${message.id}"
              >${message.subject === "" ? "(no subject)" : message.subject}</a
            >
            <div class="soft">
              To ${message.to.join(", ")} · ${utcTime(message.receivedAt)} UTC
              ${message.attachments.length === 0 ? "" : ` · ${message.attachments.length} attached`}
            </div>
          </article>
        `,
      )}
    `,
  });
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
    body: html`
      <section>
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
        outcomes.length === 0
          ? ""
          : html`<section>
              <h2>Report to the app</h2>
              <form method="post" action="${base}/report">
                ${outcomes.map(
                  (outcome) =>
                    html`<button name="outcome" value="${outcome}">${OUTCOME_TITLES[outcome]}</button> `,
                )}
              </form>
            </section>`
      }
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
    `,
  });
}

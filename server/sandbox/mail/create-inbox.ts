import { Hono } from "hono";

import type { MailLedger } from "./create-mail-ledger.ts";
import { inboxPage, messagePage } from "./inbox-page.ts";
import type { MailMessage } from "./mail-message.ts";
import { MAIL_OUTCOMES, type MailReports } from "./report-mails.ts";

/** A message's own HTML may look like something, and its links open new tabs; it may do nothing else. */
const MESSAGE_CSP =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; " +
  "sandbox allow-popups allow-popups-to-escape-sandbox";

const NOSNIFF = { "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" };

/** The web inbox, where each message's page can report what became of it, and its JSON: `GET /api/messages?to=`, `GET /api/messages/:id`, `DELETE /api/messages`. */
export function createInbox(ledger: MailLedger, reports: MailReports): Hono {
  const app = new Hono();
  const json = (message: MailMessage) => ({ ...toJson(message), read: ledger.isRead(message.id) });

  app.get("/", (context) => {
    const to = wantedRecipient(context.req.query("to"));
    return context.html(inboxPage({ messages: ledger.list({ to }), to, isRead: (id) => ledger.isRead(id) }));
  });

  app.post("/clear", (context) => {
    ledger.clear();
    return context.redirect("/", 303);
  });

  app.get("/messages/:id", (context) => {
    const message = ledger.find(context.req.param("id"));
    if (message === null) return context.notFound();
    ledger.markRead(message.id);
    return context.html(messagePage(message, reports.isWanted() ? MAIL_OUTCOMES : []));
  });

  app.post("/messages/:id/report", async (context) => {
    const message = ledger.find(context.req.param("id"));
    const { outcome } = await context.req.parseBody();
    const known = MAIL_OUTCOMES.find((one) => one === outcome);
    if (message === null || known === undefined) return context.notFound();
    if (reports.report(message, known) === null) return context.text("No webhook was set.", 409);
    return context.redirect(`/messages/${message.id}`, 303);
  });

  app.get("/messages/:id/html", (context) => {
    const message = ledger.find(context.req.param("id"));
    if (message?.html == null) return context.notFound();
    return context.html(withLinksInNewTabs(message.html), 200, {
      ...NOSNIFF,
      "content-security-policy": MESSAGE_CSP,
    });
  });

  app.get("/messages/:id/raw", (context) => {
    const message = ledger.find(context.req.param("id"));
    if (message === null) return context.notFound();
    return context.body(new Uint8Array(message.raw), 200, {
      ...NOSNIFF,
      "content-type": "text/plain; charset=utf-8",
    });
  });

  app.get("/messages/:id/attachments/:index", (context) => {
    const message = ledger.find(context.req.param("id"));
    const attachment = message?.attachments[Number(context.req.param("index"))];
    if (attachment === undefined) return context.notFound();
    return context.body(new Uint8Array(attachment.content), 200, {
      ...NOSNIFF,
      "content-type": attachment.contentType,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(attachment.filename)}`,
    });
  });

  app.get("/api/messages", (context) =>
    context.json(ledger.list({ to: wantedRecipient(context.req.query("to")) }).map(json)),
  );

  app.get("/api/messages/:id", (context) => {
    const message = ledger.find(context.req.param("id"));
    return message === null ? context.json({ error: "not_found" }, 404) : context.json(json(message));
  });

  app.delete("/api/messages", (context) => {
    ledger.clear();
    return context.body(null, 204);
  });

  return app;
}

/** The filter's form sends an empty field for "everybody". */
function wantedRecipient(query: string | undefined): string | undefined {
  return query === "" ? undefined : query;
}

/** The whole message, but for the bytes of its attachments and its source: those have addresses of their own. */
function toJson(message: MailMessage) {
  const { id, receivedAt, from, to, subject, text, html, headers, messageId, attachments } = message;
  return {
    id,
    receivedAt,
    from,
    to,
    subject,
    text,
    html,
    headers,
    messageId,
    attachments: attachments.map(({ filename, contentType, content }, index) => ({
      filename,
      contentType,
      size: content.byteLength,
      href: `/messages/${id}/attachments/${index}`,
    })),
    rawHref: `/messages/${id}/raw`,
  };
}

function withLinksInNewTabs(document: string): string {
  const base = '<base target="_blank">';
  return /<head[^>]*>/i.test(document)
    ? document.replace(/<head[^>]*>/i, (head) => head + base)
    : base + document;
}

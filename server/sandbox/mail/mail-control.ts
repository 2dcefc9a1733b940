import { Hono } from "hono";
import { z } from "zod";

import { readRequestBody } from "../control/read-request-body.ts";
import type { MailLedger } from "./create-mail-ledger.ts";
import type { SmtpLogin } from "./listen-smtp.ts";
import type { MailReports } from "./report-mails.ts";

const endpoint = z.strictObject({ url: z.url(), secret: z.string().startsWith("whsec_") });

/** Null lets everybody send. */
const smtpLogin = z.strictObject({ user: z.string().min(1), password: z.string().min(1) }).nullable();

/**
 * `GET /summary`: `{ total, unread }`; a mail is read once its page in the inbox was opened. `PUT /webhook_endpoint` with `{ url, secret }`: from then on the inbox's pages can report what became of a mail. `PUT /login` with `{ user, password }`
 * or null: who may send from then on. 400 for anything else.
 */
export function createMailControl(ledger: MailLedger, reports: MailReports, login: SmtpLogin): Hono {
  const app = new Hono();
  app.get("/summary", (context) => context.json(ledger.count()));
  app.put("/login", async (context) => {
    const given = smtpLogin.safeParse((await readRequestBody(context)).value);
    if (!given.success) return context.json({ error: z.prettifyError(given.error) }, 400);
    login.current = given.data;
    return context.json({ user: given.data?.user ?? null });
  });
  app.put("/webhook_endpoint", async (context) => {
    const given = endpoint.safeParse((await readRequestBody(context)).value);
    if (!given.success) return context.json({ error: z.prettifyError(given.error) }, 400);
    reports.sendTo(given.data);
    return context.json({ url: given.data.url });
  });
  return app;
}

import { Hono } from "hono";
import { z } from "zod";

import { readRequestBody } from "../control/read-request-body.ts";
import type { MailReports } from "./report-mails.ts";

const endpoint = z.strictObject({ url: z.url(), secret: z.string().startsWith("whsec_") });

/** `PUT /webhook_endpoint` with `{ url, secret }`: from then on the inbox's pages can report what became of a mail. 400 for anything else. */
export function createMailControl(reports: MailReports): Hono {
  const app = new Hono();
  app.put("/webhook_endpoint", async (context) => {
    const given = endpoint.safeParse((await readRequestBody(context)).value);
    if (!given.success) return context.json({ error: z.prettifyError(given.error) }, 400);
    reports.sendTo(given.data);
    return context.json({ url: given.data.url });
  });
  return app;
}

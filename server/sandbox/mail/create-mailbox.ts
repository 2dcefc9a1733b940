import type { Hono } from "hono";

import type { Kernel } from "../kernel/kernel.ts";
import { createInbox } from "./create-inbox.ts";
import { createMailLedger, type MailLedger } from "./create-mail-ledger.ts";
import { listenSmtp, type RunningSmtp, type SmtpLogin } from "./listen-smtp.ts";
import { createMailControl } from "./mail-control.ts";
import { createMailReports } from "./report-mails.ts";

export interface Mailbox {
  /** Every message that was accepted, oldest first. */
  ledger: MailLedger;
  /** The web inbox and its JSON. */
  app: Hono;
  /** What the control panel mounts under `/mail`. */
  control: Hono;
  /** Starts to accept mail; port 0 takes any free one. */
  listen(port: number): Promise<RunningSmtp>;
}

/** A mail server that delivers nothing and shows everything. */
export function createMailbox(kernel: Kernel): Mailbox {
  const ledger = createMailLedger();
  const reports = createMailReports(kernel);
  const login: SmtpLogin = { current: null };
  return {
    ledger,
    app: createInbox(ledger, reports),
    control: createMailControl(ledger, reports, login),
    listen: (port) => listenSmtp(kernel, ledger, login, port),
  };
}

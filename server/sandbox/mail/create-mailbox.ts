import type { Hono } from "hono";

import type { Kernel } from "../kernel/kernel.ts";
import { createInbox } from "./create-inbox.ts";
import { createMailLedger, type MailLedger } from "./create-mail-ledger.ts";
import { listenSmtp, type RunningSmtp } from "./listen-smtp.ts";

export interface Mailbox {
  /** Every message that was accepted, oldest first. */
  ledger: MailLedger;
  /** The web inbox and its JSON. */
  app: Hono;
  /** Starts to accept mail; port 0 takes any free one. */
  listen(port: number): Promise<RunningSmtp>;
}

/** A mail server that delivers nothing and shows everything. */
export function createMailbox(kernel: Kernel): Mailbox {
  const ledger = createMailLedger();
  return { ledger, app: createInbox(ledger), listen: (port) => listenSmtp(kernel, ledger, port) };
}

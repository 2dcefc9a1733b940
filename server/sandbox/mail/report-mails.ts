import { createHmac } from "node:crypto";

import type { Delivery, Kernel } from "../kernel/kernel.ts";
import type { MailMessage } from "./mail-message.ts";

/** What the provider may learn of a mail after it has taken it. */
export const MAIL_OUTCOMES = ["delivered", "bounced", "complained"] as const;
export type MailOutcome = (typeof MAIL_OUTCOMES)[number];

/** Where reports go, and what signs them: `whsec_` and base64. */
export interface ReportEndpoint {
  readonly url: string;
  readonly secret: string;
}

export interface MailReports {
  sendTo(endpoint: ReportEndpoint): void;
  /** Whether somebody wants to hear. */
  isWanted(): boolean;
  /** Tells the endpoint what became of a message, as Resend does; null without an endpoint. */
  report(message: MailMessage, outcome: MailOutcome): Delivery | null;
}

/** 24 h of tries, about as long as providers go on. */
const GIVE_UP_AFTER_MS = 24 * 3_600_000;

/** The mail provider's webhook: nothing becomes of a mail here until somebody says so. */
export function createMailReports(kernel: Kernel): MailReports {
  let endpoint: ReportEndpoint | null = null;
  let count = 0;
  return {
    sendTo(given) {
      endpoint = given;
    },
    isWanted: () => endpoint !== null,
    report(message, outcome) {
      if (endpoint === null) return null;
      const { url, secret } = endpoint;
      count += 1;
      const id = `msg_sandbox_${count}`;
      const type = `email.${outcome}`;
      const body = JSON.stringify({
        type,
        created_at: kernel.clock.now().toISOString(),
        data: {
          email_id: message.id,
          to: message.to,
          subject: message.subject,
          ...(outcome === "bounced" ? { bounce: { type: "Permanent", subType: "NoEmail" } } : {}),
        },
      });
      return kernel.postOffice.send({
        provider: "mail",
        endpointId: "mail_webhook",
        url,
        eventType: type,
        objectId: message.id,
        body,
        sign: (unixSeconds) => ({
          "webhook-id": id,
          "webhook-timestamp": String(unixSeconds),
          "webhook-signature": signatureOf(secret, `${id}.${unixSeconds}.${body}`),
        }),
        giveUpAfterMs: GIVE_UP_AFTER_MS,
      });
    },
  };
}

/** By Standard Webhooks: HMAC-SHA256 with what stands in base64 after `whsec_`. */
function signatureOf(secret: string, signed: string): string {
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  return `v1,${createHmac("sha256", key).update(signed).digest("base64")}`;
}

import { Webhook } from "standardwebhooks";
import { epochMsOf, epochSecondsOf } from "../../domain/values/instant.ts";
import type { WebhookSender } from "../../ports.ts";

/** What Standard Webhooks asks for: who checks takes any one of the signatures. */
export function signatureHeaders({
  id,
  at,
  secrets,
  body,
}: Omit<Parameters<WebhookSender["send"]>[0], "url">): Readonly<Record<string, string>> {
  const date = new Date(epochMsOf(at));
  return {
    "webhook-id": id,
    "webhook-timestamp": String(epochSecondsOf(at)),
    "webhook-signature": secrets.map((secret) => new Webhook(secret).sign(id, date, body)).join(" "),
  };
}

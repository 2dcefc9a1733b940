import { createHmac, randomUUID } from "node:crypto";
import { epochSecondsOf, type Instant } from "../domain/values/instant.ts";
import type { WebhookProbe } from "../ports.ts";

/** 10 s: an endpoint that takes longer loses deliveries. */
const TIMEOUT_MS = 10_000;
/** No provider sends this type; our endpoints answer it and store nothing. */
const EVENT_TYPE = "doctor.checked";

/** Signs as the providers do, and sends over the network to our public address. */
export function createWebhookProbe(settings: { readonly stripeUrl: string }): WebhookProbe {
  return {
    probeStripe(secret, at) {
      const event = {
        id: `evt_doctor_${randomUUID()}`,
        object: "event",
        type: EVENT_TYPE,
        data: { object: {} },
      };
      const body = JSON.stringify(event);
      return post(settings.stripeUrl, body, { "stripe-signature": signature(secret, at, body) });
    },
    probeCalendly(callbackUrl, signingKey, at) {
      const body = JSON.stringify({ event: EVENT_TYPE, created_at: at, payload: {} });
      return post(callbackUrl, body, { "calendly-webhook-signature": signature(signingKey, at, body) });
    },
  };
}

/** Both providers sign alike. */
function signature(key: string, at: Instant, body: string): string {
  const timestamp = epochSecondsOf(at);
  return `t=${timestamp},v1=${createHmac("sha256", key).update(`${timestamp}.${body}`).digest("hex")}`;
}

async function post(url: string, body: string, headers: Record<string, string>): Promise<number | null> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      // A provider follows no redirect either.
      redirect: "manual",
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return null;
  }
}

import { createHmac } from "node:crypto";

/** A delivery as Stripe would send it: the raw body and the header that signs it. */
export interface SignedEvent {
  readonly body: string;
  readonly signature: string;
}

/** Stripe's objects repeat their keys for every customer: the length of a real `charge.refunded` without its refunds. */
const BODY_BYTES = 2048;

/**
 * `count` different events, signed at `atSeconds` (Unix). Their type is one that is stored, and they are about a charge without a
 * PaymentIntent, so not about a booking: the worker takes each, finds that out without asking Stripe, and completes it.
 */
export function signedEvents(options: {
  readonly prefix: string;
  readonly count: number;
  readonly secret: string;
  readonly atSeconds: number;
}): SignedEvent[] {
  const { prefix, count, secret, atSeconds } = options;
  return Array.from({ length: count }, (_, index) => {
    const body = eventBody(`${prefix}${String(index).padStart(6, "0")}`, atSeconds);
    const digest = createHmac("sha256", secret).update(`${atSeconds}.${body}`).digest("hex");
    return { body, signature: `t=${atSeconds},v1=${digest}` };
  });
}

function eventBody(id: string, created: number): string {
  const event = {
    id: `evt_${id}`,
    object: "event",
    api_version: "2026-10-28.endive",
    created,
    livemode: false,
    pending_webhooks: 1,
    request: { id: `req_${id}`, idempotency_key: null },
    type: "charge.refunded",
    data: {
      object: {
        id: `ch_${id}`,
        object: "charge",
        amount: 15_000,
        amount_captured: 15_000,
        amount_refunded: 15_000,
        currency: "usd",
        customer: null,
        description: "",
        metadata: {},
        paid: true,
        payment_intent: null,
        refunded: true,
        status: "succeeded",
      },
    },
  };
  event.data.object.description = "x".repeat(BODY_BYTES - JSON.stringify(event).length);
  return JSON.stringify(event);
}

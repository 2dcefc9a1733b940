import { createHmac } from "node:crypto";

/** A delivery as Stripe would send it: the raw body and the header that signs it. */
export interface SignedEvent {
  readonly body: string;
  readonly signature: string;
}

/** Stripe's objects repeat their keys for every customer: the length of a real `charge.refunded` without its refunds. */
const BODY_BYTES = 2048;

interface Signing {
  /** Of the events' ids. */
  readonly prefix: string;
  readonly secret: string;
  readonly atSeconds: number;
}

/** A checkout that was paid, and what it says of itself. */
export interface PaidCheckout {
  readonly checkoutId: string;
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * `count` different events, signed at `atSeconds` (Unix). Their type is one that is stored, and they are about a charge without a
 * PaymentIntent, so not about a booking: the worker takes each, finds that out without asking Stripe, and completes it.
 */
export function signedEvents(options: Signing & { readonly count: number }): SignedEvent[] {
  return Array.from({ length: options.count }, (_, index) =>
    sign(options, index, "charge.refunded", (id) => ({
      id: `ch_${id}`,
      object: "charge",
      amount: 15_000,
      amount_captured: 15_000,
      amount_refunded: 15_000,
      currency: "usd",
      customer: null,
      metadata: {},
      paid: true,
      payment_intent: null,
      refunded: true,
      status: "succeeded",
    })),
  );
}

/** One `checkout.session.completed` for each: the worker reads the checkout at Stripe and confirms its booking. */
export function signedPayments(
  options: Signing & { readonly checkouts: readonly PaidCheckout[] },
): SignedEvent[] {
  return options.checkouts.map(({ checkoutId, metadata }, index) =>
    sign(options, index, "checkout.session.completed", () => ({
      id: checkoutId,
      object: "checkout.session",
      amount_total: 15_000,
      currency: "usd",
      metadata,
      mode: "payment",
      payment_status: "paid",
      status: "complete",
    })),
  );
}

function sign(
  { prefix, secret, atSeconds }: Signing,
  index: number,
  type: string,
  objectOf: (id: string) => object,
): SignedEvent {
  const id = `${prefix}${String(index).padStart(6, "0")}`;
  const eventWith = (description: string) => ({
    id: `evt_${id}`,
    object: "event",
    api_version: "2026-10-28.endive",
    created: atSeconds,
    livemode: false,
    pending_webhooks: 1,
    request: { id: `req_${id}`, idempotency_key: null },
    type,
    data: { object: { ...objectOf(id), description } },
  });
  const body = JSON.stringify(eventWith("x".repeat(BODY_BYTES - JSON.stringify(eventWith("")).length)));
  const digest = createHmac("sha256", secret).update(`${atSeconds}.${body}`).digest("hex");
  return { body, signature: `t=${atSeconds},v1=${digest}` };
}

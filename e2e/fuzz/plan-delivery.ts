import { signatureOf } from "../http/sign-delivery.ts";
import { chance, pick } from "./draw.ts";
import { spoiltInput } from "./input-from-schema.ts";
import { jsonText, nastyText, spoiltJson } from "./nasty-values.ts";
import type { Planning } from "./planning.ts";
import type { WireRequest } from "./wire.ts";

/** Stripe's and Calendly's names of what happens, and some that are none. */
const STRIPE_TYPES = [
  ...["checkout.session.completed", "checkout.session.expired", "checkout.session.async_payment_failed"],
  ...[
    "refund.updated",
    "refund.failed",
    "charge.refunded",
    "charge.dispute.created",
    "payment_intent.succeeded",
  ],
];
const CALENDLY_TYPES = [
  "invitee.created",
  "invitee.canceled",
  "invitee_no_show.created",
  "routing_form_submission.created",
];
/** Of a hundred deliveries: the rest shows a signature that is none. */
const SIGNED_PERCENT = 75;

/** Something is delivered, mostly with a good signature: what it says is then still no reason to believe it. */
export function deliveryRequest(path: string, planning: Planning): WireRequest {
  const { draw, number, endpoints, now } = planning;
  const endpoint = endpoints.find(({ url }) => new URL(url).pathname === path);
  const plain = path.endsWith("stripe") ? stripeEvent(planning) : calendlyEvent(planning);
  const event = chance(draw, 50) ? spoiltInput(plain, planning) : plain;
  const text = jsonText(event);
  const body = chance(draw, 10) ? spoiltJson(draw, text) : Buffer.from(text);
  const isSigned = endpoint !== undefined && chance(draw, SIGNED_PERCENT);
  const signature = isSigned
    ? signatureOf(body.toString(), now, endpoint.key)
    : pick(draw, ["t=1,v1=00", "", nastyText(draw, number)]);
  const url = endpoint === undefined ? null : new URL(endpoint.url);
  const header = path.endsWith("stripe") ? "stripe-signature" : "calendly-webhook-signature";
  return {
    method: "POST",
    target: url === null ? path : `${url.pathname}${url.search}`,
    headers: { "content-type": "application/json", [header]: signature },
    body,
  };
}

function stripeEvent({ draw, vocabulary, caller, number }: Planning): unknown {
  const type = chance(draw, 90) ? pick(draw, STRIPE_TYPES) : nastyText(draw, number);
  const word = (field: string) => vocabulary.wordFor(field, { caller, draw, number });
  const checkoutId = word("checkoutId");
  return {
    id: `evt_fuzz${number}`,
    object: "event",
    api_version: "2025-01-01",
    created: 1_780_000_000,
    livemode: false,
    type,
    data: {
      object: {
        id: type.startsWith("checkout")
          ? checkoutId
          : pick(draw, ["re_fuzz", "ch_fuzz", "pi_fuzz", word("paymentIntentId")]),
        object: type.startsWith("checkout")
          ? "checkout.session"
          : pick(draw, ["refund", "charge", "dispute"]),
        payment_status: "paid",
        status: "complete",
        amount: 1,
        amount_total: 1,
        currency: "usd",
        charge: "ch_fuzz",
        payment_intent: word("paymentIntentId"),
        metadata: { booking_id: word("bookingId") },
      },
    },
  };
}

function calendlyEvent({ draw, vocabulary, caller, number }: Planning): unknown {
  const base = pick(draw, ["https://api.calendly.com", "https://evil.example", "http://127.0.0.1:1"]);
  return {
    event: chance(draw, 90) ? pick(draw, CALENDLY_TYPES) : nastyText(draw, number),
    created_at: "2026-03-02T10:00:00.000000Z",
    created_by: `${base}/users/ada`,
    payload: {
      uri: `${base}/scheduled_events/fuzz${number}/invitees/fuzz${number}`,
      email: caller.email,
      name: nastyText(draw, number),
      status: pick(draw, ["active", "canceled"]),
      event: `${base}/scheduled_events/fuzz${number}`,
      scheduled_event: { uri: `${base}/scheduled_events/fuzz${number}`, event_type: `${base}/event_types/x` },
      tracking: { utm_content: vocabulary.wordFor("bookingId", { caller, draw, number }) },
    },
  };
}

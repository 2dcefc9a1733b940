import type Stripe from "stripe";
import { z } from "zod";

import { StripeApiError } from "../api/api-errors.ts";
import { cardDetails } from "../resources/card-charges.ts";
import { addCharge, bookCharge } from "../resources/charges.ts";
import { markComplete } from "../resources/checkout-payment.ts";
import { EXPIRES_SECONDS_MAX } from "../resources/checkout-session-rules.ts";
import { addSession, startExpiry } from "../resources/checkout-sessions.ts";
import { addDispute, winDispute } from "../resources/disputes.ts";
import { createPaymentIntent, markSucceeded } from "../resources/payment-intents.ts";
import { addRefund } from "../resources/refunds.ts";
import type { CheckoutRecord, StripeState } from "../state/stripe-state.ts";
import { TEST_CARDS } from "../resources/test-cards.ts";
import type { Payer } from "../resources/test-cards.ts";

const metadata = z.record(z.string(), z.string());

/** Unix seconds, given so or as an ISO instant. */
const created = z.union([
  z.number().int(),
  z.iso.datetime({ offset: true }).transform((text) => Math.floor(Date.parse(text) / 1000)),
]);

/** Which ids a checkout of each state has. */
const IDS_OF_STATE = {
  open: ["checkout_id"],
  expired: ["checkout_id"],
  paid: ["checkout_id", "payment_intent_id"],
  paid_and_refunded: ["checkout_id", "payment_intent_id", "refund_id"],
  paid_and_disputed: ["checkout_id", "payment_intent_id", "dispute_id"],
} as const;

/** An id that somebody has written down already; a new one when absent. */
const given = (pattern: RegExp) => z.string().regex(pattern).optional();
const givenIds = {
  checkout_id: given(/^cs_test_\w+$/),
  payment_intent_id: given(/^pi_\w+$/),
  refund_id: given(/^re_\w+$/),
  dispute_id: given(/^du_\w+$/),
};
const ID_NAMES = Object.keys(givenIds) as (keyof typeof givenIds)[];

/** A checkout that is to have happened, as `POST /plant` takes it. */
const plant = z.strictObject({
  ...givenIds,
  state: z.enum(["open", "expired", "paid", "paid_and_refunded", "paid_and_disputed"]),
  /** In the currency's smallest unit. */
  amount: z.number().int().positive(),
  currency: z.string(),
  /** Of the session and its payment intent. */
  metadata: metadata.default({}),
  client_reference_id: z.string().optional(),
  customer_email: z.string().optional(),
  /** Now when absent. */
  created_at: created.optional(),
  /** A day after its creation when absent; of an open one, a day from now. */
  expires_at: created.optional(),
  /** Of `paid_and_refunded`; all of it when absent. */
  refund_amount: z.number().int().positive().optional(),
  refund_metadata: metadata.default({}),
  refund_created_at: created.optional(),
  /** Of `paid_and_disputed`: when the bank asked; with the payment when absent. */
  dispute_created_at: created.optional(),
  /** How long it takes an answer; some days, as for any dispute, when absent. */
  dispute_due_by: created.optional(),
  /** When the bank decided for the seller; it has yet to decide when absent. */
  dispute_won_at: created.optional(),
});

/** All or nothing: the checkouts of one request. An id that its checkout cannot have is refused. */
export const plants = z.array(
  plant.superRefine((one, context) => {
    const known: readonly string[] = IDS_OF_STATE[one.state];
    for (const name of ID_NAMES) {
      if (one[name] === undefined || known.includes(name)) continue;
      context.addIssue({ code: "custom", path: [name], message: `is nothing that ${one.state} has` });
    }
  }),
);

interface PlantedIds {
  checkout_id: string;
  payment_intent_id: string | null;
  charge_id: string | null;
  refund_id: string | null;
  dispute_id: string | null;
}

/** As if they had happened: no event, no delivery, and no timer but an open one's end. Throws when an id is given that is taken, and makes none of them. */
export function plantCheckouts(state: StripeState, rows: z.output<typeof plants>): PlantedIds[] {
  const seen = new Set<string>();
  for (const id of rows.flatMap((row) => ID_NAMES.map((name) => row[name]))) {
    if (id === undefined) continue;
    if (seen.has(id) || isTaken(state, id)) {
      throw new StripeApiError(`There is one with the id ${id} already.`, { status: 409 });
    }
    seen.add(id);
  }
  return rows.map((row) => plantCheckout(state, row));
}

function isTaken({ checkouts, paymentIntents, refunds, disputes }: StripeState, id: string): boolean {
  return [checkouts, paymentIntents, refunds, disputes].some((all) => all.find(id) !== undefined);
}

function plantCheckout(state: StripeState, parameters: z.output<typeof plant>): PlantedIds {
  const now = state.kernel.clock.unixSeconds();
  const createdAt = parameters.created_at ?? now;
  const record = addSession(
    state,
    {
      metadata: parameters.metadata,
      payment_intent_data: { metadata: parameters.metadata },
      client_reference_id: parameters.client_reference_id,
      customer_email: parameters.customer_email,
      expires_at:
        parameters.expires_at ?? (parameters.state === "open" ? now + EXPIRES_SECONDS_MAX : undefined),
    },
    {
      items: [
        {
          price_data: {
            currency: parameters.currency,
            unit_amount: parameters.amount,
            product_data: { name: "Planted" },
          },
          quantity: 1,
        },
      ],
      successUrl: "https://example.com/done",
      created: createdAt,
      id: parameters.checkout_id,
    },
  );
  const { session } = record;
  const ids = {
    checkout_id: record.id,
    payment_intent_id: null,
    charge_id: null,
    refund_id: null,
    dispute_id: null,
  };
  if (parameters.state === "open") {
    startExpiry(state, record);
    return ids;
  }
  session.url = null;
  if (parameters.state === "expired") {
    session.status = "expired";
    return ids;
  }
  const charge = plantPayment(state, record, parameters.payment_intent_id);
  const paid = { ...ids, payment_intent_id: record.paymentIntentId, charge_id: charge.id };
  if (parameters.state === "paid") return paid;
  if (parameters.state === "paid_and_disputed") {
    const dispute = addDispute(state, charge, parameters.dispute_created_at ?? createdAt, {
      id: parameters.dispute_id,
    });
    const { dispute_due_by: dueBy, dispute_won_at: wonAt } = parameters;
    if (dueBy !== undefined) dispute.evidence_details.due_by = dueBy;
    if (wonAt !== undefined) winDispute(state, dispute, wonAt);
    return { ...paid, dispute_id: dispute.id };
  }
  const refund = addRefund(state, charge, {
    amount: Math.min(parameters.refund_amount ?? parameters.amount, parameters.amount),
    status: "succeeded",
    metadata: parameters.refund_metadata,
    created: parameters.refund_created_at ?? createdAt,
    id: parameters.refund_id,
  });
  return { ...paid, refund_id: refund.id };
}

function plantPayment(
  state: StripeState,
  record: CheckoutRecord,
  intentId: string | undefined,
): Stripe.Charge {
  const { session } = record;
  const [card] = TEST_CARDS;
  if (card === undefined) throw new Error("There is no test card to pay with.");
  const payer: Payer = {
    card,
    expMonth: 12,
    expYear: 2099,
    email: session.customer_email ?? "payer@example.com",
    name: "Test Payer",
  };
  const intent = createPaymentIntent(state, {
    amountMinor: session.amount_total ?? 0,
    currency: session.currency ?? "usd",
    methods: session.payment_method_types,
    data: record.paymentIntentData,
    created: session.created,
    id: intentId,
  });
  const paymentMethodId = "pm_card_visa";
  const charge = addCharge(state, {
    intent,
    payer,
    paymentMethodId,
    details: { type: "card", card: cardDetails({ intent, payer, authenticated: false, decline: null }) },
    answer: "accepted",
    created: session.created,
  });
  state.cardOfCharge.set(charge.id, card);
  charge.balance_transaction = bookCharge(state, charge, session.created);
  markSucceeded(intent, charge, paymentMethodId);
  record.paymentIntentId = intent.id;
  session.payment_intent = intent.id;
  session.payment_status = "paid";
  markComplete(session, payer);
  return charge;
}

import type Stripe from "stripe";

import { noSuch } from "./api-errors.ts";
import { addBalanceTransaction } from "./balance-transactions.ts";
import { CAUSED_BY_STRIPE, recordEvent } from "./events.ts";
import { expand } from "./expand.ts";
import { newId } from "./object-ids.ts";
import { createdFilter, isCreatedWithin, pageOf, pageParameters } from "./pagination.ts";
import { expandable, map, readParameters, text } from "./parameters.ts";
import type { StripeApi } from "./stripe-api.ts";
import type { StripeState } from "./stripe-state.ts";

const DAY_SECONDS = 24 * 60 * 60;

/** 8 days: a card dispute is to be answered within a week or so. */
const ANSWER_DAYS = 8;

const NO_EVIDENCE: Stripe.Dispute.Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};

/**
 * The payer's bank takes the charge back until the dispute is closed; not every bank takes an answer. Does nothing to a charge already
 * disputed.
 */
export function createDispute(
  state: StripeState,
  charge: Stripe.Charge,
  isAnswerable = true,
): Stripe.Dispute {
  const [earlier] = state.disputes.of(charge.id);
  if (earlier !== undefined) return earlier;
  const dispute = addDispute(state, charge, state.kernel.clock.unixSeconds(), isAnswerable);
  recordEvent(state, "charge.dispute.created", dispute, CAUSED_BY_STRIPE);
  recordEvent(state, "charge.dispute.funds_withdrawn", dispute, CAUSED_BY_STRIPE);
  return dispute;
}

/** Opens a dispute without telling anybody. `now` in Unix seconds. */
export function addDispute(
  state: StripeState,
  charge: Stripe.Charge,
  now: number,
  isAnswerable = true,
): Stripe.Dispute {
  const dispute = state.disputes.add({
    id: newId("dispute"),
    object: "dispute",
    amount: charge.amount - charge.amount_refunded,
    balance_transactions: [],
    charge: charge.id,
    created: now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: { ...NO_EVIDENCE },
    evidence_details: {
      due_by: isAnswerable ? endOfDay(now + ANSWER_DAYS * DAY_SECONDS) : 0,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: "not_submitted",
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason: "fraudulent",
    status: "needs_response",
  });
  charge.disputed = true;
  moveFunds(state, dispute, -dispute.amount, now);
  return dispute;
}

/** The last second of that day in UTC: a deadline at Stripe is a day, written as its end. */
function endOfDay(unixSeconds: number): number {
  return (Math.floor(unixSeconds / DAY_SECONDS) + 1) * DAY_SECONDS - 1;
}

/** The bank decides. A dispute that was won gives the money back and lets the charge be refunded again. */
export function closeDispute(state: StripeState, id: string, status: "won" | "lost"): Stripe.Dispute {
  const dispute = getDispute(state, id);
  if (dispute.status === "won" || dispute.status === "lost") return dispute;
  dispute.status = status;
  dispute.is_charge_refundable = status === "won";
  recordEvent(state, "charge.dispute.closed", dispute, CAUSED_BY_STRIPE);
  if (status === "won") {
    moveFunds(state, dispute, dispute.amount, state.kernel.clock.unixSeconds());
    recordEvent(state, "charge.dispute.funds_reinstated", dispute, CAUSED_BY_STRIPE);
  }
  return dispute;
}

function moveFunds(state: StripeState, dispute: Stripe.Dispute, amount: number, now: number): void {
  const transaction = addBalanceTransaction(state, {
    type: "adjustment",
    reportingCategory: amount < 0 ? "dispute" : "dispute_reversal",
    amount,
    currency: dispute.currency,
    source: dispute.id,
    created: now,
  });
  dispute.balance_transactions.push(transaction);
}

/** Whether an open or lost dispute keeps the charge from being refunded. */
export function isChargedBack(state: StripeState, charge: Stripe.Charge): boolean {
  return state.disputes.of(charge.id).some((dispute) => !dispute.is_charge_refundable);
}

function getDispute(state: StripeState, id: string): Stripe.Dispute {
  const dispute = state.disputes.find(id);
  if (dispute === undefined) throw noSuch("dispute", id, "dispute");
  return dispute;
}

const listParameters = map({
  ...pageParameters,
  ...createdFilter,
  charge: text().optional(),
  payment_intent: text().optional(),
});

/** `/v1/disputes`: read only; the payer's bank opens and closes them. */
export function mountDisputes(api: StripeApi, state: StripeState): void {
  api.get("/v1/disputes", async (context) => {
    const parameters = await readParameters(context, listParameters);
    const { charge, payment_intent: intentId, created } = parameters;
    const page = pageOf(state.disputes, parameters, {
      url: "/v1/disputes",
      kind: "dispute",
      key: charge ?? intentId,
      matches: (dispute) =>
        (intentId === undefined || dispute.payment_intent === intentId) &&
        isCreatedWithin(dispute.created, created),
    });
    return context.json(expand(state, page, parameters.expand));
  });

  api.get("/v1/disputes/:id", async (context) => {
    const parameters = await readParameters(context, map(expandable));
    return context.json(expand(state, getDispute(state, context.req.param("id")), parameters.expand));
  });
}

import type Stripe from "stripe";

import { noSuch } from "../api/api-errors.ts";
import { addBalanceTransaction } from "./balance-transactions.ts";
import { CAUSED_BY_STRIPE, recordEvent } from "./events.ts";
import { expand } from "../api/expand.ts";
import { newId } from "../state/object-ids.ts";
import { createdFilter, isCreatedWithin, pageOf, pageParameters } from "../api/pagination.ts";
import { expandable, map, readParameters, text } from "../api/parameters.ts";
import type { StripeApi } from "../api/stripe-api.ts";
import type { StripeState } from "../state/stripe-state.ts";

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

/** How a payer's bank goes about it. */
export interface NewDispute {
  /** Not every bank takes an answer. */
  readonly answerable?: boolean;
  /** In minor units; all that is left of the charge when it is not given. A bank may ask for a part, or for more than was paid. */
  readonly amount?: number | undefined;
  /** The bank only asks: nothing is withdrawn, and the charge can be refunded, which settles it. */
  readonly inquiry?: boolean;
  /** A new one when absent. */
  readonly id?: string | undefined;
}

/** The payer's bank takes the charge back until the dispute is closed, or asks about it. Does nothing to a charge already disputed. */
export function createDispute(
  state: StripeState,
  charge: Stripe.Charge,
  how: NewDispute = {},
): Stripe.Dispute {
  const [earlier] = state.disputes.of(charge.id);
  if (earlier !== undefined) return earlier;
  const dispute = addDispute(state, charge, state.kernel.clock.unixSeconds(), how);
  recordEvent(state, "charge.dispute.created", dispute, CAUSED_BY_STRIPE);
  if (how.inquiry !== true) recordEvent(state, "charge.dispute.funds_withdrawn", dispute, CAUSED_BY_STRIPE);
  return dispute;
}

/** The bank was not content with the answer to its inquiry: it takes the charge back now. Does nothing to what is no open inquiry. */
export function escalateInquiry(state: StripeState, id: string): Stripe.Dispute {
  const dispute = getDispute(state, id);
  if (dispute.status !== "warning_needs_response") return dispute;
  dispute.status = "needs_response";
  dispute.is_charge_refundable = false;
  moveFunds(state, dispute, -dispute.amount, state.kernel.clock.unixSeconds());
  recordEvent(state, "charge.dispute.updated", dispute, CAUSED_BY_STRIPE);
  recordEvent(state, "charge.dispute.funds_withdrawn", dispute, CAUSED_BY_STRIPE);
  return dispute;
}

/** The bank gives another day for the answer, in Unix seconds, or names one at last. Does nothing to what is decided. */
export function setAnswerDay(state: StripeState, id: string, dueBy: number): Stripe.Dispute {
  const dispute = getDispute(state, id);
  if (["won", "lost", "warning_closed"].includes(dispute.status)) return dispute;
  dispute.evidence_details.due_by = dueBy;
  recordEvent(state, "charge.dispute.updated", dispute, CAUSED_BY_STRIPE);
  return dispute;
}

/** A refund of all of a charge settles what a bank only asks about. */
export function settleInquiry(state: StripeState, charge: Stripe.Charge): void {
  if (!charge.refunded) return;
  for (const dispute of state.disputes.of(charge.id)) {
    if (dispute.status === "warning_needs_response") closeInquiry(state, dispute);
  }
}

function closeInquiry(state: StripeState, dispute: Stripe.Dispute): Stripe.Dispute {
  dispute.status = "warning_closed";
  recordEvent(state, "charge.dispute.closed", dispute, CAUSED_BY_STRIPE);
  return dispute;
}

/** Opens a dispute without telling anybody. `now` in Unix seconds. */
export function addDispute(
  state: StripeState,
  charge: Stripe.Charge,
  now: number,
  { answerable: isAnswerable = true, amount, inquiry = false, id }: NewDispute = {},
): Stripe.Dispute {
  const dispute = state.disputes.add({
    id: id ?? newId("dispute"),
    object: "dispute",
    amount: amount ?? charge.amount - charge.amount_refunded,
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
    is_charge_refundable: inquiry,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason: "fraudulent",
    status: inquiry ? "warning_needs_response" : "needs_response",
  });
  charge.disputed = true;
  if (!inquiry) moveFunds(state, dispute, -dispute.amount, now);
  return dispute;
}

/** The last second of that day in UTC: a deadline at Stripe is a day, written as its end. */
function endOfDay(unixSeconds: number): number {
  return (Math.floor(unixSeconds / DAY_SECONDS) + 1) * DAY_SECONDS - 1;
}

/** The bank decides. A dispute that was won gives the money back and lets the charge be refunded again; an inquiry can only be closed. */
export function closeDispute(state: StripeState, id: string, status: "won" | "lost"): Stripe.Dispute {
  const dispute = getDispute(state, id);
  if (["won", "lost", "warning_closed"].includes(dispute.status)) return dispute;
  if (dispute.status.startsWith("warning_")) return closeInquiry(state, dispute);
  dispute.status = status;
  dispute.is_charge_refundable = status === "won";
  recordEvent(state, "charge.dispute.closed", dispute, CAUSED_BY_STRIPE);
  if (status === "won") {
    moveFunds(state, dispute, dispute.amount, state.kernel.clock.unixSeconds());
    recordEvent(state, "charge.dispute.funds_reinstated", dispute, CAUSED_BY_STRIPE);
  }
  return dispute;
}

/** A dispute that the bank decided for the seller before, as it stands afterwards; nobody is told. `wonAt` in Unix seconds. */
export function winDispute(state: StripeState, dispute: Stripe.Dispute, wonAt: number): void {
  dispute.status = "won";
  dispute.is_charge_refundable = true;
  moveFunds(state, dispute, dispute.amount, wonAt);
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

/** Whether an open dispute keeps the charge from being refunded, or a lost one has taken what is to be. */
export function isChargedBack(state: StripeState, charge: Stripe.Charge, asked: number): boolean {
  const disputes = state.disputes.of(charge.id);
  const lost = disputes.filter(({ status }) => status === "lost");
  const takenMinor = lost.reduce((sum, { amount }) => sum + amount, 0);
  return (
    disputes.some((dispute) => !dispute.is_charge_refundable && dispute.status !== "lost") ||
    (lost.length > 0 && asked > charge.amount - charge.amount_refunded - takenMinor)
  );
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

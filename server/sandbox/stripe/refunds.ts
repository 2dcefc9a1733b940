import type Stripe from "stripe";

import { StripeApiError, noSuch } from "./api-errors.ts";
import { getCharge } from "./charges.ts";
import { formatAmount } from "./currencies.ts";
import { isChargedBack } from "./disputes.ts";
import { CAUSED_BY_STRIPE, recordEvent } from "./events.ts";
import { idOf, newId, randomText } from "./object-ids.ts";
import { getPaymentIntent } from "./payment-intents.ts";
import { later } from "./stripe-state.ts";
import type { Cause, StripeState } from "./stripe-state.ts";

/** The card network confirms a refund this much later with its reference number. */
const REFERENCE_MS = 2_000;

/** The bank of the test cards for unhappy refunds takes this long. */
const BANK_MS = 60_000;

export interface RefundOrder {
  payment_intent?: string | undefined;
  charge?: string | undefined;
  /** In the currency's smallest unit; what is left when absent. */
  amount?: number | undefined;
  reason?: Stripe.Refund.Reason | undefined;
  metadata?: Stripe.Metadata | undefined;
  refund_application_fee?: boolean | undefined;
  reverse_transfer?: boolean | undefined;
}

/** Gives money back at once, in one turn with the check of what is left. Throws Stripe's refusals. */
export function createRefund(state: StripeState, order: RefundOrder, cause: Cause): Stripe.Refund {
  const charge = chargeOf(state, order);
  const amount = amountOf(state, charge, order);
  const card = state.cardOfCharge.get(charge.id);
  const waits = card?.behaviour.kind === "pays_and_refund_waits";
  const refund = state.refunds.add({
    id: newId("refund"),
    object: "refund",
    amount,
    balance_transaction: newId("balanceTransaction"),
    charge: charge.id,
    created: state.kernel.clock.unixSeconds(),
    currency: charge.currency,
    customer: null,
    customer_account: null,
    destination_details: {
      card: {
        reference_status: "pending",
        reference_type: "acquirer_reference_number",
        type: "refund",
      },
      type: "card",
    },
    metadata: order.metadata ?? {},
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: order.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: waits ? "pending" : "succeeded",
    transfer_reversal: null,
  });
  const before = { amount_refunded: charge.amount_refunded, refunded: charge.refunded };
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount;
  recordEvent(state, "refund.created", refund, cause);
  recordEvent(state, "charge.refunded", charge, cause, before);

  if (waits) later(state, BANK_MS, () => succeed(state, refund));
  else later(state, REFERENCE_MS, () => confirm(state, refund));
  if (card?.behaviour.kind === "pays_and_refund_fails")
    later(state, BANK_MS, () => failRefund(state, refund.id));
  return refund;
}

/** The bank sends the money back: the refund has failed and the charge counts it no more. */
export function failRefund(state: StripeState, id: string): Stripe.Refund {
  const refund = getRefund(state, id);
  if (refund.status === "failed" || refund.status === "canceled") return refund;
  refund.status = "failed";
  refund.failure_reason = "lost_or_stolen_card";
  refund.failure_balance_transaction = newId("balanceTransaction");
  const charge = state.charges.find(idOf(refund.charge) ?? "");
  if (charge !== undefined) {
    charge.amount_refunded -= refund.amount;
    charge.refunded = false;
  }
  recordEvent(state, "refund.updated", refund, CAUSED_BY_STRIPE);
  recordEvent(state, "refund.failed", refund, CAUSED_BY_STRIPE);
  return refund;
}

function succeed(state: StripeState, refund: Stripe.Refund): void {
  if (refund.status !== "pending") return;
  refund.status = "succeeded";
  confirm(state, refund);
}

function confirm(state: StripeState, refund: Stripe.Refund): void {
  const card = refund.destination_details?.card;
  if (card === undefined || refund.status !== "succeeded") return;
  card.reference = randomText(23).toUpperCase();
  card.reference_status = "available";
  recordEvent(state, "refund.updated", refund, CAUSED_BY_STRIPE);
}

function chargeOf(state: StripeState, order: RefundOrder): Stripe.Charge {
  if (order.charge !== undefined) return getCharge(state, order.charge);
  if (order.payment_intent === undefined) {
    throw new StripeApiError(
      "One of the following params should be provided for this request: payment_intent or charge.",
    );
  }
  const intent = getPaymentIntent(state, order.payment_intent, "payment_intent");
  if (intent.status !== "succeeded") {
    throw new StripeApiError(
      `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
      {
        kept: true,
      },
    );
  }
  return getCharge(state, idOf(intent.latest_charge) ?? "");
}

function amountOf(state: StripeState, charge: Stripe.Charge, order: RefundOrder): number {
  if (!charge.paid) {
    throw new StripeApiError(`Charge ${charge.id} has failed and cannot be refunded.`, { kept: true });
  }
  if (charge.refunded) {
    throw new StripeApiError(`Charge ${charge.id} has already been refunded.`, {
      code: "charge_already_refunded",
      kept: true,
    });
  }
  if (isChargedBack(state, charge)) {
    throw new StripeApiError(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: "charge_disputed",
      kept: true,
    });
  }
  const left = charge.amount - charge.amount_refunded;
  const amount = order.amount ?? left;
  if (amount > left) {
    const [asked, remaining] = [formatAmount(amount, charge.currency), formatAmount(left, charge.currency)];
    throw new StripeApiError(
      `Refund amount (${asked}) is greater than unrefunded amount on charge (${remaining})`,
      { param: "amount", kept: true },
    );
  }
  if (order.refund_application_fee === true && charge.application_fee_amount === null) {
    throw new StripeApiError(
      `Attempting to refund_application_fee on ${charge.id}, but it has no application fee`,
      { kept: true },
    );
  }
  if (order.reverse_transfer === true && charge.transfer_data === null) {
    throw new StripeApiError(`Attempting to reverse_transfer on ${charge.id}, but it has no transfer`, {
      kept: true,
    });
  }
  return amount;
}

/** Throws Stripe's 404 when there is none. */
export function getRefund(state: StripeState, id: string): Stripe.Refund {
  const refund = state.refunds.find(id);
  if (refund === undefined) throw noSuch("refund", id);
  return refund;
}

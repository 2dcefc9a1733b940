import type Stripe from "stripe";

import { StripeApiError, noSuch } from "../api/api-errors.ts";
import { addBalanceTransaction, balanceOf } from "./balance-transactions.ts";
import { getCharge } from "./charges.ts";
import { formatAmount } from "../state/currencies.ts";
import { isChargedBack, settleInquiry } from "./disputes.ts";
import { recordEvent } from "./events.ts";
import { idOf, newId } from "../state/object-ids.ts";
import { getPaymentIntent } from "./payment-intents.ts";
import type { Cause, StripeState, WaitingRefundStatus } from "../state/stripe-state.ts";

export interface RefundParameters {
  payment_intent?: string | undefined;
  charge?: string | undefined;
  /** In the currency's smallest unit; what is left when absent. */
  amount?: number | undefined;
  reason?: Stripe.Refund.Reason | undefined;
  metadata?: Stripe.Metadata | undefined;
  refund_application_fee?: boolean | undefined;
  reverse_transfer?: boolean | undefined;
}

interface NewRefund {
  amount: number;
  status: "succeeded" | WaitingRefundStatus;
  reason?: Stripe.Refund.Reason | undefined;
  metadata?: Stripe.Metadata | undefined;
  /** Unix seconds. */
  created: number;
  /** A new one when absent. */
  id?: string | undefined;
}

/** Takes the money out of the balance and off the charge, without telling anybody. What is left must have been checked. */
export function addRefund(state: StripeState, charge: Stripe.Charge, parameters: NewRefund): Stripe.Refund {
  const isCard = charge.payment_method_details?.type === "card";
  const refund = state.refunds.add({
    id: parameters.id ?? newId("refund"),
    object: "refund",
    amount: parameters.amount,
    balance_transaction: null,
    charge: charge.id,
    created: parameters.created,
    currency: charge.currency,
    customer: null,
    customer_account: null,
    destination_details: isCard
      ? {
          card: {
            reference_status: "pending",
            reference_type: "acquirer_reference_number",
            type: "refund",
          },
          type: "card",
        }
      : { type: "sepa_bank_transfer" },
    metadata: parameters.metadata ?? {},
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: parameters.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: parameters.status,
    transfer_reversal: null,
  });
  refund.balance_transaction = addBalanceTransaction(state, {
    type: isCard ? "refund" : "payment_refund",
    reportingCategory: "refund",
    amount: -parameters.amount,
    currency: charge.currency,
    source: refund.id,
    created: parameters.created,
  }).id;
  charge.amount_refunded += parameters.amount;
  charge.refunded = charge.amount_refunded === charge.amount;
  return refund;
}

/** Gives money back at once, in one turn with the check of what is left, and tells of it. Throws Stripe's refusals. */
export function createRefund(
  state: StripeState,
  parameters: RefundParameters,
  cause: Cause,
  status: NewRefund["status"],
): Stripe.Refund {
  const charge = chargeOf(state, parameters);
  const amount = amountOf(state, charge, parameters);
  const before = { amount_refunded: charge.amount_refunded, refunded: charge.refunded };
  const { reason, metadata } = parameters;
  const created = state.kernel.clock.unixSeconds();
  const refund = addRefund(state, charge, { amount, status, reason, metadata, created });
  recordEvent(state, "refund.created", refund, cause);
  recordEvent(state, "charge.refunded", charge, cause, before);
  settleInquiry(state, charge);
  return refund;
}

/** The charge that is to be refunded. Throws when there is none. */
export function chargeOf(state: StripeState, parameters: RefundParameters): Stripe.Charge {
  if (parameters.charge !== undefined) return getCharge(state, parameters.charge);
  if (parameters.payment_intent === undefined) {
    throw new StripeApiError(
      "One of the following params should be provided for this request: payment_intent or charge.",
    );
  }
  const intent = getPaymentIntent(state, parameters.payment_intent, "payment_intent");
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

function amountOf(state: StripeState, charge: Stripe.Charge, parameters: RefundParameters): number {
  if (!charge.paid) {
    throw new StripeApiError(`Charge ${charge.id} has failed and cannot be refunded.`, { kept: true });
  }
  if (charge.refunded) {
    throw new StripeApiError(`Charge ${charge.id} has already been refunded.`, {
      code: "charge_already_refunded",
      kept: true,
    });
  }
  const left = charge.amount - charge.amount_refunded;
  const amount = parameters.amount ?? left;
  if (isChargedBack(state, charge, amount)) {
    throw new StripeApiError(`Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: "charge_disputed",
      kept: true,
    });
  }
  if (amount > left) {
    const [asked, remaining] = [formatAmount(amount, charge.currency), formatAmount(left, charge.currency)];
    throw new StripeApiError(
      `Refund amount (${asked}) is greater than unrefunded amount on charge (${remaining})`,
      { param: "amount", kept: true },
    );
  }
  if (parameters.refund_application_fee === true && charge.application_fee_amount === null) {
    throw new StripeApiError(
      `Attempting to refund_application_fee on ${charge.id}, but it has no application fee`,
      { kept: true },
    );
  }
  if (parameters.reverse_transfer === true && charge.transfer_data === null) {
    throw new StripeApiError(`Attempting to reverse_transfer on ${charge.id}, but it has no transfer`, {
      kept: true,
    });
  }
  if (amount > balanceOf(state, charge.currency)) {
    throw new StripeApiError("Insufficient funds in your Stripe balance to refund this amount.", {
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

import type Stripe from "stripe";

import { StripeApiError } from "../api/api-errors.ts";
import { addCharge, bookCharge, getCharge, outcomeOf } from "./charges.ts";
import type { Decline } from "./charges.ts";
import { complete, startIntent, whyClosed } from "./checkout-payment.ts";
import type { PaymentOutcome } from "./checkout-payment.ts";
import { findCheckout, getCheckout } from "./checkout-sessions.ts";
import { CAUSED_BY_STRIPE, recordEvent } from "./events.ts";
import { getPaymentIntent, markFailed, markProcessing, markSucceeded } from "./payment-intents.ts";
import { createDebitMethod, fingerprintOf } from "./payment-methods.ts";
import { newId } from "../state/object-ids.ts";
import { later } from "../state/stripe-state.ts";
import type { StripeState } from "../state/stripe-state.ts";
import { readDebit } from "./test-ibans.ts";
import type { DebitInput, DebitOutcome, TestIban } from "./test-ibans.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
/** The payer's bank answers this much later, unless it is a slower one. */
const BANK_DAYS = 3;

const REFUSAL: Decline = {
  kind: "declines",
  code: "payment_intent_payment_attempt_failed",
  declineCode: "generic_decline",
  message: "The payment failed: the payer's bank refused the debit.",
};

/** Whether the payer may choose to be debited. */
export function offersDebit(session: Stripe.Checkout.Session): boolean {
  return session.amount_total !== 0 && session.payment_method_types.includes("sepa_debit");
}

/** Orders a SEPA debit: the checkout is complete and unpaid until the bank answers, by itself or through `settleDebit`. */
export function payByDebit(
  state: StripeState,
  id: string,
  input: DebitInput,
  bankDays: number = BANK_DAYS,
): PaymentOutcome {
  const record = findCheckout(state, id);
  const closed = whyClosed(record);
  if (closed !== null || record === undefined) return closed ?? { outcome: "unknown_session" };
  if (!offersDebit(record.session)) return { outcome: "method_not_offered" };
  const read = readDebit(input);
  if (!read.ok) return { outcome: "invalid", mistakes: read.mistakes };

  const { payer, iban } = read;
  const { intent, isFirst } = startIntent(state, record);
  const paymentMethod = createDebitMethod(state, payer, iban);
  const charge = addCharge(state, {
    intent,
    payer,
    paymentMethodId: paymentMethod.id,
    details: debitDetails(iban),
    answer: "pending",
    created: state.kernel.clock.unixSeconds(),
  });
  markProcessing(intent, charge, paymentMethod.id);
  record.debit = { chargeId: charge.id, paymentMethod };
  record.session.payment_intent = intent.id;
  recordEvent(state, "charge.pending", charge, CAUSED_BY_STRIPE);
  if (isFirst) recordEvent(state, "payment_intent.created", intent, CAUSED_BY_STRIPE);
  recordEvent(state, "payment_intent.processing", intent, CAUSED_BY_STRIPE);
  const redirect = complete(state, record, payer);
  later(state, bankDays * DAY_MS, () => {
    if (record.debit !== null) settleDebit(state, id, iban.outcome);
  });
  return { outcome: "processing", redirect };
}

/** What a charge tells of the debited account. */
function debitDetails(iban: TestIban): Stripe.Charge.PaymentMethodDetails {
  return {
    type: "sepa_debit",
    sepa_debit: {
      bank_code: iban.bankCode,
      branch_code: null,
      country: iban.number.slice(0, 2),
      fingerprint: fingerprintOf(iban.number),
      last4: iban.number.slice(-4),
      mandate: newId("mandate"),
    },
  };
}

/** The bank answers: the checkout is paid, or stays complete and unpaid for good. Throws when no debit is under way. */
export function settleDebit(state: StripeState, id: string, outcome: DebitOutcome): Stripe.Checkout.Session {
  const record = getCheckout(state, id);
  const { debit, session, paymentIntentId } = record;
  if (debit === null || paymentIntentId === null) {
    throw new StripeApiError(`No debit of the Checkout Session ${id} is under way.`);
  }
  record.debit = null;
  const intent = getPaymentIntent(state, paymentIntentId);
  const charge = getCharge(state, debit.chargeId);
  if (outcome === "succeeded") {
    charge.status = "succeeded";
    charge.paid = true;
    charge.balance_transaction = bookCharge(state, charge, state.kernel.clock.unixSeconds());
    markSucceeded(intent, charge, debit.paymentMethod.id);
    session.payment_status = "paid";
    recordEvent(state, "charge.succeeded", charge, CAUSED_BY_STRIPE);
    recordEvent(state, "payment_intent.succeeded", intent, CAUSED_BY_STRIPE);
    recordEvent(state, "checkout.session.async_payment_succeeded", session, CAUSED_BY_STRIPE);
    return session;
  }
  charge.status = "failed";
  charge.captured = false;
  charge.amount_captured = 0;
  charge.failure_code = REFUSAL.code;
  charge.failure_message = REFUSAL.message;
  charge.outcome = outcomeOf(REFUSAL);
  markFailed(intent, { ...REFUSAL, declineCode: null }, debit.paymentMethod, charge);
  recordEvent(state, "charge.failed", charge, CAUSED_BY_STRIPE);
  recordEvent(state, "payment_intent.payment_failed", intent, CAUSED_BY_STRIPE);
  recordEvent(state, "checkout.session.async_payment_failed", session, CAUSED_BY_STRIPE);
  return session;
}

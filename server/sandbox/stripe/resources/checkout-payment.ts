import type Stripe from "stripe";

import { chargeCard } from "./card-charges.ts";
import type { Decline } from "./charges.ts";
import { findCheckout } from "./checkout-sessions.ts";
import { CAUSED_BY_STRIPE, recordEvent } from "./events.ts";
import {
  createPaymentIntent,
  getPaymentIntent,
  markFailed,
  markRequiresAction,
  markSucceeded,
} from "./payment-intents.ts";
import { addressOf, createPaymentMethod } from "./payment-methods.ts";
import type { PayerPerson } from "./payer-person.ts";
import type { CheckoutRecord, StripeState } from "../state/stripe-state.ts";
import { readPayer } from "./test-cards.ts";
import type { Payer, PayerInput, PayerMistakes } from "./test-cards.ts";
import type { DebitMistakes } from "./test-ibans.ts";

/** What an attempt to pay came to. Only `paid` has moved money; `processing` may, days later. */
export type PaymentOutcome =
  | { outcome: "paid"; redirect: string }
  | { outcome: "processing"; redirect: string }
  | { outcome: "method_not_offered" }
  | { outcome: "declined"; message: string }
  | { outcome: "authentication_required" }
  | { outcome: "invalid"; mistakes: PayerMistakes & DebitMistakes }
  | { outcome: "already_paid" }
  | { outcome: "expired" }
  | { outcome: "unknown_session" };

/**
 * Pays an open checkout with what the payer has typed. Checks and charges in one turn: of a payment and an
 * expiry at the same moment exactly one wins.
 */
export function payCheckout(state: StripeState, id: string, input: PayerInput): PaymentOutcome {
  const record = findCheckout(state, id);
  const closed = whyClosed(record);
  if (closed !== null || record === undefined) return closed ?? { outcome: "unknown_session" };
  if (record.session.amount_total === 0) return { outcome: "paid", redirect: complete(state, record, input) };

  const read = readPayer(input, state.kernel.clock.now());
  if (!read.ok) return { outcome: "invalid", mistakes: read.mistakes };
  const { payer } = read;
  const attempt = startAttempt(state, record, payer);
  const { behaviour } = payer.card;
  if (behaviour.kind === "asks_for_authentication") {
    const { intent, paymentMethod } = attempt;
    record.challenge = { payer, paymentMethodId: paymentMethod.id };
    markRequiresAction(intent, paymentMethod.id);
    if (attempt.isFirst) recordEvent(state, "payment_intent.created", intent, CAUSED_BY_STRIPE);
    recordEvent(state, "payment_intent.requires_action", intent, CAUSED_BY_STRIPE);
    return { outcome: "authentication_required" };
  }
  if (behaviour.kind === "declines") return decline(state, attempt, behaviour);
  return succeed(state, record, attempt, false);
}

/** The payer has answered the 3-D Secure challenge. Without one waiting, the outcome is where the checkout stands. */
export function answerChallenge(state: StripeState, id: string, authenticated: boolean): PaymentOutcome {
  const record = findCheckout(state, id);
  const closed = whyClosed(record);
  if (closed !== null || record === undefined) return closed ?? { outcome: "unknown_session" };
  const { challenge, paymentIntentId } = record;
  const paymentMethod = challenge === null ? undefined : state.paymentMethods.find(challenge.paymentMethodId);
  if (challenge === null || paymentIntentId === null || paymentMethod === undefined) {
    return { outcome: "declined", message: "There is no authentication to complete." };
  }
  record.challenge = null;
  const intent = getPaymentIntent(state, paymentIntentId);
  const attempt: Attempt = { intent, payer: challenge.payer, paymentMethod, isFirst: false };
  if (authenticated) return succeed(state, record, attempt, true);

  const message =
    "We are unable to authenticate your payment method. Please choose a different payment method and try again.";
  const reason = { code: "payment_intent_authentication_failure", declineCode: null, message };
  markFailed(intent, reason, paymentMethod, null);
  recordEvent(state, "payment_intent.payment_failed", intent, CAUSED_BY_STRIPE);
  return { outcome: "declined", message };
}

/** The error of the last attempt that failed, to be shown again; null when none did. */
export function lastPaymentError(state: StripeState, record: CheckoutRecord): string | null {
  if (record.paymentIntentId === null) return null;
  return state.paymentIntents.find(record.paymentIntentId)?.last_payment_error?.message ?? null;
}

interface Attempt {
  intent: Stripe.PaymentIntent;
  payer: Payer;
  paymentMethod: Stripe.PaymentMethod;
  /** Whether the intent was made for this attempt and has not been told of. */
  isFirst: boolean;
}

/** Why the checkout takes no payment any more; null while it does. */
export function whyClosed(record: CheckoutRecord | undefined): PaymentOutcome | null {
  if (record === undefined) return { outcome: "unknown_session" };
  if (record.session.status === "complete") return { outcome: "already_paid" };
  if (record.session.status === "expired") return { outcome: "expired" };
  return null;
}

function startAttempt(state: StripeState, record: CheckoutRecord, payer: Payer): Attempt {
  const { intent, isFirst } = startIntent(state, record);
  return { intent, payer, isFirst, paymentMethod: createPaymentMethod(state, payer) };
}

/** The intent of the checkout, made at the first attempt. Whoever calls it records `payment_intent.created` when it is the first. */
export function startIntent(
  state: StripeState,
  record: CheckoutRecord,
): { intent: Stripe.PaymentIntent; isFirst: boolean } {
  const { session } = record;
  const isFirst = record.paymentIntentId === null;
  const intent =
    record.paymentIntentId === null
      ? createPaymentIntent(state, {
          amountMinor: session.amount_total ?? 0,
          currency: session.currency ?? "usd",
          methods: session.payment_method_types,
          data: record.paymentIntentData,
          created: state.kernel.clock.unixSeconds(),
        })
      : getPaymentIntent(state, record.paymentIntentId);
  record.paymentIntentId = intent.id;
  record.challenge = null;
  return { intent, isFirst };
}

function decline(state: StripeState, attempt: Attempt, behaviour: Decline): PaymentOutcome {
  const { intent, paymentMethod, payer } = attempt;
  const charge = chargeCard(state, {
    intent,
    payer,
    paymentMethod,
    authenticated: false,
    decline: behaviour,
  });
  markFailed(intent, behaviour, paymentMethod, charge);
  if (attempt.isFirst) recordEvent(state, "payment_intent.created", intent, CAUSED_BY_STRIPE);
  recordEvent(state, "payment_intent.payment_failed", intent, CAUSED_BY_STRIPE);
  return { outcome: "declined", message: behaviour.message };
}

function succeed(
  state: StripeState,
  record: CheckoutRecord,
  { intent, payer, paymentMethod, isFirst }: Attempt,
  authenticated: boolean,
): PaymentOutcome {
  const charge = chargeCard(state, { intent, payer, paymentMethod, authenticated, decline: null });
  markSucceeded(intent, charge, paymentMethod.id);
  // Stripe sends them in this order.
  recordEvent(state, "payment_intent.succeeded", intent, CAUSED_BY_STRIPE);
  if (isFirst) recordEvent(state, "payment_intent.created", intent, CAUSED_BY_STRIPE);
  record.session.payment_intent = intent.id;
  record.session.payment_status = "paid";
  return { outcome: "paid", redirect: complete(state, record, payer) };
}

/** Ends the checkout and tells of it. Returns where the payer goes next. */
export function complete(state: StripeState, record: CheckoutRecord, payer: PayerPerson): string {
  markComplete(record.session, payer);
  record.cancelExpiry();
  recordEvent(state, "checkout.session.completed", record.session, CAUSED_BY_STRIPE);
  return successUrlOf(record.session);
}

/** The checkout as it is once its payer is through, whatever becomes of the payment. */
export function markComplete(session: Stripe.Checkout.Session, payer: PayerPerson): void {
  session.status = "complete";
  session.url = null;
  session.customer_details = {
    address: addressOf(payer),
    business_name: null,
    email: payer.email,
    individual_name: null,
    name: payer.name,
    phone: null,
    tax_exempt: "none",
    tax_ids: [],
  };
}

/** Where the payer goes after paying: the template with the session's id filled in. */
export function successUrlOf(session: Stripe.Checkout.Session): string {
  return (session.success_url ?? "").replaceAll("{CHECKOUT_SESSION_ID}", session.id);
}

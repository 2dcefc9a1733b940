import type { BookingContext, BookingState, Party, PaymentFact } from "./booking.ts";
import { confirmedPaymentOf } from "./booking.ts";
import { refundFor } from "./cancellation-policy.ts";
import { addMinutes, type Instant } from "./instant.ts";
import { money, type Money } from "./money.ts";

/** What a booking's money says, read from its facts alone. Pure; shared by the machine, the pages and the reconciler. */

/** A second. */
const STRIPE_MINUTES_FINEST = 1 / 60;

function sumMinor(amounts: readonly { readonly amount: Money }[]): number {
  return amounts.reduce((sum, { amount }) => sum + amount.amountMinor, 0);
}

type OfPayment = Pick<PaymentFact, "paymentIntentId">;

function of<Fact extends OfPayment>(facts: readonly Fact[], { paymentIntentId }: OfPayment): Fact[] {
  return facts.filter((fact) => fact.paymentIntentId === paymentIntentId);
}

/** What has arrived back of this payment, whoever sent it, in minor units. */
function returnedMinor(context: BookingContext, payment: OfPayment): number {
  return sumMinor(of(context.refunds, payment));
}

/** What we are about to return of this payment, in minor units. */
function promisedMinor(context: BookingContext, payment: OfPayment): number {
  return sumMinor(
    of(context.refundsDue, payment).filter(({ status }) => status === "ordered" || status === "withheld"),
  );
}

/** What an operator has returned of this payment outside Stripe, in minor units. */
function settledOutsideMinor(context: BookingContext, payment: OfPayment): number {
  return sumMinor(of(context.refundsDue, payment).filter(({ status }) => status === "settled_outside"));
}

/** What the bank has given back to the payer by deciding for them, in minor units. */
function lostMinor(context: BookingContext, payment: OfPayment): number {
  return sumMinor(of(context.disputes, payment).filter(({ status }) => status === "lost"));
}

/** What can not be returned of this payment any more, in minor units: gone back, by Stripe or outside it, promised, or taken by the bank. */
function goneMinor(context: BookingContext, payment: OfPayment): number {
  return (
    returnedMinor(context, payment) +
    promisedMinor(context, payment) +
    settledOutsideMinor(context, payment) +
    lostMinor(context, payment)
  );
}

/**
 * What Stripe gave up on and a person must send again, in minor units: nobody has repeated it, and it has not gone back by another way.
 */
function failedMinor(context: BookingContext, payment: PaymentFact): number {
  const dues = of(context.refundsDue, payment);
  const failed = sumMinor(dues.filter(({ status }) => status === "failed"));
  const repeated = sumMinor(dues.filter(({ reason }) => reason === "again"));
  const gone = goneMinor(context, payment) - promisedMinor(context, payment);
  return Math.max(0, Math.min(failed - repeated, payment.amount.amountMinor - gone));
}

/** Whether the bank is deciding about this payment, so that Stripe returns nothing of it. */
export function isDisputed(context: BookingContext, payment: OfPayment): boolean {
  return of(context.disputes, payment).some(({ status }) => status === "open");
}

/** What can still be returned of this payment: neither gone back, nor promised, nor taken by the bank. */
export function refundableOf(context: BookingContext, payment: PaymentFact): Money {
  const gone = goneMinor(context, payment);
  return money(Math.max(0, payment.amount.amountMinor - gone), payment.amount.currency);
}

/**
 * Whether it was paid before this instant for certain. Stripe tells no finer than the second: who cancels in the same one gets the
 * benefit.
 */
export function isPaidBefore({ paidAt }: Pick<PaymentFact, "paidAt">, at: Instant): boolean {
  return addMinutes(paidAt, STRIPE_MINUTES_FINEST) <= at;
}

/**
 * The share of the price that goes back in all when this party cancels at this instant: by the frozen policy for the client, everything
 * for anybody else. Who cancels before paying (the news of it may come late) gets everything. Null when nothing was paid or no time is booked.
 */
function returnOnCancellation(context: BookingContext, by: Party, at: Instant): Money | null {
  const payment = confirmedPaymentOf(context);
  if (payment === null || context.time === null) return null;
  if (by !== "client" || !isPaidBefore(payment, at)) return payment.amount;
  return refundFor(
    context.cancellationPolicy,
    context.time.startsAt,
    at,
    payment.amount,
    context.refundCeilingBasisPoints,
  );
}

/**
 * What goes back when this party cancels at this instant, less what has gone back already and what a person must send again. Null when
 * nothing was paid or no time is booked. The page quotes it before the button, the machine orders it.
 */
export function refundDueAt(context: BookingContext, by: Party, at: Instant): Money | null {
  const payment = confirmedPaymentOf(context);
  const whole = returnOnCancellation(context, by, at);
  if (payment === null || whole === null) return null;
  const gone = goneMinor(context, payment) + failedMinor(context, payment);
  return money(Math.max(0, whole.amountMinor - gone), whole.currency);
}

/** Whether more of the price goes back in all by this cancellation than by the one that is known. */
export function returnsMoreBy(context: BookingContext, by: Party, at: Instant): boolean {
  const { canceledAt, canceledBy, cancellationQuotedAt } = context;
  if (canceledAt === null || canceledBy === null) return false;
  const known = returnOnCancellation(context, canceledBy, cancellationQuotedAt ?? canceledAt);
  return (returnOnCancellation(context, by, at)?.amountMinor ?? 0) > (known?.amountMinor ?? 0);
}

/** Whether all that was paid has gone back, by this refund at the latest. */
export function returnsEverything(context: BookingContext, refund: { readonly amount: Money }): boolean {
  const paidMinor = sumMinor(context.payments);
  return paidMinor > 0 && sumMinor(context.refunds) + refund.amount.amountMinor >= paidMinor;
}

/** Whether something was paid, and all of it has gone back. */
export function isEverythingReturned({ payments, refunds }: BookingContext): boolean {
  const paidMinor = sumMinor(payments);
  return paidMinor > 0 && sumMinor(refunds) >= paidMinor;
}

/** Whether the whole price was returned in Stripe's dashboard although the session is on: a question that nobody has answered yet. */
export function isRefundedOutside(state: BookingState, context: BookingContext): boolean {
  return context.keptAt === null && isOnUnpaid(state, context);
}

/** Whether the session is on although its whole price was returned in Stripe's dashboard, asked about or answered. */
export function isOnUnpaid(state: BookingState, context: BookingContext): boolean {
  const payment = confirmedPaymentOf(context);
  if (state !== "CONFIRMED" || payment === null) return false;
  const returned = of(context.refunds, payment);
  const outside = returned.some(({ due }) => due === null);
  return outside && sumMinor(returned) >= payment.amount.amountMinor;
}

/** Money that is not where policy and state say. */
export interface MoneyTrouble {
  /** `owed`: too little goes back. `over_returned`: more went back than was paid. `refund_failed`: Stripe gave up on a debt. */
  readonly kind: "owed" | "over_returned" | "refund_failed";
  readonly paymentIntentId: string;
  /** By how much. */
  readonly amount: Money;
}

/**
 * Holds each payment against policy and state: paid − returned must be what the builder may keep. Money on its way back, withheld for the
 * bank, settled outside or waived is accounted for. Empty when all is well. Computed from policy and facts, not from the debts that
 * the machine wrote down, so that it would notice one that was forgotten.
 */
export function moneyTroublesOf(state: BookingState, context: BookingContext): MoneyTrouble[] {
  return context.payments.flatMap((payment): MoneyTrouble[] => {
    const { paymentIntentId, amount } = payment;
    const trouble = (kind: MoneyTrouble["kind"], minor: number): MoneyTrouble[] =>
      minor > 0 ? [{ kind, paymentIntentId, amount: money(minor, amount.currency) }] : [];
    const dues = of(context.refundsDue, payment);
    const minorOf = (...statuses: (typeof dues)[number]["status"][]) =>
      sumMinor(dues.filter(({ status }) => statuses.includes(status)));
    const bankMinor = lostMinor(context, payment);
    const returned = returnedMinor(context, payment);
    const accounted =
      returned + minorOf("ordered", "withheld", "failed", "settled_outside", "waived") + bankMinor;
    return [
      ...trouble("owed", Math.min(amount.amountMinor, wholeReturnMinor(state, context, payment)) - accounted),
      ...trouble("over_returned", returned - amount.amountMinor),
      ...trouble("refund_failed", failedMinor(context, payment)),
    ];
  });
}

/** What policy and state say must have gone back of a payment in the end. */
export function wholeReturnMinor(state: BookingState, context: BookingContext, payment: PaymentFact): number {
  if (payment.checkoutId !== context.confirmedCheckoutId) return payment.amount.amountMinor;
  const granted = sumMinor(
    of(context.refundsDue, payment).filter(
      ({ reason, status }) => (reason === "goodwill" || reason === "builder_no_show") && status !== "waived",
    ),
  );
  const { canceledAt, canceledBy, cancellationQuotedAt } = context;
  const isCanceled = state === "CANCELED" || state === "REFUNDED";
  if (!isCanceled || canceledAt === null || canceledBy === null) return granted;
  const byPolicy = returnOnCancellation(context, canceledBy, cancellationQuotedAt ?? canceledAt);
  return Math.max(granted, byPolicy?.amountMinor ?? 0);
}

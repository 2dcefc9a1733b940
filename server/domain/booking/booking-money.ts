import type { BookingContext, BookingState, BookingDispute, Party, BookingPayment } from "./booking.ts";
import { confirmedPaymentOf } from "./booking.ts";
import { refundFor } from "../offer/cancellation-policy.ts";
import { addMinutes, laterOf, type Instant } from "../values/instant.ts";
import { money, type Money } from "../values/money.ts";
import { onTheWayMinor, onWordAloneMinor } from "./obligation-rests.ts";

/** Sums of a booking's money, computed from its events alone. Pure; shared by the machine, the pages and the reconciler. */

/** A second. */
const STRIPE_MINUTES_FINEST = 1 / 60;

function sumMinor(amounts: readonly { readonly amount: Money }[]): number {
  return amounts.reduce((sum, { amount }) => sum + amount.amountMinor, 0);
}

type OfPayment = Pick<BookingPayment, "paymentIntentId">;

function of<EventName extends OfPayment>(
  events: readonly EventName[],
  { paymentIntentId }: OfPayment,
): EventName[] {
  return events.filter((event) => event.paymentIntentId === paymentIntentId);
}

/** What has arrived back of this payment, whoever sent it, in minor units. */
function returnedMinor(context: BookingContext, payment: OfPayment): number {
  return sumMinor(of(context.refunds, payment));
}

/** What is requested to be refunded of this payment and has not arrived, in minor units. */
function promisedMinor(context: BookingContext, payment: OfPayment): number {
  return sumMinor(
    of(context.refundObligations, payment).filter(
      ({ status }) => status === "ordered" || status === "withheld",
    ),
  );
}

/** What of this payment's refund obligations with this status rests on no refund, but on what a person or a bank said, in minor units. */
function onWordMinor(
  context: BookingContext,
  payment: OfPayment,
  ...ends: ("settled_outside" | "waived")[]
): number {
  return of(context.refundObligations, payment)
    .filter(({ status }) => ends.some((end) => end === status))
    .reduce((sum, obligation) => sum + onWordAloneMinor(obligation), 0);
}

/** What somebody is returning of this payment in Stripe's dashboard, as far as refund obligations rest on it, in minor units. */
function onTheWayElsewhereMinor(context: BookingContext, payment: OfPayment): number {
  return onTheWayMinor(context, of(context.refundObligations, payment));
}

/** What the bank has given back to the payer by deciding for them, in minor units. */
function lostMinor(context: BookingContext, payment: OfPayment): number {
  return sumMinor(of(context.disputes, payment).filter(({ status }) => status === "lost"));
}

/** What cannot be refunded of this payment any more, in minor units: returned, by Stripe or outside it, requested, or taken by the bank. */
function goneMinor(context: BookingContext, payment: OfPayment): number {
  return (
    returnedMinor(context, payment) +
    promisedMinor(context, payment) +
    onTheWayElsewhereMinor(context, payment) +
    onWordMinor(context, payment, "settled_outside") +
    lostMinor(context, payment)
  );
}

/**
 * Failed refunds that a person must send again, in minor units: not repeated yet, and not returned in another way. A person's refund repeats those
 * that had failed before it. An obligation that the machine adds anew repeats nothing.
 */
function failedMinor(context: BookingContext, payment: BookingPayment): number {
  const failed = of(context.refundObligations, payment).reduce(
    (open, { reason, requestId, status, amount }) => {
      const isRepeat = reason === "again" && requestId !== null;
      const left = isRepeat ? Math.max(0, open - amount.amountMinor) : open;
      return status === "failed" ? left + amount.amountMinor : left;
    },
    0,
  );
  const gone = goneMinor(context, payment) - promisedMinor(context, payment);
  return Math.max(0, Math.min(failed, payment.amount.amountMinor - gone));
}

/** Whether the bank has taken the money and is deciding about it: an inquiry has taken none. */
export function isHeldByBank({ status, stage }: Pick<BookingDispute, "status" | "stage">): boolean {
  return status === "open" && stage === "dispute";
}

/** Whether the bank is deciding about this payment, so that Stripe returns nothing of it. */
export function isDisputed(context: BookingContext, payment: OfPayment): boolean {
  return of(context.disputes, payment).some(isHeldByBank);
}

/** What can still be refunded of this payment: neither returned, nor requested, nor taken by the bank. */
export function refundableOf(context: BookingContext, payment: BookingPayment): Money {
  const gone = goneMinor(context, payment);
  return money(Math.max(0, payment.amount.amountMinor - gone), payment.amount.currency);
}

/**
 * Whether it was paid before this instant for certain. Stripe's instants are whole seconds: a cancellation in the same second counts as later, for
 * the client.
 */
export function isPaidBefore({ paidAt }: Pick<BookingPayment, "paidAt">, at: Instant): boolean {
  return addMinutes(paidAt, STRIPE_MINUTES_FINEST) <= at;
}

/**
 * The instant by which a cancellation is quoted, or held to a quote: a page that shows a payment knows that it came before. Where
 * Stripe's second is not over yet, or its clock is ahead of ours, it is the first instant that is after the payment for certain.
 */
export function quotedInstantOf(context: BookingContext, now: Instant): Instant {
  const payment = confirmedPaymentOf(context);
  return payment === null ? now : laterOf(now, addMinutes(payment.paidAt, STRIPE_MINUTES_FINEST));
}

/**
 * The share of the price that goes back in all when this party cancels at this instant: by the frozen policy for the client, everything for anybody
 * else. Who cancels before paying (which we may learn later) gets everything. Null when nothing was paid or no time is booked.
 */
function returnOnCancellation(context: BookingContext, by: Party, at: Instant): Money | null {
  const payment = confirmedPaymentOf(context);
  if (payment === null || context.time === null) return null;
  if (by !== "client" || !isPaidBefore(payment, at)) return payment.amount;
  return refundFor(
    context.cancellationPolicy,
    { startsAt: context.time.startsAt, canceledAt: at },
    payment.amount,
    context.refundCeilingBasisPoints,
  );
}

/**
 * What goes back when this party cancels at this instant, less what has gone back already and what a person must send again. Null when
 * nothing was paid or no time is booked. The page quotes it before the button, the machine requests it.
 */
export function refundAmountAt(context: BookingContext, by: Party, at: Instant): Money | null {
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

/** Whether something was paid, and each payment was refunded in full. */
export function isEverythingReturned(context: BookingContext): boolean {
  const { payments } = context;
  return (
    payments.length > 0 &&
    payments.every((payment) => returnedMinor(context, payment) >= payment.amount.amountMinor)
  );
}

/** Whether the whole price was returned in Stripe's dashboard although the session is on: a question that is not answered yet. */
export function isRefundedOutside(state: BookingState, context: BookingContext): boolean {
  return context.keptAt === null && isOnUnpaid(state, context);
}

/** Whether the session is on although its whole price was returned in Stripe's dashboard, asked about or answered. */
export function isOnUnpaid(state: BookingState, context: BookingContext): boolean {
  const payment = confirmedPaymentOf(context);
  if (state !== "CONFIRMED" || payment === null) return false;
  const returned = of(context.refunds, payment);
  const outside = returned.some(({ due: obligation }) => obligation === null);
  return outside && sumMinor(returned) >= payment.amount.amountMinor;
}

/** Money that is not where policy and state say. */
export interface MoneyTrouble {
  /** `owed`: too little goes back. `over_returned`: more went back than was paid. `refund_failed`: the refund of an obligation failed. */
  readonly kind: "owed" | "over_returned" | "refund_failed";
  readonly paymentIntentId: string;
  /** By how much. */
  readonly amount: Money;
}

/** What policy and state want back of a payment beyond all that is accounted for, in minor units; below zero when more is accounted for. */
function outstandingMinor(state: BookingState, context: BookingContext, payment: BookingPayment): number {
  const accounted =
    returnedMinor(context, payment) +
    onTheWayElsewhereMinor(context, payment) +
    promisedMinor(context, payment) +
    failedMinor(context, payment) +
    onWordMinor(context, payment, "settled_outside", "waived") +
    lostMinor(context, payment);
  return Math.min(payment.amount.amountMinor, wholeReturnMinor(state, context, payment)) - accounted;
}

/** What is accounted for of a payment beyond what policy and state want back, in minor units: so much of it stands for nothing yet. */
export function surplusMinor(context: BookingContext, payment: BookingPayment): number {
  return Math.max(0, -outstandingMinor(stateForMoney(context), context, payment));
}

/** A state in which the same goes back as in the booking's own, where only the context is known. */
export function stateForMoney({ canceledAt }: BookingContext): BookingState {
  return canceledAt === null ? "COMPLETED" : "CANCELED";
}

/**
 * Checks each payment against policy and state: paid − returned must be what the builder may keep. Money on its way back, withheld for the bank,
 * settled outside or waived is accounted for; of an obligation that rests on refunds, these refunds count. Empty when nothing is wrong. Computed from
 * policy and events, not from the refund obligations that the machine recorded, so that a missing one is noticed.
 */
export function moneyTroublesOf(state: BookingState, context: BookingContext): MoneyTrouble[] {
  return context.payments.flatMap((payment): MoneyTrouble[] => {
    const { paymentIntentId, amount } = payment;
    const trouble = (kind: MoneyTrouble["kind"], minor: number): MoneyTrouble[] =>
      minor > 0 ? [{ kind, paymentIntentId, amount: money(minor, amount.currency) }] : [];
    return [
      ...trouble("owed", outstandingMinor(state, context, payment)),
      ...trouble("over_returned", returnedMinor(context, payment) - amount.amountMinor),
      ...trouble("refund_failed", failedMinor(context, payment)),
    ];
  });
}

/**
 * Whether its money needs a person's decision: a refund that failed and was not sent again, a dispute that is open, a price returned in Stripe's
 * dashboard while the session is on.
 */
export function asksForAPerson(state: BookingState, context: BookingContext): boolean {
  const hasFailed = context.refundObligations.some(({ status }) => status === "failed");
  return (
    context.disputes.some(({ status }) => status === "open") ||
    isRefundedOutside(state, context) ||
    // An obligation that was sent again keeps the status `failed`: whether money is missing is computed from all of it.
    (hasFailed && moneyTroublesOf(state, context).length > 0)
  );
}

/** What policy and state say must have gone back of a payment in the end. */
export function wholeReturnMinor(
  state: BookingState,
  context: BookingContext,
  payment: BookingPayment,
): number {
  if (payment.checkoutId !== context.confirmedCheckoutId) return payment.amount.amountMinor;
  const granted = sumMinor(
    of(context.refundObligations, payment).filter(
      ({ reason, status, restsOn = [] }) =>
        (reason === "goodwill" || reason === "builder_no_show") &&
        // An obligation that a refund had settled counts as granted.
        (status !== "waived" || restsOn.length > 0),
    ),
  );
  const { canceledAt, canceledBy, cancellationQuotedAt } = context;
  const isCanceled = state === "CANCELED" || state === "REFUNDED";
  if (!isCanceled || canceledAt === null || canceledBy === null) return granted;
  const byPolicy = returnOnCancellation(context, canceledBy, cancellationQuotedAt ?? canceledAt);
  return Math.max(granted, byPolicy?.amountMinor ?? 0);
}

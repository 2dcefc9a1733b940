import type { BookingEffect, News } from "./booking-effect.ts";
import type { BookingEvent } from "./booking-event.ts";
import { openCheckoutsOf, type BookingContext, type PaymentFact, type RefundDue } from "./booking.ts";
import { confirmedPaymentOf } from "./booking.ts";
import { isDisputed, refundDueAt } from "./booking-money.ts";
import type { Money } from "./money.ts";

/** What the machine's decisions order: effects, and the debts that they begin to pay. Pure. */

/** 8 days: a delayed payment may take 7, and must have arrived a day before the session. */
export const DELAYED_METHODS_DAYS_MIN = 8;

/**
 * Whether a button to cancel makes sense: of a seat in a group, Calendly could not give back one alone. No more than a hint: what the event is
 * when the order is carried out decides.
 */
export function releasesTime(context: BookingContext): boolean {
  return context.time !== null && context.calendlyEventKind === "solo";
}

export function tellBoth(news: News, refund: Money | null): BookingEffect[] {
  return [
    { type: "tell", params: { audience: "client", news, refund } },
    { type: "tell", params: { audience: "builder", news, refund } },
  ];
}

export function tellClient(news: News, refund: Money | null): BookingEffect {
  return { type: "tell", params: { audience: "client", news, refund } };
}

export function tellBuilder(news: News, refund: Money | null): BookingEffect {
  return { type: "tell", params: { audience: "builder", news, refund } };
}

/** Debts as they are afterwards, and the orders that go with them. */
export interface Debts {
  readonly refundsDue: readonly RefundDue[];
  readonly effects: readonly BookingEffect[];
}

/** Writes down that this much of a payment must go back, and orders it; while the bank decides a dispute, it is only written down. */
export function owe(
  context: BookingContext,
  payment: PaymentFact,
  { amount, reason, requestId }: Pick<RefundDue, "amount" | "reason" | "requestId">,
): Debts {
  if (amount.amountMinor === 0) return { refundsDue: context.refundsDue, effects: [] };
  const due: RefundDue = {
    number: context.refundsDue.length + 1,
    paymentIntentId: payment.paymentIntentId,
    amount,
    reason,
    requestId,
    status: isDisputed(context, payment) ? "withheld" : "ordered",
  };
  return {
    refundsDue: [...context.refundsDue, due],
    effects: due.status === "ordered" ? [orderRefund(context, due)] : [],
  };
}

/** The order that returns a debt. */
export function orderRefund(context: BookingContext, due: RefundDue): BookingEffect {
  const payment = context.payments.find(({ paymentIntentId }) => paymentIntentId === due.paymentIntentId);
  return {
    type: "requestRefund",
    params: {
      // A debt is always that of a payment; the empty id would be refused by the effect's schema.
      checkoutId: payment?.checkoutId ?? ("" as PaymentFact["checkoutId"]),
      paymentIntentId: due.paymentIntentId,
      amount: due.amount,
      reason: due.reason,
      due: due.number,
    },
  };
}

/** Asks Stripe to close whatever can still be paid. */
export function expireCheckouts(context: BookingContext): BookingEffect[] {
  return openCheckoutsOf(context).map(({ checkoutId }) => ({
    type: "expireCheckout",
    params: { checkoutId },
  }));
}

/** What a cancellation orders: the checkout closed, the money due returned, the time released where the order is ours, both told. */
export function cancellationOf(
  context: BookingContext,
  event: Extract<BookingEvent, { type: "CANCEL_REQUESTED" | "TIME_CANCELED" | "TIME_REJECTED" }>,
): Debts {
  const by = event.type === "TIME_REJECTED" ? "unknown" : event.by;
  const asOf = event.type === "CANCEL_REQUESTED" ? (event.quotedAt ?? event.at) : event.at;
  const due = refundDueAt(context, by, asOf);
  const payment = confirmedPaymentOf(context);
  const debts =
    payment === null || due === null
      ? { refundsDue: context.refundsDue, effects: [] }
      : owe(context, payment, { amount: due, reason: "canceled", requestId: null });
  const effects: BookingEffect[] = [
    ...expireCheckouts(context),
    ...debts.effects,
    ...releaseOf(context, event),
    ...tellBoth(event.type === "TIME_REJECTED" ? "rejected" : "canceled", due),
  ];
  return { refundsDue: debts.refundsDue, effects };
}

function releaseOf(
  context: BookingContext,
  event: Extract<BookingEvent, { type: "CANCEL_REQUESTED" | "TIME_CANCELED" | "TIME_REJECTED" }>,
): BookingEffect[] {
  switch (event.type) {
    case "TIME_CANCELED":
      return [];
    case "CANCEL_REQUESTED":
      return context.time === null ? [] : [releaseTime(context.time, "The booking was canceled.")];
    case "TIME_REJECTED":
      return [releaseTime(event, "This is not the session that was booked with us.")];
  }
}

/** Whatever kind of event it was when it was booked: the gate in front of Calendly looks at what it is now. */
export function releaseTime(
  { calendlyEventId, calendlyInviteeUri }: Invitation,
  reason: string,
): BookingEffect {
  return { type: "releaseTime", params: { calendlyEventId, calendlyInviteeUri, reason } };
}

interface Invitation {
  readonly calendlyEventId: string;
  readonly calendlyInviteeUri: string | null;
}

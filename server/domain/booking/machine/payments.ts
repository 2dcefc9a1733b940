import {
  openCheckoutOf,
  openCheckoutsOf,
  processingCheckoutOf,
  type BookingContext,
  type BookingCheckout,
  type BookingPayment,
  type RefundReason,
} from "../booking.ts";
import type { BookingEffect } from "../booking-effect.ts";
import type { CheckoutId } from "../../values/ids.ts";
import { invariant } from "../../values/invariant.ts";
import { isFree, isSameMoney } from "../../values/money.ts";
import { isTimeForDelayedMethods } from "../time-limits.ts";
import { notifyBoth, notifyClient } from "./notifications.ts";
import { addObligation } from "./refunds.ts";
import { record, request, settle, when, type EventOf } from "./setup.ts";

/** Checkouts and what is paid in them: in time, too late, twice, the wrong amount, or days later. */

function statusOf({ checkouts }: BookingContext, checkoutId: CheckoutId): BookingCheckout["status"] | null {
  return checkouts.find((checkout) => checkout.checkoutId === checkoutId)?.status ?? null;
}

export function isNewPayment(context: BookingContext, { checkoutId }: EventOf<"CHECKOUT_PAID">): boolean {
  return context.payments.every((payment) => payment.checkoutId !== checkoutId);
}

export const paymentGuards = {
  isFree: when(["FREE_CONFIRMED"], (context) => isFree(context.price)),
  isPriced: when(["CHECKOUT_REQUESTED"], (context) => !isFree(context.price)),
  hasOpenCheckout: when(["HOLD_ENDED", "CHECKOUT_REQUESTED"], (context) => openCheckoutOf(context) !== null),
  /** Its delayed payment did not arrive while the time could be kept. */
  isStillProcessing: when(["HOLD_ENDED"], (context) => processingCheckoutOf(context) !== null),
  isNewCheckout: when(
    ["CHECKOUT_OPENED"],
    (context, { checkoutId }) => statusOf(context, checkoutId) === null,
  ),
  isNewPayment: when(["CHECKOUT_PAID"], isNewPayment),
  paysThePrice: when(
    ["CHECKOUT_PAID"],
    (context, event) => isNewPayment(context, event) && isSameMoney(event.amount, context.price),
  ),
  /** Repeated, it must not give the payment more time. */
  beginsToProcess: when(["PAYMENT_PROCESSING"], (context, { checkoutId }) =>
    [null, "open"].includes(statusOf(context, checkoutId)),
  ),
  /** A card of the checkout that can still be paid. */
  isCardDecline: when(
    ["PAYMENT_DECLINED"],
    (context, { checkoutId, retryUntil }) =>
      retryUntil === null && [null, "open"].includes(statusOf(context, checkoutId)),
  ),
  /** A checkout that was paid does not fail any more. */
  isDelayedFailure: when(
    ["PAYMENT_DECLINED"],
    (context, { checkoutId, retryUntil }) =>
      retryUntil !== null &&
      statusOf(context, checkoutId) !== "expired" &&
      context.payments.every((payment) => payment.checkoutId !== checkoutId),
  ),
  /** The last one that could bring money: while another can be paid, or is being paid, its end says nothing about the hold. */
  closesTheOpenCheckout: when(
    ["CHECKOUT_EXPIRED"],
    (context, { checkoutId }) =>
      openCheckoutsOf(context).length === 1 &&
      openCheckoutOf(context)?.checkoutId === checkoutId &&
      processingCheckoutOf(context) === null,
  ),
  closesAnOpenCheckout: when(
    ["CHECKOUT_EXPIRED"],
    (context, { checkoutId }) => statusOf(context, checkoutId) === "open",
  ),
};

function withCheckout(
  checkouts: readonly BookingCheckout[],
  checkoutId: CheckoutId,
  status: BookingCheckout["status"],
): readonly BookingCheckout[] {
  return checkouts.some((checkout) => checkout.checkoutId === checkoutId)
    ? checkouts.map((checkout) => (checkout.checkoutId === checkoutId ? { checkoutId, status } : checkout))
    : [...checkouts, { checkoutId, status }];
}

export function paymentIn(event: EventOf<"CHECKOUT_PAID">): BookingPayment {
  const { checkoutId, paymentIntentId, amount, at } = event;
  return { checkoutId, paymentIntentId, amount, paidAt: at };
}

function withPayment(context: BookingContext, event: EventOf<"CHECKOUT_PAID">): Partial<BookingContext> {
  return {
    payments: [...context.payments, paymentIn(event)],
    checkouts: withCheckout(context.checkouts, event.checkoutId, "complete"),
  };
}

export const requestCheckout = request(["CHECKOUT_REQUESTED"], ({ time, price }, event) => {
  invariant(time !== null, "Only a booked time is paid for.");
  return [
    {
      type: "openCheckout",
      params: {
        price,
        expiresAt: event.checkoutExpiresAt,
        calendlyEventId: time.calendlyEventId,
        startsAt: time.startsAt,
        timeZone: event.timeZone,
        delayedMethods: isTimeForDelayedMethods(event.at, time.startsAt) ? "offered" : "excluded",
      },
    },
  ];
});
export const recordOpened = record(["CHECKOUT_OPENED"], ({ checkouts }, { checkoutId }) => ({
  checkouts: withCheckout(checkouts, checkoutId, "open"),
}));
export const recordExpiry = record(["CHECKOUT_EXPIRED"], ({ checkouts }, { checkoutId }) => ({
  checkouts: withCheckout(checkouts, checkoutId, "expired"),
}));

/** Asks Stripe to close whatever can still be paid. */
export function expireCheckouts(context: BookingContext): BookingEffect[] {
  return openCheckoutsOf(context).map(({ checkoutId }) => ({
    type: "expireCheckout",
    params: { checkoutId },
  }));
}
export const requestExpiry = request(["HOLD_ENDED"], expireCheckouts);
/** Stripe was slow, and the booking does not need the checkout any more. */
export const requestExpiryOfOpened = request(["CHECKOUT_OPENED"], (_, { checkoutId }) => [
  { type: "expireCheckout", params: { checkoutId } },
]);
/** So that a paid booking cannot be paid again. */
export const requestExpiryOfOthers = request(["CHECKOUT_PAID"], expireCheckouts);

export const recordPayment = record(["CHECKOUT_PAID"], withPayment);
export const recordConfirmingPayment = record(["CHECKOUT_PAID"], (context, event) => ({
  ...withPayment(context, event),
  confirmedCheckoutId: event.checkoutId,
}));
export const notifyConfirmed = request(["CHECKOUT_PAID", "FREE_CONFIRMED"], () =>
  notifyBoth("confirmed", null),
);
/** Money that must not stay: all of that one payment goes back, and the client is told. */
export const returnPayment = (reason: RefundReason) =>
  settle(["CHECKOUT_PAID"], (context, event) => {
    const { refundObligations, effects } = addObligation(context, paymentIn(event), {
      amount: event.amount,
      reason,
      requestId: null,
    });
    return { refundObligations, effects: [...effects, notifyClient("payment_returned", event.amount)] };
  });

export const recordProcessing = record(
  ["PAYMENT_PROCESSING"],
  ({ checkouts }, { checkoutId, processingUntil }) => ({
    checkouts: withCheckout(checkouts, checkoutId, "complete"),
    holdEndsAt: processingUntil,
  }),
);
export const recordCompletion = record(["PAYMENT_PROCESSING"], ({ checkouts }, { checkoutId }) => ({
  checkouts: withCheckout(checkouts, checkoutId, "complete"),
}));
export const notifyProcessing = request(["PAYMENT_PROCESSING"], () => [
  notifyClient("payment_processing", null),
]);
/** Its checkout cannot be paid any more, as if it had expired. */
export const recordDelayedFailure = record(["PAYMENT_DECLINED"], ({ checkouts }, { checkoutId }) => ({
  checkouts: withCheckout(checkouts, checkoutId, "expired"),
}));
export const recordRetryTime = record(["PAYMENT_DECLINED"], ({ holdEndsAt }, { retryUntil }) => ({
  holdEndsAt: retryUntil ?? holdEndsAt,
}));
export const notifyDelayedFailure = request(["PAYMENT_DECLINED"], () => [
  notifyClient("payment_failed", null),
]);

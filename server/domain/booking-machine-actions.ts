import { moneyTroublesOf, refundDueAt } from "./booking-money.ts";
import { minutesBetween, addMinutes, type Instant } from "./instant.ts";
import {
  processingCheckoutOf,
  type BookingContext,
  type CheckoutFact,
  type PaymentFact,
  type RefundDue,
  type RefundReason,
} from "./booking.ts";
import {
  cancellationOf,
  DELAYED_METHODS_DAYS_MIN,
  expireCheckouts,
  owe,
  releaseTime,
  tellBoth,
  tellBuilder,
  tellClient,
} from "./booking-orders.ts";
import { settleByDispute, withhold } from "./disputed-debts.ts";
import { putAside, withoutRest } from "./put-aside-debts.ts";
import { keep, machineSetup, order, settle, withoutRefund, type EventOf } from "./booking-machine-setup.ts";
import { refundShareAt } from "./cancellation-policy.ts";
import type { CheckoutId } from "./ids.ts";
import { isFree } from "./money.ts";

/** 24 h: a session is never held unpaid into its last day. */
export const PROCESSING_ENDS_BEFORE_START_MINUTES = 24 * 60;

function withCheckout(
  checkouts: readonly CheckoutFact[],
  checkoutId: CheckoutId,
  status: CheckoutFact["status"],
): readonly CheckoutFact[] {
  return checkouts.some((checkout) => checkout.checkoutId === checkoutId)
    ? checkouts.map((checkout) => (checkout.checkoutId === checkoutId ? { checkoutId, status } : checkout))
    : [...checkouts, { checkoutId, status }];
}

function paymentIn(event: EventOf<"CHECKOUT_PAID">): PaymentFact {
  const { checkoutId, paymentIntentId, amount, at } = event;
  return { checkoutId, paymentIntentId, amount, paidAt: at };
}

function withPayment(context: BookingContext, event: EventOf<"CHECKOUT_PAID">): Partial<BookingContext> {
  return {
    payments: [...context.payments, paymentIn(event)],
    checkouts: withCheckout(context.checkouts, event.checkoutId, "complete"),
  };
}

function withDue(context: BookingContext, number: number | null, status: RefundDue["status"]) {
  return context.refundsDue.map((due) => (due.number === number ? { ...due, status } : due));
}

/** The refund says how much it was: less than was ordered when somebody had returned a part in Stripe's dashboard. */
function withRefund(
  { refundsDue }: BookingContext,
  { due: number, amount }: EventOf<"REFUND_SETTLED" | "REFUND_FAILED">,
  status: RefundDue["status"],
): readonly RefundDue[] {
  return refundsDue.map((due) => (due.number === number ? { ...due, amount, status } : due));
}

const ENDS_OF_DEBTS: readonly RefundDue["status"][] = ["settled", "settled_outside", "waived"];

function earlierOf(a: Instant, b: Instant): Instant {
  return a < b ? a : b;
}

// Facts kept.
export const keepTime = keep("TIME_BOOKED", (_, { time, holdEndsAt }) => ({ time, holdEndsAt }));
export const keepOpened = keep("CHECKOUT_OPENED", ({ checkouts }, { checkoutId }) => ({
  checkouts: withCheckout(checkouts, checkoutId, "open"),
}));
export const keepPayment = keep("CHECKOUT_PAID", withPayment);
export const keepConfirmingPayment = keep("CHECKOUT_PAID", (context, event) => ({
  ...withPayment(context, event),
  confirmedCheckoutId: event.checkoutId,
}));
export const keepExpiry = keep("CHECKOUT_EXPIRED", ({ checkouts }, { checkoutId }) => ({
  checkouts: withCheckout(checkouts, checkoutId, "expired"),
}));
/** The hold ends with its checkout: what is canceled at Calendly after that, we have released. */
export const endHold = keep("CHECKOUT_EXPIRED", ({ holdEndsAt }, { at }) => ({
  holdEndsAt: holdEndsAt === null ? at : earlierOf(holdEndsAt, at),
}));
export const keepProcessing = keep(
  "PAYMENT_PROCESSING",
  ({ checkouts }, { checkoutId, processingUntil }) => ({
    checkouts: withCheckout(checkouts, checkoutId, "complete"),
    holdEndsAt: processingUntil,
  }),
);
export const keepCompletion = keep("PAYMENT_PROCESSING", ({ checkouts }, { checkoutId }) => ({
  checkouts: withCheckout(checkouts, checkoutId, "complete"),
}));
/** Its checkout cannot be paid any more, as if it had expired. */
export const keepDelayedFailure = keep("PAYMENT_DECLINED", ({ checkouts }, { checkoutId }) => ({
  checkouts: withCheckout(checkouts, checkoutId, "expired"),
}));
export const keepRetryTime = keep("PAYMENT_DECLINED", ({ holdEndsAt }, { retryUntil }) => ({
  holdEndsAt: retryUntil ?? holdEndsAt,
}));
export const keepMove = keep("TIME_MOVED", (context, { at, by, time }) => {
  if (context.time === null) return {};
  const share = refundShareAt(context.cancellationPolicy, context.time.startsAt, at);
  const ceiling = Math.min(share, context.refundCeilingBasisPoints ?? share);
  const isProcessing = processingCheckoutOf(context) !== null && context.confirmedCheckoutId === null;
  const lastDay = addMinutes(time.startsAt, -PROCESSING_ENDS_BEFORE_START_MINUTES);
  return {
    time,
    refundCeilingBasisPoints: by === "client" ? ceiling : context.refundCeilingBasisPoints,
    ...(isProcessing && context.holdEndsAt !== null
      ? { holdEndsAt: earlierOf(context.holdEndsAt, lastDay) }
      : {}),
  };
});
export const keepCancellation = machineSetup.assign(({ event }) => {
  if (event.type === "CANCEL_REQUESTED") {
    return { canceledAt: event.at, canceledBy: event.by, cancellationQuotedAt: event.quotedAt };
  }
  if (event.type === "TIME_CANCELED") {
    return { canceledAt: event.at, canceledBy: event.by, cancellationQuotedAt: null };
  }
  if (event.type === "TIME_REJECTED") {
    return {
      canceledAt: event.at,
      canceledBy: "unknown" as const,
      cancellationQuotedAt: null,
      rejectedBecause: event.because,
    };
  }
  return {};
});
export const keepRefund = keep("REFUND_SETTLED", (context, event) => ({
  refunds: [
    ...context.refunds,
    {
      refundId: event.refundId,
      paymentIntentId: event.paymentIntentId,
      amount: event.amount,
      due: event.due,
    },
  ],
  refundsDue: withRefund(context, event, "settled"),
}));
export const keepRefundFailure = keep("REFUND_FAILED", (context, event) => ({
  refunds: withoutRefund(context, event.refundId).refunds,
  refundsDue: withoutRest(withRefund(context, event, "failed"), event.refundId),
}));
export const keepWaived = keep("REFUND_WAIVED", (context, { due: number, restsOn, leaves }) => {
  const due = context.refundsDue.find((one) => one.number === number);
  return due === undefined ? {} : { refundsDue: putAside(context, due, "waived", restsOn, leaves) };
});
export const keepDispute = machineSetup.assign(({ context, event }) => {
  if (event.type !== "DISPUTE_OPENED" && event.type !== "DISPUTE_CLOSED") return {};
  const { disputeId, paymentIntentId, amount } = event;
  const isOpen = event.type === "DISPUTE_OPENED";
  const status = isOpen ? ("open" as const) : event.outcome;
  const answerDueAt = isOpen ? event.answerDueAt : null;
  const known = context.disputes.find((dispute) => dispute.disputeId === disputeId);
  const stage = isOpen ? event.stage : (known?.stage ?? "dispute");
  return {
    disputes: [
      ...context.disputes.filter((dispute) => dispute.disputeId !== disputeId),
      { disputeId, paymentIntentId, amount, status, stage, answerDueAt },
    ],
  };
});
/** A debt that has come to its end meanwhile stays as it ended. */
export const keepDropped = keep("LETTER_DROPPED", (context, { due: number, becomes, restsOn }) => {
  const due = context.refundsDue.find((one) => one.number === number);
  if (due === undefined || ENDS_OF_DEBTS.includes(due.status)) return {};
  return {
    refundsDue:
      becomes === "failed"
        ? withDue(context, number, becomes)
        : putAside(context, due, becomes, restsOn, null),
  };
});

/** It is the history's alone. */
export const keepNothing = keep("LETTER_RETRIED", () => ({}));
export const keepAnswer = keep("SESSION_KEPT", (_, { at }) => ({ keptAt: at }));
export const keepNoShow = keep("NO_SHOW_MARKED", (_, { at }) => ({ noShowAt: at }));
export const dropNoShow = keep("NO_SHOW_CLEARED", () => ({ noShowAt: null }));

// Orders given.
export const orderCheckout = order(["CHECKOUT_REQUESTED"], ({ time, price }, event) => {
  if (time === null) return [];
  const daysAhead = minutesBetween(event.at, time.startsAt) / (24 * 60);
  return [
    {
      type: "openCheckout",
      params: {
        price,
        expiresAt: event.checkoutExpiresAt,
        calendlyEventId: time.calendlyEventId,
        startsAt: time.startsAt,
        timeZone: event.timeZone,
        delayedMethods: daysAhead >= DELAYED_METHODS_DAYS_MIN ? "offered" : "excluded",
      },
    },
  ];
});
/** Half-way through the hold: soon enough to be of use, late enough not to disturb whoever is paying. */
export const orderReminder = order(["TIME_BOOKED"], ({ price }, { at, holdEndsAt }) =>
  isFree(price)
    ? []
    : [{ type: "remindToPay", params: { notBefore: addMinutes(at, minutesBetween(at, holdEndsAt) / 2) } }],
);
export const orderExpiry = order(["HOLD_ENDED"], expireCheckouts);
/** Stripe was slow, and the booking has no use for the checkout any more. */
export const orderExpiryOfOpened = order(["CHECKOUT_OPENED"], (_, { checkoutId }) => [
  { type: "expireCheckout", params: { checkoutId } },
]);
/** What is paid for cannot be paid for again. */
export const orderExpiryOfOthers = order(["CHECKOUT_PAID"], expireCheckouts);
export const orderRelease = order(["HOLD_ENDED", "CHECKOUT_EXPIRED"], (context) =>
  context.time === null
    ? []
    : [releaseTime(context.time, "The time was held for payment, and the payment did not come.")],
);
export const tellConfirmed = order(["CHECKOUT_PAID", "FREE_CONFIRMED"], () => tellBoth("confirmed", null));
export const tellMoved = order(["TIME_MOVED"], () => tellBoth("moved", null));
export const tellProcessing = order(["PAYMENT_PROCESSING"], () => [tellClient("payment_processing", null)]);
export const tellDelayedFailure = order(["PAYMENT_DECLINED"], () => [tellClient("payment_failed", null)]);
export const tellTooSlow = order(["HOLD_ENDED"], () => [tellClient("payment_too_slow", null)]);
export const tellRefundFailed = order(["REFUND_FAILED"], (_, { amount }) =>
  tellBoth("refund_failed", amount),
);
export const askBuilder = order(["REFUND_SETTLED"], (_, { amount }) => [
  tellBuilder("refunded_outside", amount),
]);
/** A refund of ours was told when it was ordered. */
export const tellReturned = order(["REFUND_SETTLED"], (_, { amount, due }) =>
  due === null ? [tellClient("refund_arrived", amount)] : [],
);
export const tellKept = order(["SESSION_KEPT"], () => [tellClient("session_kept", null)]);
export const tellDisputed = order(["DISPUTE_OPENED"], (_, { amount }) => [
  tellBuilder("dispute_opened", amount),
]);
export const tellDecided = order(["DISPUTE_CLOSED"], (_, { outcome, amount }) => [
  tellBuilder(outcome === "won" ? "dispute_won" : "dispute_lost", amount),
]);

// Debts.
export const orderCancellation = settle(
  ["CANCEL_REQUESTED", "TIME_CANCELED", "TIME_REJECTED"],
  cancellationOf,
);
/** Money that must not stay: all of that one payment goes back, and the client is told. */
export const returnPayment = (reason: RefundReason) =>
  settle(["CHECKOUT_PAID"], (context, event) => {
    const { refundsDue, effects } = owe(context, paymentIn(event), {
      amount: event.amount,
      reason,
      requestId: null,
    });
    return { refundsDue, effects: [...effects, tellClient("payment_returned", event.amount)] };
  });
/**
 * A refund made in Stripe's dashboard had returned what was due, and has failed: now it is our debt, whether it was put aside because of that
 * refund or never written down. One of our own is a person's to repeat,
 * because it would fail again.
 */
export const oweAnew = settle(["REFUND_FAILED"], (context, { due, paymentIntentId }) => {
  const payment = context.payments.find((one) => one.paymentIntentId === paymentIntentId);
  const owed = moneyTroublesOf(context.canceledAt === null ? "COMPLETED" : "CANCELED", context).find(
    (trouble) => trouble.kind === "owed" && trouble.paymentIntentId === paymentIntentId,
  );
  return due !== null || payment === undefined || owed === undefined
    ? { refundsDue: context.refundsDue, effects: [] }
    : owe(context, payment, { amount: owed.amount, reason: "again", requestId: null });
});
/** What policy says of a payment that came before the cancellation: returned as if it had been heard of in time, and both are told. */
export const returnByPolicy = settle(["CHECKOUT_PAID"], (context, event) => {
  const { canceledAt, canceledBy, cancellationQuotedAt } = context;
  if (canceledAt === null || canceledBy === null) return { refundsDue: context.refundsDue, effects: [] };
  const due = refundDueAt(context, canceledBy, cancellationQuotedAt ?? canceledAt);
  const { refundsDue, effects } =
    due === null
      ? { refundsDue: context.refundsDue, effects: [] }
      : owe(context, paymentIn(event), { amount: due, reason: "canceled", requestId: null });
  return { refundsDue, effects: [...effects, ...tellBoth("canceled", due)] };
});
export const grantRefund = settle(["REFUND_REQUESTED"], (context, event) => {
  const payment = context.payments.find((one) => one.paymentIntentId === event.paymentIntentId);
  if (payment === undefined) return { refundsDue: context.refundsDue, effects: [] };
  const { refundsDue, effects } = owe(context, payment, event);
  return { refundsDue, effects: [...effects, tellClient("refund_granted", event.amount)] };
});
export const withholdRefund = settle(["REFUND_WITHHELD"], withhold);
export const settleDispute = settle(["DISPUTE_CLOSED"], settleByDispute);

import type { BookingContext, PaymentFact, RefundDue } from "../booking.ts";
import type { BookingEffect } from "../booking-effect.ts";
import {
  isDisputed,
  isEverythingReturned,
  isRefundedOutside,
  moneyTroublesOf,
  refundableOf,
} from "../booking-money.ts";
import { invariant } from "../../values/invariant.ts";
import { isRestedOn, putAside, withoutRest } from "../put-aside-debts.ts";
import { notifyBoth, notifyBuilder, notifyClient } from "./notifications.ts";
import { record, request, settle, when, type EventOf, type Obligations } from "./setup.ts";

/** Refund obligations: written down, requested from Stripe, and followed until the money has arrived, failed, or gone back by another way. */

const FINAL: readonly RefundDue["status"][] = ["settled", "settled_outside", "waived"];

function obligation({ refundsDue }: BookingContext, number: number | null): RefundDue | null {
  return refundsDue.find((due) => due.number === number) ?? null;
}

function knowsRefund(context: BookingContext, refundId: string): boolean {
  return context.refunds.some((refund) => refund.refundId === refundId);
}

/** The context without this refund; used when a refund that had settled fails later. */
function withoutRefund(context: BookingContext, refundId: string): BookingContext {
  return { ...context, refunds: context.refunds.filter((refund) => refund.refundId !== refundId) };
}

function canBeRefunded(context: BookingContext, event: EventOf<"REFUND_REQUESTED">): boolean {
  const payment = context.payments.find((one) => one.paymentIntentId === event.paymentIntentId);
  if (payment === undefined || isDisputed(context, payment)) return false;
  const left = refundableOf(context, payment);
  const isNew = context.refundsDue.every((due) => due.requestId !== event.requestId);
  const { amountMinor, currency } = event.amount;
  return isNew && amountMinor > 0 && amountMinor <= left.amountMinor && currency === left.currency;
}

export const refundGuards = {
  isNewRefund: when(["REFUND_SETTLED"], (context, event) => !knowsRefund(context, event.refundId)),
  isRefundedOutside: when(
    ["REFUND_SETTLED"],
    (context, event) =>
      !knowsRefund(context, event.refundId) &&
      isRefundedOutside("CONFIRMED", { ...context, refunds: [...context.refunds, event] }),
  ),
  /** A refund that had arrived, one that we wait for, or one because of which an obligation was put aside. */
  isRefundOfOurs: when(
    ["REFUND_FAILED"],
    (context, event) =>
      knowsRefund(context, event.refundId) ||
      isRestedOn(context, event.refundId) ||
      obligation(context, event.due)?.status === "ordered",
  ),
  isReturnedAllTheSame: when(["REFUND_FAILED"], (context, event) =>
    isEverythingReturned(withoutRefund(context, event.refundId)),
  ),
  isOrdered: when(
    ["REFUND_WITHHELD"],
    (context, event) => obligation(context, event.due)?.status === "ordered",
  ),
  /** As long as something of it is left, and it is more than what is left now. */
  canBePutAside: when(["REFUND_WAIVED"], (context, event) => {
    const due = obligation(context, event.due);
    if (due?.status !== "ordered") return false;
    const leftMinor = event.leaves?.amountMinor;
    return leftMinor === undefined || (leftMinor > 0 && leftMinor < due.amount.amountMinor);
  }),
  canBeRefunded: when(["REFUND_REQUESTED"], canBeRefunded),
  awaitsAnAnswer: when(["SESSION_KEPT"], (context) => isRefundedOutside("CONFIRMED", context)),
};

/** The refund says how much it was: less than was requested when somebody had returned a part in Stripe's dashboard. */
function withRefund(
  { refundsDue }: BookingContext,
  { due: number, amount }: EventOf<"REFUND_SETTLED" | "REFUND_FAILED">,
  status: RefundDue["status"],
): readonly RefundDue[] {
  return refundsDue.map((due) => (due.number === number ? { ...due, amount, status } : due));
}

/** Writes down that this much of a payment must go back, and requests it; while the bank decides a dispute, it is only written down. */
export function addObligation(
  context: BookingContext,
  payment: PaymentFact,
  { amount, reason, requestId }: Pick<RefundDue, "amount" | "reason" | "requestId">,
): Obligations {
  if (amount.amountMinor === 0) return unchanged(context);
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
    effects: due.status === "ordered" ? [refundOf(context, due)] : [],
  };
}

export function unchanged({ refundsDue }: BookingContext): Obligations {
  return { refundsDue, effects: [] };
}

/** The effect that fulfills an obligation. */
export function refundOf(context: BookingContext, due: RefundDue): BookingEffect {
  const payment = context.payments.find(({ paymentIntentId }) => paymentIntentId === due.paymentIntentId);
  invariant(payment !== undefined, "A refund obligation is always that of a payment.");
  return {
    type: "requestRefund",
    params: {
      checkoutId: payment.checkoutId,
      paymentIntentId: due.paymentIntentId,
      amount: due.amount,
      reason: due.reason,
      due: due.number,
    },
  };
}

/** A person gives money back. */
export const grantRefund = settle(["REFUND_REQUESTED"], (context, event) => {
  const payment = context.payments.find((one) => one.paymentIntentId === event.paymentIntentId);
  invariant(payment !== undefined, "Only a payment can be refunded.");
  const { refundsDue, effects } = addObligation(context, payment, event);
  return { refundsDue, effects: [...effects, notifyClient("refund_granted", event.amount)] };
});

export const recordRefund = record(["REFUND_SETTLED"], (context, event) => ({
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
/** A refund of ours was announced when it was requested. */
export const notifyReturned = request(["REFUND_SETTLED"], (_, { amount, due }) =>
  due === null ? [notifyClient("refund_arrived", amount)] : [],
);
/** The whole price was returned in Stripe's dashboard: is the session still on? */
export const askBuilder = request(["REFUND_SETTLED"], (_, { amount }) => [
  notifyBuilder("refunded_outside", amount),
]);
export const recordAnswer = record(["SESSION_KEPT"], (_, { at }) => ({ keptAt: at }));
export const notifyKept = request(["SESSION_KEPT"], () => [notifyClient("session_kept", null)]);

export const recordRefundFailure = record(["REFUND_FAILED"], (context, event) => ({
  refunds: withoutRefund(context, event.refundId).refunds,
  refundsDue: withoutRest(withRefund(context, event, "failed"), event.refundId),
}));
/**
 * A refund made in Stripe's dashboard had returned what was due, and has failed: now it is our obligation, whether one was put aside because of
 * that refund or none was ever written down. One of our own refunds is a person's to repeat, because it would fail again.
 */
export const addObligationAnew = settle(["REFUND_FAILED"], (context, { due, paymentIntentId }) => {
  const payment = context.payments.find((one) => one.paymentIntentId === paymentIntentId);
  const owed = moneyTroublesOf(context.canceledAt === null ? "COMPLETED" : "CANCELED", context).find(
    (trouble) => trouble.kind === "owed" && trouble.paymentIntentId === paymentIntentId,
  );
  return due !== null || payment === undefined || owed === undefined
    ? unchanged(context)
    : addObligation(context, payment, { amount: owed.amount, reason: "again", requestId: null });
});
export const notifyRefundFailed = request(["REFUND_FAILED"], (_, { amount }) =>
  notifyBoth("refund_failed", amount),
);

export const recordWaived = record(["REFUND_WAIVED"], (context, { due: number, restsOn, leaves }) => {
  const due = obligation(context, number);
  invariant(due !== null, "Only an obligation can be put aside.");
  return { refundsDue: putAside(context, due, "waived", restsOn, leaves) };
});

/** It is the history's alone. */
export const recordNothing = record(["LETTER_RETRIED"], () => ({}));
/** An operator has put the refund's dead letter aside. An obligation that has come to its end meanwhile stays as it ended. */
export const recordDropped = record(["LETTER_DROPPED"], (context, { due: number, becomes, restsOn }) => {
  const due = obligation(context, number);
  if (due === null || FINAL.includes(due.status)) return {};
  return {
    refundsDue:
      becomes === "failed"
        ? context.refundsDue.map((one) => (one === due ? { ...one, status: becomes } : one))
        : putAside(context, due, becomes, restsOn, null),
  };
});

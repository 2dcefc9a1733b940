import type { BookingContext, BookingPayment, RefundObligation } from "../booking.ts";
import type { BookingEffect } from "../booking-effect.ts";
import {
  isDisputed,
  isEverythingReturned,
  isRefundedOutside,
  moneyTroublesOf,
  stateForMoney,
  refundableOf,
} from "../booking-money.ts";
import { refundBasisOf } from "../refund-basis.ts";
import type { Instant } from "../../values/instant.ts";
import { invariant } from "../../values/invariant.ts";
import { isRestedOn, withoutRest } from "../obligation-rests.ts";
import { putAside } from "./put-aside-obligations.ts";
import { notifyBoth, notifyBuilder, notifyClient } from "./notifications.ts";
import { record, request, settle, when, type EventOf, type Obligations } from "./setup.ts";

/** Refund obligations: recorded, requested from Stripe, and followed until the money has arrived, failed, or gone back in another way. */

const FINAL: readonly RefundObligation["status"][] = ["settled", "settled_outside", "waived"];

function findObligation(
  { refundObligations }: BookingContext,
  number: number | null,
): RefundObligation | null {
  return refundObligations.find((obligation) => obligation.number === number) ?? null;
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
  const isNew = context.refundObligations.every((obligation) => obligation.requestId !== event.requestId);
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
      findObligation(context, event.due)?.status === "ordered",
  ),
  isReturnedAllTheSame: when(["REFUND_FAILED"], (context, event) =>
    isEverythingReturned(withoutRefund(context, event.refundId)),
  ),
  isOrdered: when(
    ["REFUND_WITHHELD"],
    (context, event) => findObligation(context, event.due)?.status === "ordered",
  ),
  /** As long as something of it is left, and it is more than what is left now. */
  canBePutAside: when(["REFUND_WAIVED"], (context, event) => {
    const obligation = findObligation(context, event.due);
    if (obligation?.status !== "ordered") return false;
    const leftMinor = event.leaves?.amountMinor;
    return leftMinor === undefined || (leftMinor > 0 && leftMinor < obligation.amount.amountMinor);
  }),
  canBeRefunded: when(["REFUND_REQUESTED"], canBeRefunded),
  awaitsAnAnswer: when(["SESSION_KEPT"], (context) => isRefundedOutside("CONFIRMED", context)),
};

/** The refund says how much it was: less than was requested when somebody had returned a part in Stripe's dashboard. */
function withRefund(
  { refundObligations }: BookingContext,
  { due: number, amount }: EventOf<"REFUND_SETTLED" | "REFUND_FAILED">,
  status: RefundObligation["status"],
): readonly RefundObligation[] {
  return refundObligations.map((obligation) =>
    obligation.number === number ? { ...obligation, amount, status } : obligation,
  );
}

/**
 * Records that this much of a payment must be refunded, and requests it; while the bank decides a dispute, it is only recorded.
 * @param canceledAtCalendly by the event that is taken; left out, by what is recorded.
 */
export function addObligation(
  context: BookingContext,
  payment: BookingPayment,
  { amount, reason, requestId }: Pick<RefundObligation, "amount" | "reason" | "requestId">,
  canceledAtCalendly?: Instant | null,
): Obligations {
  if (amount.amountMinor === 0) return unchanged(context);
  const obligation: RefundObligation = {
    number: context.refundObligations.length + 1,
    paymentIntentId: payment.paymentIntentId,
    amount,
    reason,
    requestId,
    status: isDisputed(context, payment) ? "withheld" : "ordered",
  };
  return {
    refundObligations: [...context.refundObligations, obligation],
    effects: obligation.status === "ordered" ? [refundOf(context, obligation, canceledAtCalendly)] : [],
  };
}

export function unchanged({ refundObligations }: BookingContext): Obligations {
  return { refundObligations, effects: [] };
}

/** The effect that fulfills an obligation. */
export function refundOf(
  context: BookingContext,
  obligation: RefundObligation,
  canceledAtCalendly?: Instant | null,
): BookingEffect {
  const payment = context.payments.find(
    ({ paymentIntentId }) => paymentIntentId === obligation.paymentIntentId,
  );
  invariant(payment !== undefined, "A refund obligation is always that of a payment.");
  return {
    type: "requestRefund",
    params: {
      checkoutId: payment.checkoutId,
      paymentIntentId: obligation.paymentIntentId,
      amount: obligation.amount,
      reason: obligation.reason,
      due: obligation.number,
      basis: refundBasisOf(context, obligation, canceledAtCalendly),
    },
  };
}

/** A person gives money back. */
export const grantRefund = settle(["REFUND_REQUESTED"], (context, event) => {
  const payment = context.payments.find((one) => one.paymentIntentId === event.paymentIntentId);
  invariant(payment !== undefined, "Only a payment can be refunded.");
  const { refundObligations, effects } = addObligation(context, payment, event);
  return { refundObligations, effects: [...effects, notifyClient("refund_granted", event.amount)] };
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
  refundObligations: withRefund(context, event, "settled"),
}));
/** A refund of ours was announced when it was requested. */
export const notifyReturned = request(["REFUND_SETTLED"], (_, { amount, due: obligation }) =>
  obligation === null ? [notifyClient("refund_arrived", amount)] : [],
);
/** The whole price was returned in Stripe's dashboard: is the session still on? */
export const askBuilder = request(["REFUND_SETTLED"], (_, { amount }) => [
  notifyBuilder("refunded_outside", amount),
]);
export const recordAnswer = record(["SESSION_KEPT"], (_, { at }) => ({ keptAt: at }));
export const notifyKept = request(["SESSION_KEPT"], () => [notifyClient("session_kept", null)]);

export const recordRefundFailure = record(["REFUND_FAILED"], (context, event) => ({
  refunds: withoutRefund(context, event.refundId).refunds,
  refundObligations: withoutRest(withRefund(context, event, "failed"), event.refundId),
}));
/**
 * A refund made in Stripe's dashboard had returned what was due, and has failed: now it is our obligation, whether one was put aside because of that
 * refund or none was ever recorded. A failed refund of our own is repeated by a person only, because it would fail again.
 */
export const addObligationAnew = settle(
  ["REFUND_FAILED"],
  (context, { due: obligation, paymentIntentId }) => {
    const payment = context.payments.find((one) => one.paymentIntentId === paymentIntentId);
    const outstanding = moneyTroublesOf(stateForMoney(context), context).find(
      (trouble) => trouble.kind === "owed" && trouble.paymentIntentId === paymentIntentId,
    );
    return obligation !== null || payment === undefined || outstanding === undefined
      ? unchanged(context)
      : addObligation(context, payment, { amount: outstanding.amount, reason: "again", requestId: null });
  },
);
export const notifyRefundFailed = request(["REFUND_FAILED"], (_, { amount }) =>
  notifyBoth("refund_failed", amount),
);

export const recordWaived = record(["REFUND_WAIVED"], (context, event) => {
  const { due: number, restsOn, leaves } = event;
  const obligation = findObligation(context, number);
  invariant(obligation !== null, "Only an obligation can be put aside.");
  return {
    refundObligations: putAside(context, obligation, {
      status: "waived",
      refunds: restsOn,
      leaves,
      under: event,
    }),
  };
});
/** An operator has put the refund's dead letter aside. An obligation that has come to its end meanwhile stays as it ended. */
export const recordDropped = record(["LETTER_DROPPED"], (context, event) => {
  const { due: number, becomes, restsOn } = event;
  const obligation = findObligation(context, number);
  if (obligation === null || FINAL.includes(obligation.status)) return {};
  return {
    refundObligations:
      becomes === "failed"
        ? context.refundObligations.map((one) => (one === obligation ? { ...one, status: becomes } : one))
        : putAside(context, obligation, { status: becomes, refunds: restsOn, leaves: null, under: event }),
  };
});

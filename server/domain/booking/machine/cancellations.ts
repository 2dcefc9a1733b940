import { confirmedPaymentOf, type BookingContext } from "../booking.ts";
import type { BookingEffect } from "../booking-effect.ts";
import { isEverythingReturned, isPaidBefore, refundAmountAt, returnsMoreBy } from "../booking-money.ts";
import { addMinutes } from "../../values/instant.ts";
import { invariant } from "../../values/invariant.ts";
import { isUnderRules } from "./rules.ts";
import { isSameMoney } from "../../values/money.ts";
import { CLOCK_SKEW_MINUTES, initiatedEndsAt } from "../time-limits.ts";
import { notifyBoth } from "./notifications.ts";
import { expireCheckouts, isNewPayment, paymentIn } from "./payments.ts";
import { addObligation, unchanged } from "./refunds.ts";
import { record, settle, when, type Asked, type EventOf, type Obligations } from "./setup.ts";
import { releaseTime } from "./time.ts";

/** Cancellations: who ends a booking before its session, when that counts, and what is refunded. */

type Cancellation = EventOf<"CANCEL_REQUESTED" | "TIME_CANCELED" | "TIME_REJECTED">;

/**
 * Whether a button to cancel makes sense: Calendly cannot release one seat of a group alone. Only a hint: the event as it is when the effect is
 * carried out decides.
 */
function releasesTime(context: BookingContext): boolean {
  return context.time !== null && context.calendlyEventKind === "solo";
}

export const cancellationGuards = {
  canReleaseTime: when(["CANCEL_REQUESTED"], (context) => context.time === null || releasesTime(context)),
  /** By older rules a rejected time was dated by when we learned of it, and always counted. */
  isRejectedInTime: when(
    ["TIME_REJECTED"],
    (context, event) =>
      !isUnderRules(event, 2) || (context.time !== null && event.at < context.time.startsAt),
  ),
  /** While a time was awaited, or held. Our own release never books another time, so the clocks need no allowance. */
  isRejectedWhileHeld: when(["TIME_REJECTED"], (context, event) => {
    const end = context.time === null ? initiatedEndsAt(context.initiatedAt) : context.holdEndsAt;
    return end !== null && event.at < end;
  }),
  /** The host changed it to another session, and it was canceled before we learned of that: it had ended already. */
  wasRejectedBefore: when(
    ["TIME_REJECTED"],
    (context, event) =>
      context.canceledAt !== null &&
      event.at < context.canceledAt &&
      returnsMoreBy(context, "unknown", event.at),
  ),
  /** By a clock of Calendly's that may be behind ours, our own release of the time can look as if the host had canceled just before. */
  isWhileHeld: when(["TIME_CANCELED"], ({ time, holdEndsAt }, event) => {
    if (time === null || holdEndsAt === null) return false;
    return addMinutes(event.at, event.by === "client" ? 0 : CLOCK_SKEW_MINUTES) < holdEndsAt;
  }),
  /** Of two cancellations the first counts. As far as the clocks can tell, and only if the client gets more by it. */
  wasCanceledBefore: when(
    ["TIME_CANCELED"],
    (context, event) =>
      context.canceledAt !== null &&
      addMinutes(event.at, CLOCK_SKEW_MINUTES) < context.canceledAt &&
      returnsMoreBy(context, event.by, event.at),
  ),
  /** Money that was paid before the cancellation, which we learn of after it: it was for the session that was canceled. */
  paidBeforeTheCancellation: when(
    ["CHECKOUT_PAID"],
    (context, event) =>
      isNewPayment(context, event) &&
      isSameMoney(event.amount, context.price) &&
      context.confirmedCheckoutId === null &&
      context.time !== null &&
      context.canceledAt !== null &&
      // The client was told before giving it up that nothing was charged, so they get all of it back.
      context.cancellationQuotedAt === null &&
      isPaidBefore({ paidAt: event.at }, context.canceledAt),
  ),
  /** Everything that was paid has gone back; false where nothing was paid. */
  everythingIsReturned: ({ context }: Asked) => isEverythingReturned(context),
  wasCanceled: ({ context }: Asked) => context.canceledAt !== null,
  wasConfirmed: ({ context }: Asked) => context.confirmedCheckoutId !== null,
};

export const recordCancellation = record(
  ["CANCEL_REQUESTED", "TIME_CANCELED", "TIME_REJECTED"],
  (_, event: Cancellation) => {
    switch (event.type) {
      case "CANCEL_REQUESTED":
        return { canceledAt: event.at, canceledBy: event.by, cancellationQuotedAt: event.quotedAt };
      case "TIME_CANCELED":
        return { canceledAt: event.at, canceledBy: event.by, cancellationQuotedAt: null };
      case "TIME_REJECTED":
        return {
          canceledAt: event.at,
          canceledBy: "unknown",
          cancellationQuotedAt: null,
          rejectedBecause: event.because,
        };
    }
  },
);

/** The checkout closed, the money due returned, the time released where the cancellation is ours, both told. */
export const carryOutCancellation = settle(
  ["CANCEL_REQUESTED", "TIME_CANCELED", "TIME_REJECTED"],
  (context, event: Cancellation): Obligations => {
    const by = event.type === "TIME_REJECTED" ? "unknown" : event.by;
    const asOf = event.type === "CANCEL_REQUESTED" ? (event.quotedAt ?? event.at) : event.at;
    const amount = refundAmountAt(context, by, asOf);
    const payment = confirmedPaymentOf(context);
    const canceledAtCalendly = event.type === "TIME_CANCELED" ? event.at : null;
    const { refundObligations, effects } =
      payment === null || amount === null
        ? unchanged(context)
        : addObligation(
            context,
            payment,
            { amount, reason: "canceled", requestId: null },
            canceledAtCalendly,
          );
    return {
      refundObligations,
      effects: [
        ...expireCheckouts(context),
        ...effects,
        ...releaseBy(context, event),
        ...notifyBoth(event.type === "TIME_REJECTED" ? "rejected" : "canceled", amount),
      ],
    };
  },
);

function releaseBy(context: BookingContext, event: Cancellation): BookingEffect[] {
  switch (event.type) {
    case "TIME_CANCELED":
      return [];
    case "CANCEL_REQUESTED":
      return context.time === null ? [] : [releaseTime(context.time, "The booking was canceled.")];
    case "TIME_REJECTED":
      return [releaseTime(event, "This is not the session that was booked with us.")];
  }
}

/** Refunds by policy a payment that came before the cancellation, as if we had known of it in time, and notifies both. */
export const returnByPolicy = settle(["CHECKOUT_PAID"], (context, event) => {
  const { canceledAt, canceledBy, cancellationQuotedAt } = context;
  invariant(canceledAt !== null && canceledBy !== null, "Only of a canceled booking.");
  const amount = refundAmountAt(context, canceledBy, cancellationQuotedAt ?? canceledAt);
  const { refundObligations, effects } =
    amount === null
      ? unchanged(context)
      : addObligation(context, paymentIn(event), { amount, reason: "canceled", requestId: null });
  return { refundObligations, effects: [...effects, ...notifyBoth("canceled", amount)] };
});

import { processingCheckoutOf } from "../booking.ts";
import type { BookingEffect } from "../booking-effect.ts";
import { refundShareAt } from "../../offer/cancellation-policy.ts";
import { addMinutes, earlierOf, minutesBetween } from "../../values/instant.ts";
import { invariant } from "../../values/invariant.ts";
import { isFree } from "../../values/money.ts";
import { initiatedEndsAt, lastUnpaidAt } from "../time-limits.ts";
import { notifyBoth, notifyClient } from "./notifications.ts";
import { record, request, when } from "./setup.ts";

/** The booked time: how long it is held unpaid, where it moves to, when it is over, and who came. */

export const timeGuards = {
  deadlineHasPassed: when(
    ["DEADLINE_PASSED"],
    (context, event) => event.at >= initiatedEndsAt(context.initiatedAt),
  ),
  /** A checkout may be asked for while the hold lasts. */
  holdLasts: when(
    ["CHECKOUT_REQUESTED"],
    (context, event) => context.holdEndsAt !== null && event.at < context.holdEndsAt,
  ),
  holdHasEnded: when(
    ["HOLD_ENDED"],
    (context, event) => context.holdEndsAt !== null && event.at >= context.holdEndsAt,
  ),
  isAnotherTime: when(
    ["TIME_MOVED"],
    ({ time }, event) =>
      time !== null &&
      time.calendlyInviteeUri !== event.time.calendlyInviteeUri &&
      [null, time.calendlyInviteeUri].includes(event.fromInviteeUri),
  ),
  /** What happened before the start counts, however late we learn of it. */
  isBeforeTheStart: when(
    ["TIME_MOVED", "TIME_CANCELED", "CANCEL_REQUESTED"],
    (context, event) => context.time !== null && event.at < context.time.startsAt,
  ),
  sessionHasEnded: when(
    ["SESSION_ENDED"],
    (context, event) => context.time !== null && event.at >= context.time.endsAt,
  ),
  isNotMarked: when(["NO_SHOW_MARKED"], (context) => context.noShowAt === null),
  isMarked: when(["NO_SHOW_CLEARED"], (context) => context.noShowAt !== null),
};

export const recordTime = record(["TIME_BOOKED"], (_, { time, holdEndsAt }) => ({ time, holdEndsAt }));

/** Half-way through the hold: soon enough to help, late enough not to disturb somebody who is paying. */
export const requestReminder = request(["TIME_BOOKED"], ({ price }, { at, holdEndsAt }) =>
  isFree(price)
    ? []
    : [{ type: "remindToPay", params: { notBefore: addMinutes(at, minutesBetween(at, holdEndsAt) / 2) } }],
);

/** A client who moves the session keeps the share that was due then as the most that a later cancellation returns. */
export const recordMove = record(["TIME_MOVED"], (context, { at, by, time }) => {
  invariant(context.time !== null, "Only a booked time moves.");
  const share = refundShareAt(context.cancellationPolicy, context.time.startsAt, at);
  const ceiling = Math.min(share, context.refundCeilingBasisPoints ?? share);
  const isProcessing = processingCheckoutOf(context) !== null && context.confirmedCheckoutId === null;
  return {
    time,
    refundCeilingBasisPoints: by === "client" ? ceiling : context.refundCeilingBasisPoints,
    ...(isProcessing && context.holdEndsAt !== null
      ? { holdEndsAt: earlierOf(context.holdEndsAt, lastUnpaidAt(time.startsAt)) }
      : {}),
  };
});
export const notifyMoved = request(["TIME_MOVED"], () => notifyBoth("moved", null));

/** The hold ends with its checkout: what is canceled at Calendly after that, we have released. */
export const endHold = record(["CHECKOUT_EXPIRED"], ({ holdEndsAt }, { at }) => ({
  holdEndsAt: holdEndsAt === null ? at : earlierOf(holdEndsAt, at),
}));
export const requestRelease = request(["HOLD_ENDED", "CHECKOUT_EXPIRED"], ({ time }) => {
  invariant(time !== null, "Only a booked time is held.");
  return [releaseTime(time, "The time was held for payment, and the payment did not come.")];
});
/** A delayed payment did not arrive while the time could be kept. */
export const notifyTooSlow = request(["HOLD_ENDED"], () => [notifyClient("payment_too_slow", null)]);

export const recordNoShow = record(["NO_SHOW_MARKED"], (_, { at }) => ({ noShowAt: at }));
export const clearNoShow = record(["NO_SHOW_CLEARED"], () => ({ noShowAt: null }));

/** Whatever kind of event it was when it was booked: the gate in front of Calendly looks at what it is now. */
export function releaseTime(
  {
    calendlyEventId,
    calendlyInviteeUri,
  }: { readonly calendlyEventId: string; readonly calendlyInviteeUri: string | null },
  reason: string,
): BookingEffect {
  return { type: "releaseTime", params: { calendlyEventId, calendlyInviteeUri, reason } };
}

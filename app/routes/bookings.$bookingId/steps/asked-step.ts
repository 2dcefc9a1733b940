import { bookingSnapshot } from "../../../../server/domain/booking/machine/states.ts";
import { canBeCanceled } from "../../../../server/domain/booking/machine/can-be-canceled.ts";
import { parseInstant } from "../../../../server/domain/values/instant.ts";
import type { BookingOnPage } from "../../../page-data.ts";

/** What the client wants to do with a booking that stands; `moved`: what they wanted to move has another time by now. */
export type AskedStep = "cancel" | "move" | "moved";

/** Whether the client may move the session now: it is booked, has not begun, and Calendly has a page for it. */
export function canMove({ state, context, now, rescheduleUrl, viewerIsClient }: BookingOnPage): boolean {
  const { time } = context;
  if (!viewerIsClient || time === null || rescheduleUrl === null || now >= time.startsAt) return false;
  const another = { ...time, calendlyInviteeUri: "" };
  const snapshot = bookingSnapshot(state, context);
  return (
    snapshot.can({ type: "TIME_MOVED", at: now, by: "client", fromInviteeUri: null, time: another }) &&
    snapshot.can({ type: "SESSION_ENDED", at: time.endsAt })
  );
}

/** Whether we may cancel the session or give its time up now, on the client's word. */
export function canCancel(booking: BookingOnPage): boolean {
  return booking.viewerIsClient && canBeCanceled(booking, "client");
}

/**
 * The step that the address asks for, as far as the booking allows it: `?cancel` or `?move`. Null for the booking's own step.
 * `?move` names the time that is to be moved, so that the same address shows the booking again once it has another.
 */
export function askedStepOf(query: URLSearchParams, booking: BookingOnPage): AskedStep | null {
  if (query.has("cancel")) return canCancel(booking) ? "cancel" : null;
  const from = query.get("move");
  if (from === null || !canMove(booking)) return null;
  const isElsewhere = parseInstant(from) !== null && from !== booking.context.time?.startsAt;
  return isElsewhere ? "moved" : "move";
}

import { declinedTime } from "../../domain/text/en/booking/declined-time.ts";
import { textIn } from "../../domain/text/place.ts";
import type { Booking, TimeRejection } from "../../domain/booking/booking.ts";
import { minutesBetween } from "../../domain/values/instant.ts";
import type { CalendlyInvitee } from "../../ports.ts";
import { applyBookingEvent } from "../apply-booking-event.ts";
import type { EventDeps } from "../booking-deps.ts";
import { declineInvitee } from "./decline-invitee.ts";
import type { Caused } from "../caused.ts";
import { languageOfClient } from "../../mails/language-of-mail.ts";

/**
 * Why a time that somebody was left with cannot be the one that was bought; null when it can, and for one that was moved on: what it was
 * moved to is asked then. One that was canceled since was rejected before that.
 */
export function rejectionOf(booking: Booking, invitee: CalendlyInvitee): TimeRejection | null {
  return invitee.rescheduled ? null : differenceFromBought(booking, invitee);
}

/** Whether the time is of the event type and the length that were bought. */
export function isWhatWasBought(booking: Booking, invitee: CalendlyInvitee): boolean {
  return differenceFromBought(booking, invitee) === null;
}

function differenceFromBought(
  booking: Booking,
  { startsAt, endsAt, eventTypeUri }: CalendlyInvitee,
): TimeRejection | null {
  if (eventTypeUri !== booking.calendlyEventTypeUri) return "other_event_type";
  return minutesBetween(startsAt, endsAt) === booking.durationMinutes ? null : "other_duration";
}

/**
 * Not what was bought: the booking ends, everything is refunded, and both are notified why. It counts from when that time was booked, not from when
 * we learn of it; where the booking is over already, the time is released.
 */
export async function rejectTime(
  deps: Caused<EventDeps>,
  booking: Booking,
  rejected: { readonly invitee: CalendlyInvitee; readonly because: TimeRejection },
): Promise<Booking> {
  const { invitee, because } = rejected;
  const outcome = await applyBookingEvent(deps, booking.id, {
    type: "TIME_REJECTED",
    at: invitee.createdAt,
    calendlyEventId: invitee.eventId,
    calendlyInviteeUri: invitee.inviteeUri,
    because,
  });
  if (outcome.ok) return outcome.value.booking;
  const after = outcome.booking;
  if (invitee.status === "active") {
    await declineInvitee(deps, after, invitee, await whyDeclined(deps, after));
  }
  return after;
}

/** What the invitee of a second time reads. */
export async function whyDeclined({ database }: EventDeps, booking: Booking): Promise<string> {
  const isOver =
    booking.context.time === null || isOverWithoutSession(booking) || booking.state === "COMPLETED";
  const t = textIn(declinedTime, await languageOfClient(database.kysely, booking));
  return t(isOver ? "over" : "hasTime");
}

/** Whether a booking ended without its session. */
export function isOverWithoutSession({ state }: Booking): boolean {
  return state === "ABANDONED" || state === "CANCELED" || state === "REFUNDED";
}

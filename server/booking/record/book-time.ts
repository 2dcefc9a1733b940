import { getBooking, updateClientTimeZone, updateInviteeDetails } from "../../../db/bookings/bookings.ts";
import type { Effect } from "../../domain/booking/booking-effect.ts";
import type { BookedTime, Booking } from "../../domain/booking/booking.ts";
import type { Instant } from "../../domain/values/instant.ts";
import { isFree } from "../../domain/values/money.ts";
import type { CalendlyInvitee } from "../../ports.ts";
import { applyBookingEvent } from "../apply-booking-event.ts";
import type { EventDeps } from "../booking-deps.ts";
import { recordPlace, takePlaceOfNewTime } from "./record-place.ts";
import type { Caused } from "../caused.ts";

/**
 * Binds an invitee, freshly read, to the booking it is of, and holds its time; a free session is confirmed with it, in the same transaction. A
 * booking that has moved on meanwhile stays as it is. Returns the booking as it is afterwards.
 * @param hold.alsoOrder further effects, if this call booked the time.
 */
export async function bookTime(
  deps: Caused<EventDeps>,
  booking: Booking,
  invitee: CalendlyInvitee,
  hold: { readonly holdEndsAt: Instant; readonly furtherEffects?: readonly Effect[] },
): Promise<Booking> {
  const outcome = await applyBookingEvent(
    deps,
    booking.id,
    { type: "TIME_BOOKED", at: invitee.createdAt, time: timeOf(invitee), holdEndsAt: hold.holdEndsAt },
    {
      furtherEffects: hold.furtherEffects,
      followedBy: isFree(booking.context.price)
        ? { type: "FREE_CONFIRMED", at: deps.clock.now() }
        : undefined,
      async write(tx) {
        await updateInviteeDetails(tx, booking.id, invitee);
        await takePlaceOfNewTime(tx, booking.id, invitee, deps.clock.now());
        // The zone picked on Calendly's page is the newest that we know.
        if (invitee.timeZone !== null) await updateClientTimeZone(tx, booking.id, invitee.timeZone);
      },
    },
  );
  if (outcome.ok) return getBooking(deps.database.kysely, booking.id);
  if (outcome.booking.context.time?.calendlyInviteeUri !== invitee.inviteeUri) return outcome.booking;
  await updateInviteeDetails(deps.database.kysely, booking.id, invitee);
  await recordPlace(deps, booking.id, invitee);
  return getBooking(deps.database.kysely, booking.id);
}

/** What a booking keeps of an invitee and their event. */
export function timeOf(invitee: CalendlyInvitee): BookedTime {
  return {
    calendlyEventId: invitee.eventId,
    calendlyEventUri: invitee.eventUri,
    calendlyInviteeUri: invitee.inviteeUri,
    startsAt: invitee.startsAt,
    endsAt: invitee.endsAt,
  };
}

import { findBookingByInvitee } from "../../../db/bookings/bookings.ts";
import { stepOf, type Booking } from "../../domain/booking/booking.ts";
import type { ReleaseOutcome } from "../../domain/booking/event-release.ts";
import type { Calendar } from "../../ports.ts";
import type { EventDeps } from "../booking-deps.ts";

/** What an effect to give a time back says. */
export interface TimeToRelease {
  readonly calendlyEventId: string;
  /** Null in effects from before they named their invitee. */
  readonly calendlyInviteeUri: string | null;
  readonly reason: string;
}

/**
 * Gives a time back for a booking that is over, or that it never belonged to: the one gate to Calendly's cancellation. Our own books are asked
 * whether a booking that goes on holds the time; Calendly is asked, at this moment, who is in the event. Refuses rather than cancel
 * anybody else's session. Throws ProviderError. Safe to call again.
 */
export async function releaseTime(
  deps: Pick<EventDeps, "database" | "clock">,
  booking: Booking,
  calendar: Calendar,
  { calendlyEventId: eventId, calendlyInviteeUri, reason }: TimeToRelease,
): Promise<ReleaseOutcome> {
  const inviteeUri = calendlyInviteeUri ?? (await meantIn(calendar, booking, eventId));
  if (inviteeUri === null) return { kind: "refused", because: "nobody_meant" };
  const holder = await findBookingByInvitee(deps.database.kysely, inviteeUri);
  if (holder !== null && stepOf(holder.state) !== "over")
    return { kind: "refused", because: "held_by_a_booking" };
  return calendar.releaseEvent({ eventId, inviteeUri, reason, at: deps.clock.now() });
}

/** Whom an older effect means: the one whom the booking holds there, or else the one who names it or has its client's address. */
async function meantIn(
  calendar: Calendar,
  { id, clientEmail, context: { time } }: Booking,
  eventId: string,
): Promise<string | null> {
  if (time?.calendlyEventId === eventId) return time.calendlyInviteeUri;
  const invitees = await calendar.listInvitees(eventId);
  const theirs = invitees.filter(({ utmContent, email }) => utmContent === id || email === clientEmail);
  return theirs.length === 1 ? (theirs[0]?.inviteeUri ?? null) : null;
}

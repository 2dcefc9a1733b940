import { findBookingByInvitee } from "../../../db/bookings/bookings.ts";
import { stepOf, type Booking } from "../../domain/booking/booking.ts";
import type { ReleaseOutcome } from "../../domain/booking/event-release.ts";
import type { Calendar } from "../../ports.ts";
import type { EventDeps } from "../booking-deps.ts";

/** The parameters of an effect that releases a time. */
export interface TimeToRelease {
  readonly calendlyEventId: string;
  /** Null in effects from before they named their invitee. */
  readonly calendlyInviteeUri: string | null;
  readonly reason: string;
}

/**
 * Releases a time for a booking that is over, or that it never belonged to: the only way to Calendly's cancellation. Checks in our own records that
 * no open booking holds the time, and at Calendly who is in the event now. Refuses rather than cancel anybody else's session. Throws ProviderError.
 * Safe to call again.
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

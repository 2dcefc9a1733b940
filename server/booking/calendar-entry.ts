import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { Booking } from "../domain/booking.ts";
import type { Instant } from "../domain/instant.ts";
import type { Builder } from "../domain/session-type.ts";

/** A session as a file that calendars read. */
export interface CalendarEntry {
  readonly filename: string;
  readonly ics: string;
  readonly method: "PUBLISH" | "CANCEL";
}

/**
 * The session as an iCalendar file. One UID for the life of the booking and a SEQUENCE that grows with its version, so that a
 * calendar replaces what it had. Null while no time is booked.
 */
export function calendarEntryOf(
  booking: Booking,
  builder: Builder,
  options: { readonly appUrl: string; readonly at: Instant },
): CalendarEntry | null {
  const { time } = booking.context;
  if (time === null) return null;
  const stands = booking.state === "CONFIRMED" || booking.state === "COMPLETED";
  const method = stands ? ICalCalendarMethod.PUBLISH : ICalCalendarMethod.CANCEL;
  const url = `${options.appUrl}/bookings/${booking.id}`;
  const calendar = ical({ prodId: { company: "BuildAppsWith", product: "Booking" }, method });
  calendar.createEvent({
    id: `${booking.id}@${new URL(options.appUrl).hostname}`,
    sequence: booking.version,
    stamp: options.at,
    start: time.startsAt,
    end: time.endsAt,
    summary: `${booking.sessionTypeName} with ${builder.displayName}`,
    description: `Your booking: ${url}`,
    url,
    status: stands ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    ...(booking.joinUrl === null && booking.locationText === null
      ? {}
      : { location: booking.joinUrl ?? booking.locationText }),
  });
  return { filename: "session.ics", ics: calendar.toString(), method: stands ? "PUBLISH" : "CANCEL" };
}

import type { BookingEvent } from "../booking-event.ts";
import type { BookedTime, BookingContext } from "../booking.ts";
import { addMinutes, type Instant } from "../../values/instant.ts";

/** What Calendly can tell of a booking in a random scenario. For tests. */

export function timeOf(number: number, startsAt: Instant): BookedTime {
  const calendlyEventId = `event-${number}`;
  const calendlyEventUri = `https://api.calendly.example/scheduled_events/${calendlyEventId}`;
  return {
    calendlyEventId,
    calendlyEventUri,
    calendlyInviteeUri: `${calendlyEventUri}/invitees/invitee-${number}`,
    startsAt,
    endsAt: addMinutes(startsAt, 60),
  };
}

/** Moved, canceled, rejected, a no-show: none before a time is booked, except that it was the wrong one. */
export function calendlyEventsOf({ time }: BookingContext, at: Instant, number: number): BookingEvent[] {
  const by = number % 2 === 0 ? "client" : "builder";
  const rejected: BookingEvent = {
    type: "TIME_REJECTED",
    at,
    calendlyEventId: `event-${number + 1}`,
    calendlyInviteeUri: `invitee-${number + 1}`,
    because: "other_duration",
  };
  // Seldom: both end a scenario.
  const ends: BookingEvent[] = number % 4 === 3 ? [rejected, { type: "TIME_CANCELED", at, by }] : [];
  if (time === null) return number % 4 === 3 ? [rejected] : [];
  return [
    ...ends,
    // A day later, and half a day earlier.
    ...[24 * 60, -12 * 60].map((minutes): BookingEvent => ({
      type: "TIME_MOVED",
      at,
      by,
      fromInviteeUri: time.calendlyInviteeUri,
      time: timeOf(number + 1, addMinutes(time.startsAt, minutes)),
    })),
    { type: "NO_SHOW_MARKED", at },
    { type: "NO_SHOW_CLEARED", at },
  ];
}

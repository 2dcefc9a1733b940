import { addMinutes, type Instant } from "../values/instant.ts";
import type { BookingState } from "./booking.ts";

/** 15 min: the length of the alarm in calendars, and time to try the microphone. */
const JOIN_BEFORE_MINUTES = 15;

/** How near a booked session is. `join`: from a quarter of an hour before it until its end, to join is what its client comes for. */
export type SessionNearness = "ahead" | "join" | "over";

/** Null for what is not booked, or does not take place. */
export function sessionNearness(
  state: BookingState,
  time: { readonly startsAt: Instant; readonly endsAt: Instant } | null,
  now: Instant,
): SessionNearness | null {
  if (state !== "CONFIRMED" || time === null) return null;
  if (now >= time.endsAt) return "over";
  return now >= joinableFrom(time.startsAt) ? "join" : "ahead";
}

/** From when to join is what the client comes for. */
export function joinableFrom(startsAt: Instant): Instant {
  return addMinutes(startsAt, -JOIN_BEFORE_MINUTES);
}

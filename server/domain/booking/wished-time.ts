import { localDate } from "../values/calendar-days.ts";
import { addMinutes, parseInstant, type Instant, type TimeZone } from "../values/instant.ts";

/** 60 days, in minutes: as far ahead as Calendly's calendars are open unless a host says otherwise. */
const AHEAD_MINUTES_MAX = 60 * 24 * 60;

/** The start that somebody pressed before the booking began, from an address: a wish, on which nothing depends. Null for what is none of the next 60 days. */
export function wishedTime(text: string | null, now: Instant): Instant | null {
  const at = parseInstant(text ?? "");
  return at !== null && at > now && at <= addMinutes(now, AHEAD_MINUTES_MAX) ? at : null;
}

/**
 * Calendly's page with the month and the day of a start open, in the zone that its calendar shows. Calendly documents a time in the path for event types'
 * own pages, not for links that book once, as a booking has: the day is as far as it goes, and the time is pressed there. Pure.
 */
export function openAtDay(calendlyUrl: string, at: Instant, zone: TimeZone): string {
  const url = new URL(calendlyUrl);
  const date = localDate(at, zone);
  url.searchParams.set("month", date.slice(0, "2026-03".length));
  url.searchParams.set("date", date);
  return url.href;
}

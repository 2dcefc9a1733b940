import type { Booking } from "../../domain/booking/booking.ts";
import type { Builder } from "../../domain/offer/session-type.ts";
import type { Language } from "../../domain/text/language.ts";
import type { Instant } from "../../domain/values/instant.ts";
import { calendarTextOf } from "./calendar-text.ts";

/** Pages of calendars with the session filled in, to be saved there with one press. */
export interface CalendarLinks {
  readonly google: string;
  readonly outlook: string;
}

/** Null for a session that does not stand. */
export function calendarLinksOf(
  booking: Booking,
  builder: Pick<Builder, "displayName">,
  options: { readonly appUrl: string; readonly language: Language },
): CalendarLinks | null {
  const { time } = booking.context;
  if (time === null || booking.state !== "CONFIRMED") return null;
  const { summary, description, location } = calendarTextOf(booking, builder, options);
  const google = new URLSearchParams({
    action: "TEMPLATE",
    text: summary,
    dates: `${compact(time.startsAt)}/${compact(time.endsAt)}`,
    details: description,
    location,
  });
  const outlook = new URLSearchParams({
    path: "/calendar/action/compose",
    rru: "addevent",
    subject: summary,
    startdt: time.startsAt,
    enddt: time.endsAt,
    body: description,
    location,
  });
  return {
    google: `https://calendar.google.com/calendar/render?${google.toString()}`,
    outlook: `https://outlook.live.com/calendar/0/deeplink/compose?${inPercent(outlook)}`,
  };
}

/** `20261202T140000Z`: the basic form of ISO 8601, in UTC. */
function compact(at: Instant): string {
  return at.replaceAll(/[-:]|\.\d+/g, "");
}

/** Outlook keeps a `+` as it is. */
function inPercent(query: URLSearchParams): string {
  return query.toString().replaceAll("+", "%20");
}

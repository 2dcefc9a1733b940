import { timePageUrl } from "../../../server/domain/booking/time-page-url.ts";
import { openAtDay } from "../../../server/domain/booking/wished-time.ts";
import type { Instant, TimeZone } from "../../../server/domain/values/instant.ts";
import { externalUrl } from "../../external-url.ts";
import type { BookingOnPage } from "../../page-data.ts";

/**
 * Calendly's own page for picking the time, filled in and naming the booking, with the day of the wished time open: for whom the embed does not load.
 * Null while there is none.
 * @param zone in which that page will show times.
 */
export function hostedCalendarUrl(
  { id, schedulingUrl, client }: Pick<BookingOnPage, "id" | "schedulingUrl" | "client">,
  wished: Instant | null,
  zone: TimeZone,
): string | null {
  const base = externalUrl(schedulingUrl);
  if (base === null) return null;
  const url = timePageUrl(base, { bookingId: id, client });
  return wished === null ? url : openAtDay(url, wished, zone);
}

import { timePageUrl } from "../../../server/domain/booking/time-page-url.ts";
import { externalUrl } from "../../external-url.ts";
import type { BookingOnPage } from "../../page-data.ts";

/**
 * Calendly's own page for picking the time, filled in and naming the booking: for whom the embed does not load.
 * Null while there is none.
 */
export function hostedCalendarUrl({
  id,
  schedulingUrl,
  client,
}: Pick<BookingOnPage, "id" | "schedulingUrl" | "client">): string | null {
  const base = externalUrl(schedulingUrl);
  return base === null ? null : timePageUrl(base, { bookingId: id, client });
}

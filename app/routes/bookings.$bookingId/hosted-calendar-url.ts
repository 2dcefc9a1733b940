import { externalUrl } from "../../external-url.ts";
import type { BookingOnPage } from "../../page-data.ts";

/** Comes back from Calendly in `utm_source`; tells our bookings apart in the builder's own reports. */
export const UTM_SOURCE = "buildappswith";

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
  if (base === null) return null;
  const url = new URL(base);
  url.searchParams.set("name", client.name);
  url.searchParams.set("email", client.email);
  url.searchParams.set("utm_source", UTM_SOURCE);
  url.searchParams.set("utm_content", id);
  return url.href;
}

import { parseTimeZone, type TimeZone } from "../../../server/domain/values/instant.ts";
import { useBrowserTimeZone } from "../../hooks/use-browser-time-zone.ts";
import type { BookingOnPage } from "../../page-data.ts";

/** The zone in which Calendly's calendar shows times, which is the browser's own; the client's until that is known. */
export function useCalendarZone({ client }: Pick<BookingOnPage, "client">): TimeZone {
  return parseTimeZone(useBrowserTimeZone()) ?? client.timeZone;
}

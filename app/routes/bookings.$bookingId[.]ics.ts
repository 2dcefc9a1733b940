import type { LoaderFunctionArgs } from "@remix-run/node";
import { bookingCalendarFile } from "../../server/domain/text/en/booking/calendar-file.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { isBookingId } from "../../server/domain/values/ids.ts";
import { languageOf } from "../text/languages.ts";
import { throwAsPage } from "../trpc-errors.ts";

/** The session as a calendar file. 404 while no time is booked. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const bookingId = params["bookingId"] ?? "";
  const t = textIn(bookingCalendarFile, languageOf(context.language));
  const notFound = () => new Response(`${t("missing")}\n`, { status: 404 });
  if (!isBookingId(bookingId)) return notFound();
  const entry = await context.caller.booking.calendarEntry({ bookingId }).catch(throwAsPage(request));
  if (entry === null) return notFound();
  return new Response(entry.ics, {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": `attachment; filename="${entry.filename.replaceAll(/[^\w.-]/g, "-")}"`,
      "cache-control": "private, no-store",
    },
  });
}

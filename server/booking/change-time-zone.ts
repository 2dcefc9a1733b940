import { updateClientTimeZone } from "../../db/bookings/bookings.ts";
import type { BookingId } from "../domain/values/ids.ts";
import type { TimeZone } from "../domain/values/instant.ts";
import type { BookingDeps } from "./booking-deps.ts";

/** The zone in which the client reads times, here and in mails. Moves nothing. */
export async function changeTimeZone(
  deps: Pick<BookingDeps, "database" | "bookingChanged">,
  bookingId: BookingId,
  timeZone: TimeZone,
): Promise<void> {
  await updateClientTimeZone(deps.database.kysely, bookingId, timeZone);
  deps.bookingChanged?.(bookingId);
}

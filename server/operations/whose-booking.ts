import type { Language } from "../domain/text/language.ts";
import { findBookingsByIds } from "../../db/bookings/bookings.ts";
import { getBuilderNames } from "../../db/builders/builders.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import { nameInWords } from "../domain/text/name-in-words.ts";
import type { BookingId } from "../domain/values/ids.ts";

/**
 * Whose bookings these are, as an operator's cards show it, by booking id. Null for one that is not there or cannot be read: the card stands without
 * it.
 */
export async function readWhoseBookings(db: Queryable, ids: readonly BookingId[], language: Language) {
  const bookings = await findBookingsByIds(db, ids);
  const builderOf = await getBuilderNames(
    db,
    [...bookings.values()].map(({ builderId }) => builderId),
  );
  return (bookingId: BookingId) => {
    const booking = bookings.get(bookingId);
    if (booking === undefined) return null;
    const { id, sessionTypeName, builderId, state, context } = booking;
    const clientName = nameInWords(booking.clientName, "client", language);
    const { time, price } = context;
    const builderName = builderOf(builderId).displayName;
    return { id, sessionTypeName, clientName, builderName, state, startsAt: time?.startsAt ?? null, price };
  };
}

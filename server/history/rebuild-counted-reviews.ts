import { findBookingsByIds } from "../../db/bookings/bookings.ts";
import { lockBookings } from "../../db/bookings/write-booking.ts";
import type { Database, Queryable } from "../../db/core/open-database.ts";
import { listUncounted, updateUncounted, type UncountedReview } from "../../db/reviews/reviews.ts";
import { uncountedBecause } from "../domain/review/uncounted-because.ts";

/**
 * Compares whether each review counts with what its booking says, as after a rebuild of bookings, and with `write` puts right what differs, under a
 * lock of these bookings. Resolves to how many differ. A booking that cannot be read is left alone. Safe to repeat, and beside the app.
 */
export async function rebuildCountedReviews(
  database: Database,
  { write }: { readonly write: boolean },
): Promise<number> {
  let different = 0;
  for await (const batch of listUncounted(database.kysely)) {
    const found = await differing(database.kysely, batch);
    different += found.length;
    if (!write || found.length === 0) continue;
    await database.transact(async (tx) => {
      await lockBookings(
        tx,
        found.map(({ bookingId }) => bookingId),
      );
      for (const { bookingId, because } of await differing(tx, found))
        await updateUncounted(tx, bookingId, because);
    });
  }
  return different;
}

async function differing(db: Queryable, reviews: readonly UncountedReview[]) {
  const bookings = await findBookingsByIds(
    db,
    reviews.map(({ bookingId }) => bookingId),
  );
  return reviews.flatMap(({ bookingId, uncounted }) => {
    const booking = bookings.get(bookingId);
    if (booking === undefined) return [];
    const because = uncountedBecause(booking.state, booking.context);
    return because === uncounted ? [] : [{ bookingId, uncounted, because }];
  });
}

import type { Booking } from "../../../server/domain/booking/booking.ts";
import type { BookingId, BuilderId } from "../../../server/domain/values/ids.ts";
import type { Queryable } from "../../core/open-database.ts";
import { pageOfRows, type PageAsked } from "../../core/pages-of-rows.ts";
import { readBookings } from "../read-bookings.ts";
import type { ReadRows } from "../../core/unreadable-row.ts";

/** A page of all that a builder has sold, by id. */
export async function listSoldBookings(
  db: Queryable,
  builderId: BuilderId,
  { after, limit }: PageAsked<BookingId>,
): Promise<ReadRows<Booking> & { readonly next: BookingId | null }> {
  let query = db.selectFrom("booking").selectAll().where("builder_id", "=", builderId);
  if (after !== null) query = query.where("id", ">", after);
  const found = await query
    .orderBy("id")
    .limit(limit + 1)
    .execute();
  const { rows, next } = pageOfRows(found, limit, ({ id }) => id as BookingId);
  return { ...(await readBookings(db, rows)), next };
}

import type { BookingId } from "../../server/domain/values/ids.ts";
import type { Queryable } from "../core/open-database.ts";

/** What a check of the history compares each chain with. */
export interface BookingVersion {
  readonly bookingId: BookingId;
  readonly version: number;
}

/** The next `limit` bookings by id; begin with `after` "". */
export async function listBookingVersions(
  db: Queryable,
  after: string,
  limit: number,
): Promise<BookingVersion[]> {
  const rows = await db
    .selectFrom("booking")
    .select(["id", "version"])
    .where("id", ">", after)
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(({ id, version }) => ({ bookingId: id as BookingId, version }));
}

/** Those of these bookings that there are. */
export async function listBookingVersionsOf(
  db: Queryable,
  bookingIds: readonly BookingId[],
): Promise<BookingVersion[]> {
  if (bookingIds.length === 0) return [];
  const rows = await db
    .selectFrom("booking")
    .select(["id", "version"])
    .where("id", "in", bookingIds)
    .execute();
  return rows.map(({ id, version }) => ({ bookingId: id as BookingId, version }));
}

/** Histories without a booking: the app never deletes one. */
export async function listHistoriesWithoutBooking(db: Queryable): Promise<BookingId[]> {
  const rows = await db
    .selectFrom("booking_transition")
    .select("booking_id")
    .distinct()
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("booking")
            .select("booking.id")
            .whereRef("booking.id", "=", "booking_transition.booking_id"),
        ),
      ),
    )
    .execute();
  return rows.map(({ booking_id }) => booking_id as BookingId);
}

import { sql } from "kysely";
import type { Booking } from "../server/domain/booking.ts";
import { isBookingId } from "../server/domain/ids.ts";
import type { Queryable } from "./open-database.ts";
import { readBookings } from "./read-bookings.ts";
import type { ReadRows } from "./unreadable-row.ts";

/** The bookings of this id, or of clients with this in their address, whatever its case; newest first. Without text, the newest of all. */
export async function searchBookings(db: Queryable, text: string, limit: number): Promise<ReadRows<Booking>> {
  const pattern = `%${text.toLowerCase().replaceAll(/[\\%_]/g, "\\$&")}%`;
  const rows = await db
    .selectFrom("booking")
    .selectAll()
    .where((eb) => {
      if (text === "") return eb.lit(true);
      return isBookingId(text)
        ? eb("id", "=", text)
        : sql<boolean>`lower(client_email) like ${pattern} escape '\\'`;
    })
    .orderBy("created_at", "desc")
    .orderBy("id")
    .limit(limit)
    .execute();
  return readBookings(db, rows);
}

import { BOOKING_STATES, type Booking } from "../../../server/domain/booking/booking.ts";
import type { BookingId } from "../../../server/domain/values/ids.ts";
import { instant } from "../../../server/domain/values/instant.ts";
import type { Queryable } from "../../core/open-database.ts";
import { readOneOf } from "../../core/read-column.ts";

/** As much of a booking as a link to it depends on. */
export type LinkableBooking = Pick<Booking, "id" | "state" | "clientUserId" | "clientEmail" | "updatedAt">;

/** Those of these ids that there are, in no particular order. One small query, or none: it runs with every request that holds a link. */
export async function listLinkableBookings(
  db: Queryable,
  ids: readonly BookingId[],
): Promise<LinkableBooking[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("booking")
    .select(["id", "state", "client_user_id", "client_email", "updated_at"])
    .where("id", "in", ids)
    .execute();
  return rows.map((row) => ({
    id: row.id as BookingId,
    state: readOneOf(BOOKING_STATES, row.state),
    clientUserId: row.client_user_id,
    clientEmail: row.client_email,
    updatedAt: instant(row.updated_at),
  }));
}

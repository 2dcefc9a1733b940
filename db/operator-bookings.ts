import { sql } from "kysely";
import { isDisputed, isRefundedOutside, moneyTroublesOf } from "../server/domain/booking-money.ts";
import type { Booking } from "../server/domain/booking.ts";
import { isBookingId } from "../server/domain/ids.ts";
import type { Queryable } from "./open-database.ts";
import { readBookings } from "./read-bookings.ts";

/** The bookings of this id, or of clients with this in their address, whatever its case; newest first. Without text, the newest of all. */
export async function searchBookings(db: Queryable, text: string, limit: number): Promise<Booking[]> {
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

/**
 * Bookings whose money asks for a person, newest first: a refund failed, too little or too much went back, the bank decides a dispute, or
 * the whole price was returned in Stripe's dashboard and nobody has said whether the session is on.
 */
export async function listBookingsInTrouble(db: Queryable, limit: number): Promise<Booking[]> {
  const rows = await db
    .selectFrom("booking")
    .selectAll()
    .where((eb) =>
      eb.or([
        eb(
          "id",
          "in",
          eb.selectFrom("refund_due").select("refund_due.booking_id").where("status", "=", "failed"),
        ),
        eb("id", "in", eb.selectFrom("dispute").select("dispute.booking_id").where("status", "=", "open")),
        eb.and([
          eb("state", "=", "CONFIRMED"),
          eb("kept_at", "is", null),
          eb(
            "id",
            "in",
            eb
              .selectFrom("refund")
              .select("refund.booking_id")
              .where("settled_at", "is not", null)
              .where("due_number", "is", null),
          ),
        ]),
      ]),
    )
    .orderBy("updated_at", "desc")
    .orderBy("id")
    .limit(limit)
    .execute();
  const bookings = await readBookings(db, rows);
  return bookings.filter(
    ({ state, context }) =>
      moneyTroublesOf(state, context).length > 0 ||
      context.payments.some((payment) => isDisputed(context, payment)) ||
      isRefundedOutside(state, context),
  );
}

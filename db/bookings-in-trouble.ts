import { isRefundedOutside, moneyTroublesOf } from "../server/domain/booking-money.ts";
import type { Booking } from "../server/domain/booking.ts";
import type { BuilderId } from "../server/domain/ids.ts";
import type { Queryable } from "./open-database.ts";
import { readBookings } from "./read-bookings.ts";
import type { ReadRows } from "./unreadable-row.ts";

/**
 * Bookings whose money asks for a person, the last changed first: a refund that failed and was not sent again, a dispute that is open, a
 * price returned in Stripe's dashboard while the session is on. A builder's, or everybody's (null). One that cannot be read is left out: the
 * reconciler reports it.
 */
export async function listBookingsInTrouble(
  db: Queryable,
  builderId: BuilderId | null,
  limit: number,
): Promise<Booking[]> {
  const found: Booking[] = [];
  // A refund that was sent again stays failed in the books: only its booking's facts say whether it still asks for somebody.
  for (let offset = 0; found.length < limit; offset += limit) {
    const { values, unreadable } = await listCandidates(db, builderId, { offset, limit });
    found.push(...values.filter(isInTrouble));
    if (values.length + unreadable.length < limit) break;
  }
  return found.slice(0, limit);
}

function isInTrouble({ state, context }: Booking): boolean {
  return (
    moneyTroublesOf(state, context).length > 0 ||
    context.disputes.some(({ status }) => status === "open") ||
    isRefundedOutside(state, context)
  );
}

async function listCandidates(
  db: Queryable,
  builderId: BuilderId | null,
  page: { readonly offset: number; readonly limit: number },
): Promise<ReadRows<Booking>> {
  let query = db
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
    );
  if (builderId !== null) query = query.where("builder_id", "=", builderId);
  const rows = await query
    .orderBy("updated_at", "desc")
    .orderBy("id")
    .offset(page.offset)
    .limit(page.limit)
    .execute();
  return readBookings(db, rows);
}

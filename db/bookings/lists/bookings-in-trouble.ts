import type { Selectable } from "kysely";
import { asksForAPerson } from "../../../server/domain/booking/booking-money.ts";
import type { Booking } from "../../../server/domain/booking/booking.ts";
import type { BuilderId } from "../../../server/domain/values/ids.ts";
import { inBatches } from "../../core/in-batches.ts";
import type { Queryable } from "../../core/open-database.ts";
import { readBookings } from "../read-bookings.ts";
import type { BookingTable } from "../../core/tables/booking-tables.ts";

/**
 * Bookings whose money needs a person's decision, the last changed first: a refund that failed and was not sent again, a dispute that is open, a
 * price returned in Stripe's dashboard while the session is on. A builder's, or everybody's (null). One that cannot be read is left out: the
 * reconciler reports it.
 */
export async function listBookingsInTrouble(
  db: Queryable,
  builderId: BuilderId | null,
  limit: number,
): Promise<Booking[]> {
  const found: Booking[] = [];
  // Older bookings may have the mark without need: their events decide.
  for (let after: TroubleKey | null = null; found.length < limit;) {
    const rows = await pageInTrouble(db, builderId, after, limit);
    const { values } = await readBookings(db, rows);
    found.push(...values.filter(({ state, context }) => asksForAPerson(state, context)));
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit) break;
    after = { troubleAt: last.trouble_at ?? "", id: last.id };
  }
  return found.slice(0, limit);
}

interface TroubleKey {
  readonly troubleAt: string;
  readonly id: string;
}

function pageInTrouble(db: Queryable, builderId: BuilderId | null, after: TroubleKey | null, limit: number) {
  let query = db.selectFrom("booking").selectAll().where("trouble_at", "is not", null);
  if (builderId !== null) query = query.where("builder_id", "=", builderId);
  if (after !== null) {
    query = query.where((eb) =>
      eb(eb.refTuple("trouble_at", "id"), "<", eb.tuple(after.troubleAt, after.id)),
    );
  }
  return query.orderBy("trouble_at", "desc").orderBy("id", "desc").limit(limit).execute();
}

/**
 * Removes the mark from bookings whose money needs no decision: some older ones have it for what is settled by now. In batches, each booking only as
 * it was read. Safe at any time, and to repeat.
 */
export async function clearPastTroubles(db: Queryable): Promise<void> {
  const batches = inBatches((after: Selectable<BookingTable> | null, limit) =>
    pageInTrouble(db, null, after && { troubleAt: after.trouble_at ?? "", id: after.id }, limit),
  );
  for await (const rows of batches) {
    const { values } = await readBookings(db, rows);
    for (const { id, version, state, context } of values) {
      if (asksForAPerson(state, context)) continue;
      await db
        .updateTable("booking")
        .set({ trouble_at: null })
        .where("id", "=", id)
        .where("version", "=", version)
        .execute();
    }
  }
}

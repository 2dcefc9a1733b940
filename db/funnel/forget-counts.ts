import { sql } from "kysely";
import { FIRST_STEP_OF_BOOKING, stepBefore } from "../../server/domain/funnel/funnel-steps.ts";
import type { Queryable } from "../core/open-database.ts";

const MARK = "forgetting";
/** 5,000 rows: some tens of milliseconds of the writer. */
const ROWS_PER_SLICE = 5_000;

/** Marks that all counts of bookings are to be forgotten, by whoever counts next. Safe to repeat. In a transaction that holds the progress. */
export async function markCountsToForget(tx: Queryable): Promise<void> {
  await tx
    .insertInto("funnel_progress")
    .values({ name: MARK, turn: 0, line_at: null, counted_until_at: null })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .execute();
}

export async function areCountsToForget(db: Queryable): Promise<boolean> {
  const row = await db
    .selectFrom("funnel_progress")
    .select("name")
    .where("name", "=", MARK)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Forgets some of what was counted of bookings, and takes the mark away when nothing is left. Views stay, and so does what was refused at Book: no history
 * tells of them. In a transaction that holds the progress.
 */
export async function forgetSomeCounts(tx: Queryable): Promise<void> {
  const atBook = stepBefore(FIRST_STEP_OF_BOOKING);
  const slices = [
    sql`delete from funnel_booking where booking_id in (select booking_id from funnel_booking limit ${sql.lit(ROWS_PER_SLICE)})`,
    sql`delete from funnel_time where (builder_id, session_type_id, source, span, step, bucket) in
      (select builder_id, session_type_id, source, span, step, bucket from funnel_time limit ${sql.lit(ROWS_PER_SLICE)})`,
    sql`delete from funnel_count where (builder_id, span, session_type_id, source, step, outcome) in
      (select builder_id, span, session_type_id, source, step, outcome from funnel_count where step <> ${atBook} limit ${sql.lit(ROWS_PER_SLICE)})`,
  ];
  for (const slice of slices) {
    const { numAffectedRows } = await slice.execute(tx);
    if ((numAffectedRows ?? 0n) > 0n) return;
  }
  await tx.deleteFrom("funnel_progress").where("name", "=", MARK).execute();
}

import type { Queryable } from "../core/open-database.ts";

const COUNTED = ["builder", "booking", "booking_transition", "payment", "refund", "inbox", "outbox"] as const;

/** How many rows the tables hold that tell whether a copy is what one takes it for. */
export type StoredCounts = Readonly<Record<(typeof COUNTED)[number], number>>;

export async function countStored(db: Queryable): Promise<StoredCounts> {
  const counts: Partial<Record<(typeof COUNTED)[number], number>> = {};
  for (const table of COUNTED) {
    const row = await db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll().as("count"))
      .executeTakeFirstOrThrow();
    counts[table] = Number(row.count);
  }
  return counts as StoredCounts;
}

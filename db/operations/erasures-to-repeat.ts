import { instant, type Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";

/** Somebody who was erased in the time that was lost, by a keyed hash of their address. */
export interface NotedErasure {
  readonly hash: string;
  readonly erasedAt: Instant;
}

/** Writes down who is to be erased again. One that is noted already stays as it is. */
export async function insertErasuresToRepeat(
  db: Queryable,
  erasures: readonly NotedErasure[],
): Promise<void> {
  for (const { hash, erasedAt } of erasures)
    await db
      .insertInto("erasure_to_repeat")
      .values({ hash, erased_at: erasedAt })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** Those that were not done again yet: as many as people asked for in the lost time. */
export async function listErasuresToRepeat(db: Queryable): Promise<NotedErasure[]> {
  const rows = await db
    .selectFrom("erasure_to_repeat")
    .selectAll()
    .where("repeated_at", "is", null)
    .orderBy("erased_at")
    .orderBy("hash")
    .execute();
  return rows.map((row) => ({ hash: row.hash, erasedAt: instant(row.erased_at) }));
}

export async function markErasureRepeated(db: Queryable, hash: string, at: Instant): Promise<void> {
  await db.updateTable("erasure_to_repeat").set({ repeated_at: at }).where("hash", "=", hash).execute();
}

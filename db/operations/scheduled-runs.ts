import { addMinutes, type Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";

/**
 * Begins a run of this task for all processes: true when it is due by its last beginning, or when whoever began it last has let their lease run out
 * without ending it. One statement, so that one of several is faster. A beginning that lies as far ahead was written by a clock that was wrong.
 */
export async function beginScheduledRun(
  db: Queryable,
  run: {
    readonly task: string;
    readonly everyMinutes: number;
    readonly now: Instant;
    readonly lease: string;
    readonly leasedUntil: Instant;
  },
): Promise<boolean> {
  const begun = { begun_at: run.now, lease: run.lease, leased_until: run.leasedUntil };
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("scheduled_run")
    .values({ task: run.task, ...begun })
    .onConflict((conflict) =>
      conflict
        .column("task")
        .doUpdateSet(begun)
        .where((where) =>
          where.or([
            where.and([
              where("scheduled_run.lease", "is", null),
              where.or([
                where("scheduled_run.begun_at", "<=", addMinutes(run.now, -run.everyMinutes)),
                where("scheduled_run.begun_at", ">=", addMinutes(run.now, run.everyMinutes)),
              ]),
            ]),
            where("scheduled_run.leased_until", "<=", run.now),
          ]),
        ),
    )
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Keeps a run that takes long. Nothing happens when it is another's by now. */
export async function renewScheduledRun(
  db: Queryable,
  run: { readonly task: string; readonly lease: string; readonly leasedUntil: Instant },
): Promise<void> {
  await db
    .updateTable("scheduled_run")
    .set({ leased_until: run.leasedUntil })
    .where("task", "=", run.task)
    .where("lease", "=", run.lease)
    .execute();
}

/** Ends it, well or not: the next one is due by its beginning. Nothing happens when it is another's by now. */
export async function endScheduledRun(
  db: Queryable,
  { task, lease }: { readonly task: string; readonly lease: string },
): Promise<void> {
  await db
    .updateTable("scheduled_run")
    .set({ lease: null, leased_until: null })
    .where("task", "=", task)
    .where("lease", "=", lease)
    .execute();
}

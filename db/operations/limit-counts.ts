import { sql } from "kysely";
import { addMinutes, instant, type Instant } from "../../server/domain/values/instant.ts";
import type { LimitRule } from "../../server/domain/values/limit-rules.ts";
import type { Queryable } from "../core/open-database.ts";

/** Whether one more is allowed: with how many are left until when, or from when on one is. */
export type TakenFromLimit =
  | { readonly allowed: true; readonly left: number; readonly endsAt: Instant }
  | { readonly allowed: false; readonly retryAt: Instant };

/** Counts one more under the key, unless the rule allows none. One statement, so that it is safe under concurrency. */
export async function takeFromLimit(
  db: Queryable,
  key: string,
  rule: LimitRule,
  now: Instant,
): Promise<TakenFromLimit> {
  const endsAt = addMinutes(now, rule.minutes);
  const nextAt = rule.thenEveryMinutes === undefined ? endsAt : addMinutes(now, rule.thenEveryMinutes);
  const taken = await db
    .insertInto("limit_count")
    .values({ key, taken: 1, ends_at: endsAt, next_at: nextAt })
    .onConflict((conflict) =>
      conflict
        .column("key")
        .doUpdateSet((set) => ({
          taken: sql<number>`case when limit_count.ends_at <= ${now} then 1 else limit_count.taken + 1 end`,
          ends_at: sql<string>`case when limit_count.ends_at <= ${now} then ${set.ref("excluded.ends_at")} else limit_count.ends_at end`,
          next_at: set.ref("excluded.next_at"),
        }))
        .where((where) =>
          where.or([
            where("limit_count.ends_at", "<=", now),
            where("limit_count.taken", "<", rule.max),
            ...(rule.thenEveryMinutes === undefined ? [] : [where("limit_count.next_at", "<=", now)]),
          ]),
        ),
    )
    .returning(["taken", "ends_at"])
    .executeTakeFirst();
  if (taken !== undefined) {
    const left = Math.max(0, rule.max - taken.taken);
    return { allowed: true, left, endsAt: instant(taken.ends_at) };
  }
  const row = await db
    .selectFrom("limit_count")
    .select(["ends_at", "next_at"])
    .where("key", "=", key)
    .executeTakeFirst();
  // Cleared meanwhile: the next one is allowed at once.
  if (row === undefined) return { allowed: false, retryAt: now };
  const retryAt =
    rule.thenEveryMinutes !== undefined && row.next_at < row.ends_at ? row.next_at : row.ends_at;
  return { allowed: false, retryAt: instant(retryAt) };
}

/** Counts one less under the key: what was counted was not what the rule is about. */
export async function giveBackToLimit(db: Queryable, key: string): Promise<void> {
  await db
    .updateTable("limit_count")
    .set((eb) => ({ taken: eb("taken", "-", 1) }))
    .where("key", "=", key)
    .where("taken", ">", 0)
    .execute();
}

/** Safe to call for a key that has no count. */
export async function clearLimit(db: Queryable, key: string): Promise<void> {
  await db.deleteFrom("limit_count").where("key", "=", key).execute();
}

/** Counts whose time was over by then. */
export async function deleteEndedLimits(db: Queryable, endedBefore: Instant): Promise<void> {
  await db.deleteFrom("limit_count").where("ends_at", "<=", endedBefore).execute();
}

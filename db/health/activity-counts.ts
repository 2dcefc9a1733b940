import { sql } from "kysely";
import {
  activityMinuteOf,
  type ActivityKind,
  type ActivityMinute,
} from "../../server/domain/health/activity.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";

export interface ActivityCount {
  readonly minute: ActivityMinute;
  readonly kind: ActivityKind;
  readonly label: string;
  readonly count: number;
}

/** Adds to what was counted before, by any process. */
export async function addActivity(db: Queryable, counts: readonly ActivityCount[]): Promise<void> {
  if (counts.length === 0) return;
  await db
    .insertInto("activity_count")
    .values(counts.map(({ minute, kind, label, count }) => ({ minute_at: minute, kind, label, count })))
    .onConflict((conflict) =>
      conflict.columns(["minute_at", "kind", "label"]).doUpdateSet((set) => ({
        count: sql<number>`activity_count.count + ${set.ref("excluded.count")}`,
      })),
    )
    .execute();
}

/** What was counted from the minute of `since` on, by kind and label. */
export async function sumActivity(
  db: Queryable,
  since: Instant,
): Promise<{ readonly kind: string; readonly label: string; readonly count: number }[]> {
  const rows = await db
    .selectFrom("activity_count")
    .select(({ fn }) => ["kind", "label", fn.sum<number | string>("count").as("count")])
    .where("minute_at", ">=", activityMinuteOf(since))
    .groupBy(["kind", "label"])
    .orderBy("kind")
    .orderBy("label")
    .execute();
  return rows.map(({ kind, label, count }) => ({ kind, label, count: Number(count) }));
}

/** Deletes what was counted before the minute of `before`. */
export async function deleteOldActivity(db: Queryable, before: Instant): Promise<void> {
  await db.deleteFrom("activity_count").where("minute_at", "<", activityMinuteOf(before)).execute();
}

import { sql } from "kysely";
import type { BuilderId } from "../../server/domain/values/ids.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";

/** How many ratings count, and their sum: the average is what a page makes of it. */
export interface RatingSum {
  readonly count: number;
  readonly sum: number;
}

/** What counts of each of these builders; those without any are left out. By an index that holds the ratings. */
export async function sumRatings(
  db: Queryable,
  builderIds: readonly BuilderId[],
): Promise<ReadonlyMap<BuilderId, RatingSum>> {
  if (builderIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("review")
    .select((eb) => ["builder_id", eb.fn.countAll().as("count"), eb.fn.sum("rating").as("sum")])
    .where("builder_id", "in", builderIds)
    .where("uncounted_because", "is", null)
    .where("hidden_at", "is", null)
    .groupBy("builder_id")
    .execute();
  return new Map(
    rows.map(({ builder_id, count, sum }) => [
      builder_id as BuilderId,
      { count: Number(count), sum: Number(sum) },
    ]),
  );
}

/** What counts of a builder, month by month (`2026-03`, in UTC), the first month first; months without any are left out. */
export async function sumRatingsByMonth(
  db: Queryable,
  builderId: BuilderId,
  since: Instant,
): Promise<(RatingSum & { readonly month: string })[]> {
  const month = sql<string>`substr(written_at, 1, 7)`;
  const rows = await db
    .selectFrom("review")
    .select((eb) => [month.as("month"), eb.fn.countAll().as("count"), eb.fn.sum("rating").as("sum")])
    .where("builder_id", "=", builderId)
    .where("written_at", ">=", since)
    .where("uncounted_because", "is", null)
    .where("hidden_at", "is", null)
    .groupBy(month)
    .orderBy(month)
    .execute();
  return rows.map((row) => ({ month: row.month, count: Number(row.count), sum: Number(row.sum) }));
}

import { sql } from "kysely";
import { ALL } from "../../server/domain/funnel/funnel-cells.ts";
import { CODE_STEPS, type CodeStep } from "../../server/domain/funnel/code-figures.ts";
import type { FunnelPeriod } from "../../server/domain/funnel/funnel-report.ts";
import type { BuilderId } from "../../server/domain/values/ids.ts";
import type { Queryable } from "../core/open-database.ts";

/** What is counted without a booking: a profile that was looked at, and a mailed code that was asked for, or entered, to book. */
export type ViewedPage = "profile" | CodeStep;

const PAGES: readonly ViewedPage[] = ["profile", ...CODE_STEPS];

export interface ViewCount {
  readonly builderId: BuilderId;
  readonly day: string;
  readonly page: ViewedPage;
  readonly source: string;
  readonly count: number;
}

/** Adds to what was counted before, by any process: the builder's views, and those of all builders. In a transaction: it is more than one statement. */
export async function addViews(tx: Queryable, counts: readonly ViewCount[]): Promise<void> {
  const rows = new Map<
    string,
    { builder_id: string; day: string; page: string; source: string; count: number }
  >();
  for (const { builderId, day, page, source, count } of counts) {
    for (const builder_id of [builderId, ALL]) {
      const key = [builder_id, day, page, source].join(" ");
      rows.set(key, { builder_id, day, page, source, count: count + (rows.get(key)?.count ?? 0) });
    }
  }
  const values = [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
  for (let from = 0; from < values.length; from += 100) {
    await tx
      .insertInto("funnel_view")
      .values(values.slice(from, from + 100))
      .onConflict((conflict) =>
        conflict.columns(["builder_id", "day", "page", "source"]).doUpdateSet((set) => ({
          count: sql<number>`funnel_view.count + ${set.ref("excluded.count")}`,
        })),
      )
      .execute();
  }
}

export interface DailyViews {
  readonly page: ViewedPage;
  readonly day: string;
  readonly source: string;
  readonly count: number;
}

/** What was counted of a builder, or of all (null), by day and source. */
export async function listViews(
  db: Queryable,
  builderId: BuilderId | null,
  { from, until }: FunnelPeriod,
): Promise<DailyViews[]> {
  const rows = await db
    .selectFrom("funnel_view")
    .select(["page", "day", "source", "count"])
    .where("builder_id", "=", builderId ?? ALL)
    .where("day", ">=", from)
    .where("day", "<=", until)
    .execute();
  // A newer version may count more.
  return rows.flatMap(({ page, ...row }) => {
    const known = PAGES.find((one) => one === page);
    return known === undefined ? [] : [{ ...row, page: known }];
  });
}

/**
 * Since when all of a builder's funnel is counted, or that of all (null): since the site counts views, and the builder is there. That day itself was not
 * counted from its beginning. Null before the first.
 */
export async function findFirstCountedDay(
  db: Queryable,
  builderId: BuilderId | null,
): Promise<string | null> {
  const viewed = await findFirstViewedDay(db, ALL);
  if (builderId === null || viewed === null) return viewed;
  const row = await db
    .selectFrom("funnel_count")
    .select("span")
    .where("builder_id", "=", builderId)
    // Days alone: months stand between them.
    .where("span", "like", "____-__-__")
    .orderBy("span")
    .limit(1)
    .executeTakeFirst();
  const own = [row?.span ?? null, await findFirstViewedDay(db, builderId)]
    .filter((day) => day !== null)
    .sort();
  const [first] = own;
  if (first === undefined) return null;
  return first > viewed ? first : viewed;
}

async function findFirstViewedDay(db: Queryable, builderId: string): Promise<string | null> {
  const row = await db
    .selectFrom("funnel_view")
    .select("day")
    .where("builder_id", "=", builderId)
    .orderBy("day")
    .limit(1)
    .executeTakeFirst();
  return row?.day ?? null;
}

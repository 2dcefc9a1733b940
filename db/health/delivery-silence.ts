import { SILENCE_DAYS, SILENCE_WINDOW_MINUTES } from "../../server/domain/health/alert-thresholds.ts";
import { addMinutes, type Instant } from "../../server/domain/values/instant.ts";
import type { AlertFigures } from "../../server/domain/health/alert-figures.ts";
import type { Queryable } from "../core/open-database.ts";

const SOURCES = ["calendly", "stripe"] as const;
const DAY_MINUTES = 24 * 60;

/**
 * The sources that have sent nothing in the last two hours, with how many deliveries came in the same two hours of each of the seven days before, the
 * latest first, counted up to `enough`. Deliveries are received in the order of their ids, near enough, so that no index of times is needed, which each
 * delivery would pay for.
 */
export async function readSilences(
  db: Queryable,
  now: Instant,
  enough: number,
): Promise<AlertFigures["silences"]> {
  const from = await findFirstIdSince(db, addMinutes(now, -SILENCE_WINDOW_MINUTES));
  const silent: (typeof SOURCES)[number][] = [];
  for (const source of SOURCES) if ((await countBetween(db, source, { from }, 1)) === 0) silent.push(source);
  if (silent.length === 0) return [];
  const windows: { from: number; before: number }[] = [];
  for (let day = 1; day <= SILENCE_DAYS; day++) {
    const end = addMinutes(now, -day * DAY_MINUTES);
    windows.push({
      from: await findFirstIdSince(db, addMinutes(end, -SILENCE_WINDOW_MINUTES)),
      before: await findFirstIdSince(db, end),
    });
  }
  const silences: { source: string; before: number[] }[] = [];
  for (const source of silent) {
    const before: number[] = [];
    for (const window of windows) before.push(await countBetween(db, source, window, enough));
    silences.push({ source, before });
  }
  return silences;
}

async function countBetween(
  db: Queryable,
  source: string,
  { from, before }: { readonly from: number; readonly before?: number },
  enough: number,
): Promise<number> {
  let query = db.selectFrom("inbox").select("id").where("source", "=", source).where("id", ">=", from);
  if (before !== undefined) query = query.where("id", "<", before);
  return (await query.limit(enough).execute()).length;
}

/** The id from which on deliveries were received at this time or later; one more than the last when none was. By halves: some twenty reads. */
async function findFirstIdSince(db: Queryable, at: Instant): Promise<number> {
  const { first, last } = await db
    .selectFrom("inbox")
    .select(({ fn }) => [
      fn.min<number | string | null>("id").as("first"),
      fn.max<number | string | null>("id").as("last"),
    ])
    .executeTakeFirstOrThrow();
  if (first === null || last === null) return 0;
  let [low, high] = [Number(first), Number(last) + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const row = await db
      .selectFrom("inbox")
      .select(["id", "received_at"])
      .where("id", ">=", middle)
      .orderBy("id")
      .limit(1)
      .executeTakeFirstOrThrow();
    if (row.received_at >= at) high = middle;
    else low = row.id + 1;
  }
  return low;
}

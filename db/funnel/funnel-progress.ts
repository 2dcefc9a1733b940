import type { BookingId } from "../../server/domain/values/ids.ts";
import { instant, type Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";

const NAME = "bookings";

export interface FunnelProgress {
  readonly turn: number;
  /** When the last line was written down that was read, and all of that instant with it; null before the first. */
  readonly lineAt: Instant | null;
  /** Up to when all of them are counted; null before the first time. */
  readonly countedUntil: Instant | null;
}

export async function readFunnelProgress(db: Queryable): Promise<FunnelProgress> {
  const row = await db.selectFrom("funnel_progress").selectAll().where("name", "=", NAME).executeTakeFirst();
  if (row === undefined) return { turn: 0, lineAt: null, countedUntil: null };
  const { turn, line_at, counted_until_at } = row;
  return {
    turn,
    lineAt: line_at === null ? null : instant(line_at),
    countedUntil: counted_until_at === null ? null : instant(counted_until_at),
  };
}

/** Goes on from `before`, and holds others off until the transaction ends. Null, and nothing written, when another has gone on from there. */
export async function advanceFunnelProgress(
  tx: Queryable,
  before: FunnelProgress,
  { lineAt, countedUntil }: Pick<FunnelProgress, "lineAt" | "countedUntil">,
): Promise<FunnelProgress | null> {
  const after = { turn: before.turn + 1, line_at: lineAt, counted_until_at: countedUntil };
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("funnel_progress")
    .values({ name: NAME, ...after })
    .onConflict((conflict) =>
      conflict.column("name").doUpdateSet(after).where("funnel_progress.turn", "=", before.turn),
    )
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n ? { turn: after.turn, lineAt, countedUntil } : null;
}

/** What was written down in a stretch of time. */
export interface LinesWritten {
  /** Every booking with a line in it, and the last version of those lines. */
  readonly versions: Map<BookingId, number>;
  /** When the last of them was written down; null when there are none. */
  readonly lastAt: Instant | null;
  /** Whether none were written down later. */
  readonly isLast: boolean;
}

/**
 * The lines that were written down after that instant, by when; at most so many, and those of the last one's instant beyond that. By the instant alone,
 * which has an index: nothing is sorted.
 */
export async function listLinesAfter(
  db: Queryable,
  after: Instant | null,
  limit: number,
): Promise<LinesWritten> {
  const all = db.selectFrom("booking_transition").select(["recorded_at", "booking_id", "version"]);
  const some = after === null ? all : all.where("recorded_at", ">", after);
  const rows = await some.orderBy("recorded_at").limit(limit).execute();
  const last = rows.at(-1);
  const isLast = last === undefined || rows.length < limit;
  const ofTheLastInstant = isLast ? [] : await all.where("recorded_at", "=", last.recorded_at).execute();
  const versions = new Map<BookingId, number>();
  for (const { booking_id, version } of [...rows, ...ofTheLastInstant]) {
    const id = booking_id as BookingId;
    versions.set(id, Math.max(version, versions.get(id) ?? 0));
  }
  return { versions, lastAt: last === undefined ? null : instant(last.recorded_at), isLast };
}

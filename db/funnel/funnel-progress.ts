import { z } from "zod";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { instant, type Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";

const NAME = "bookings";

/** A line of a history, in the order in which they were written down. */
export interface LineKey {
  readonly recordedAt: Instant;
  readonly bookingId: BookingId;
  readonly version: number;
}

export interface FunnelProgress {
  readonly turn: number;
  /** The last line that was read; null before the first. */
  readonly line: LineKey | null;
  /** Up to when all of them are counted; null before the first time. */
  readonly countedUntil: Instant | null;
}

const lineSchema = z.tuple([z.string(), z.string(), z.number()]);

export async function readFunnelProgress(db: Queryable): Promise<FunnelProgress> {
  const row = await db.selectFrom("funnel_progress").selectAll().where("name", "=", NAME).executeTakeFirst();
  if (row === undefined) return { turn: 0, line: null, countedUntil: null };
  const { turn, line_json, counted_until_at } = row;
  return {
    turn,
    line: line_json === null ? null : toLine(lineSchema.parse(JSON.parse(line_json))),
    countedUntil: counted_until_at === null ? null : instant(counted_until_at),
  };
}

function toLine([recordedAt, bookingId, version]: z.infer<typeof lineSchema>): LineKey {
  return { recordedAt: instant(recordedAt), bookingId: bookingId as BookingId, version };
}

/** Goes on from `before`, and holds others off until the transaction ends. False, and nothing written, when another has gone on from there. */
export async function advanceFunnelProgress(
  tx: Queryable,
  before: FunnelProgress,
  { line, countedUntil }: Pick<FunnelProgress, "line" | "countedUntil">,
): Promise<boolean> {
  const line_json = line === null ? null : JSON.stringify([line.recordedAt, line.bookingId, line.version]);
  const after = { turn: before.turn + 1, line_json, counted_until_at: countedUntil };
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("funnel_progress")
    .values({ name: NAME, ...after })
    .onConflict((conflict) =>
      conflict.column("name").doUpdateSet(after).where("funnel_progress.turn", "=", before.turn),
    )
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** The lines that were written down after that one, by when, with the same order for those of one instant. */
export async function listLinesAfter(
  db: Queryable,
  after: LineKey | null,
  limit: number,
): Promise<LineKey[]> {
  let query = db
    .selectFrom("booking_transition")
    .select(["recorded_at", "booking_id", "version"])
    .orderBy("recorded_at")
    .orderBy("booking_id")
    .orderBy("version")
    .limit(limit);
  if (after !== null) {
    const { recordedAt, bookingId, version } = after;
    query = query
      .where("recorded_at", ">=", recordedAt)
      .where((where) =>
        where.or([
          where("recorded_at", ">", recordedAt),
          where("booking_id", ">", bookingId),
          where.and([where("booking_id", "=", bookingId), where("version", ">", version)]),
        ]),
      );
  }
  const rows = await query.execute();
  return rows.map(({ recorded_at, booking_id, version }) => toLine([recorded_at, booking_id, version]));
}

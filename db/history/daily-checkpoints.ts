import { createHash } from "node:crypto";
import type { Selectable } from "kysely";
import { instant, type Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";
import type { DailyCheckpointTable } from "../core/tables/history-tables.ts";

/** The digest of one day's history: everything that was recorded on it, and the checkpoint of the day before. */
export interface DayDigest {
  /** How many bookings have lines of this day. */
  readonly bookings: number;
  /** How many lines there are of this day. */
  readonly transitions: number;
  /** SHA-256 in hex. */
  readonly digest: string;
}

export interface DailyCheckpoint extends DayDigest {
  /** `2026-03-02`, in UTC. */
  readonly day: string;
  /** HMAC of the digest under the key ring. */
  readonly signature: string;
}

/** The checkpoint; when it was made is not read, so that a damaged instant does not matter. */
function toCheckpoint({
  made_at: _madeAt,
  ...checkpoint
}: Selectable<DailyCheckpointTable>): DailyCheckpoint {
  return checkpoint;
}

/** All of them, first to last. There is one a day: some hundred bytes each, 3,650 in ten years. */
export async function listDailyCheckpoints(db: Queryable): Promise<DailyCheckpoint[]> {
  const rows = await db.selectFrom("history_head").selectAll().orderBy("day").execute();
  return rows.map(toCheckpoint);
}

/** The last day's; null before the first. */
export async function findLatestCheckpoint(db: Queryable): Promise<DailyCheckpoint | null> {
  const row = await db
    .selectFrom("history_head")
    .selectAll()
    .orderBy("day", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : toCheckpoint(row);
}

/** Safe to call twice: the checkpoint that a day has stays. */
export async function insertCheckpoint(
  db: Queryable,
  checkpoint: DailyCheckpoint,
  madeAt: Instant,
): Promise<void> {
  await db
    .insertInto("history_head")
    .values({ ...checkpoint, made_at: madeAt })
    .onConflict((conflict) => conflict.column("day").doNothing())
    .execute();
}

/** Replaces a checkpoint's signature, its digest staying as it is: for a new key of the ring. */
export async function updateCheckpointSignature(
  db: Queryable,
  day: string,
  signature: string,
): Promise<void> {
  await db.updateTable("history_head").set({ signature }).where("day", "=", day).execute();
}

/** When the first line of any history was written down; null while there is none. */
export async function findFirstRecordedAt(db: Queryable): Promise<Instant | null> {
  const row = await db
    .selectFrom("booking_transition")
    .select("recorded_at")
    .orderBy("recorded_at")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : instant(row.recorded_at);
}

/**
 * The digest over every line written down from `from` until before `until`, by booking and version, with that of the day before. Over the
 * lines of one day only, so that a checkpoint costs as much as its day and not as all that ever was; through `previousDigest` it stands for all of it.
 * @param previousDigest null for the first day.
 */
export async function digestDay(
  db: Queryable,
  { day, from, until }: { readonly day: string; readonly from: Instant; readonly until: Instant },
  previousDigest: string | null,
): Promise<DayDigest> {
  const rows = await db
    .selectFrom("booking_transition")
    .select(["booking_id", "version", "digest"])
    .where("recorded_at", ">=", from)
    .where("recorded_at", "<", until)
    .execute();
  // Sorted here: databases order text by rules of their own.
  const lines = rows
    .map((row) => `${row.booking_id}:${String(row.version).padStart(10, "0")}:${row.digest}`)
    .sort();
  const bookings = new Set(rows.map((row) => row.booking_id)).size;
  const hash = createHash("sha256");
  hash.update(JSON.stringify([day, previousDigest, bookings, lines.length]), "utf8");
  for (const line of lines) hash.update(`\n${line}`, "utf8");
  return { bookings, transitions: lines.length, digest: hash.digest("hex") };
}

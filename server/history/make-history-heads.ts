import {
  digestDay,
  findFirstRecordedAt,
  insertHistoryHead,
  listHistoryHeads,
  type HistoryHead,
} from "../../db/history/history-heads.ts";
import type { ExportedHead } from "../domain/values/exported-head.schema.ts";
import { addMinutes } from "../domain/values/instant.ts";
import type { Clock, Log } from "../ports.ts";
import { signHead } from "./head-signature.ts";
import { historyDaysBetween } from "./history-day.ts";
import type { HistoryDeps } from "./history-deps.ts";

/** 10 min: by then every transaction of the day has been committed, also that of a process whose clock is behind. */
const SETTLING_MINUTES = 10;

export interface HeadsDeps extends HistoryDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** Puts a line where whoever writes to the database cannot change it. Null when this installation has no such place. */
  readonly exportHead: ((line: string) => Promise<void>) | null;
}

/**
 * Makes a head for every day that is over and has none, from the first day of the history on, and exports it: logged, and handed to
 * `exportHead`. Exported before it is stored, so that a head that failed to get out is made again; the same line may get out twice.
 * Safe to run at any time, twice at once too.
 */
export async function makeHistoryHeads(deps: HeadsDeps): Promise<void> {
  const db = deps.database.kysely;
  const first = await findFirstRecordedAt(db);
  if (first === null) return;
  const known = new Map((await listHistoryHeads(db)).map((head) => [head.day, head]));
  const now = deps.clock.now();
  let previousDigest: string | null = null;
  for (const day of historyDaysBetween(first, addMinutes(now, -SETTLING_MINUTES))) {
    const existing = known.get(day.day);
    if (existing === undefined) {
      const counted = await digestDay(db, day, previousDigest);
      const signature = signHead(deps.secretBox, counted.digest);
      const head: HistoryHead = { day: day.day, ...counted, signature };
      await exportHead(deps, { ...head, madeAt: now }, previousDigest);
      await insertHistoryHead(db, head, now);
      previousDigest = head.digest;
    } else {
      previousDigest = existing.digest;
    }
  }
}

async function exportHead(
  deps: HeadsDeps,
  { day, bookings, transitions, digest, signature, madeAt }: Omit<ExportedHead, "previous">,
  previous: string | null,
): Promise<void> {
  const exported: ExportedHead = { day, bookings, transitions, previous, digest, signature, madeAt };
  deps.log.info({ ...exported }, "Head of the history");
  await deps.exportHead?.(JSON.stringify(exported));
}

import {
  digestDay,
  findFirstRecordedAt,
  insertCheckpoint,
  listDailyCheckpoints,
  type DailyCheckpoint,
} from "../../db/history/daily-checkpoints.ts";
import type { ExportedCheckpoint } from "../domain/values/exported-checkpoint.schema.ts";
import { addMinutes } from "../domain/values/instant.ts";
import type { Clock, Log } from "../ports.ts";
import { signCheckpoint } from "./checkpoint-signature.ts";
import { historyDaysBetween } from "./history-day.ts";
import type { HistoryDeps } from "./history-deps.ts";

/** 10 min: by then every transaction of the day has been committed, also that of a process whose clock is behind. */
const SETTLING_MINUTES = 10;

export interface CheckpointDeps extends HistoryDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** Writes a line to where somebody who can write to the database cannot change it. Null when this installation has no such place. */
  readonly exportCheckpoint: ((line: string) => Promise<void>) | null;
}

/**
 * Makes a checkpoint for every day that is over and has none, from the first day of the history on, and exports it: logged, and handed to
 * `exportHead`. Exported before it is stored, so that a checkpoint whose export failed is made again; the same line may be exported twice. Safe to
 * run at any time, twice at once too.
 */
export async function makeDailyCheckpoints(deps: CheckpointDeps): Promise<void> {
  const db = deps.database.kysely;
  const first = await findFirstRecordedAt(db);
  if (first === null) return;
  const known = new Map((await listDailyCheckpoints(db)).map((checkpoint) => [checkpoint.day, checkpoint]));
  const now = deps.clock.now();
  let previousDigest: string | null = null;
  for (const day of historyDaysBetween(first, addMinutes(now, -SETTLING_MINUTES))) {
    const existing = known.get(day.day);
    if (existing === undefined) {
      const counted = await digestDay(db, day, previousDigest);
      const signature = signCheckpoint(deps.secretBox, counted.digest);
      const checkpoint: DailyCheckpoint = { day: day.day, ...counted, signature };
      await exportCheckpoint(deps, { ...checkpoint, madeAt: now }, previousDigest);
      await insertCheckpoint(db, checkpoint, now);
      previousDigest = checkpoint.digest;
    } else {
      previousDigest = existing.digest;
    }
  }
}

async function exportCheckpoint(
  deps: CheckpointDeps,
  { day, bookings, transitions, digest, signature, madeAt }: Omit<ExportedCheckpoint, "previous">,
  previous: string | null,
): Promise<void> {
  const exported: ExportedCheckpoint = { day, bookings, transitions, previous, digest, signature, madeAt };
  deps.log.info({ ...exported }, "Daily checkpoint of the history");
  await deps.exportCheckpoint?.(JSON.stringify(exported));
}

import { listCounted, prepareCounts, type BookingToCount } from "../../db/funnel/counted-bookings.ts";
import { areCountsToForget, forgetSomeCounts } from "../../db/funnel/forget-counts.ts";
import { readFunnelHistories } from "../../db/funnel/funnel-lines.ts";
import {
  advanceFunnelProgress,
  listLinesAfter,
  readFunnelProgress,
  type FunnelProgress,
} from "../../db/funnel/funnel-progress.ts";
import type { Database } from "../../db/core/open-database.ts";
import { wayOfHistory } from "../domain/funnel/way-of-history.ts";
import type { BookingId } from "../domain/values/ids.ts";
import { addMinutes, laterOf, type Instant } from "../domain/values/instant.ts";
import type { Clock } from "../ports.ts";

/** 5,000 lines are some 1,000 bookings, which share many of their sums, and some 100 ms of the writer. In everyday work there are a few. */
const LINES_PER_SLICE = 5_000;
/** 200 slices: a run of a minute or less, and a million lines; the next one goes on. */
const SLICES_PER_RUN = 200;
/** 10 min: longer than any transaction lasts, and than clocks of processes differ. What is committed out of order is found on the next look. */
const LOOK_BACK_MINUTES = 10;

export interface RollUpDeps {
  readonly database: Database;
  readonly clock: Clock;
}

/**
 * Counts what has happened to bookings since the last run: each booking's way is read from its history, put into the sums, and taken out as it was counted
 * before. Every booking is counted once, whatever runs at the same time or breaks off. What is marked to be forgotten is forgotten first. After a migration this counts all that ever were, in slices.
 * Resolves to whether everything is counted; otherwise the next run goes on.
 */
export async function rollUpFunnel(deps: RollUpDeps, signal?: AbortSignal): Promise<boolean> {
  const { kysely } = deps.database;
  let progress = await readFunnelProgress(kysely);
  let slice = 0;
  const mayGoOn = () => slice < SLICES_PER_RUN && signal?.aborted !== true;
  for (; await areCountsToForget(kysely); slice += 1) {
    const next = mayGoOn() ? await forgetSlice(deps, progress) : null;
    if (next === null) return false;
    progress = next;
  }
  // What was read last may have been overtaken by what is committed only now.
  let after = progress.lineAt === null ? null : addMinutes(progress.lineAt, -LOOK_BACK_MINUTES);
  for (; mayGoOn(); slice += 1) {
    const counted = await countSlice(deps, progress, after);
    if (counted === null || counted.isLast) return counted !== null;
    progress = counted.progress;
    after = counted.lastAt;
  }
  return false;
}

/** The progress after it; null when another process has counted since, or wants all of it forgotten. */
async function forgetSlice(
  { database }: RollUpDeps,
  progress: FunnelProgress,
): Promise<FunnelProgress | null> {
  return database.transact(async (tx) => {
    const next = await advanceFunnelProgress(tx, progress, { lineAt: null, countedUntil: null });
    if (next !== null) await forgetSomeCounts(tx);
    return next;
  });
}

/** Null when another process has counted since that progress, or wants all of it forgotten: where to go on is then to be read anew. */
async function countSlice(
  { database, clock }: RollUpDeps,
  progress: FunnelProgress,
  after: Instant | null,
): Promise<{
  readonly progress: FunnelProgress;
  readonly isLast: boolean;
  readonly lastAt: Instant | null;
} | null> {
  const now = clock.now();
  const written = await listLinesAfter(database.kysely, after, LINES_PER_SLICE);
  const { isLast } = written;
  const lastAt = written.lastAt ?? after;
  // All is read before the transaction, which holds off whoever writes; what another process has counted since is told by the turn.
  const writeCounts = await prepareCounts(database.kysely, await uncounted(database, written.versions));
  const counted = {
    lineAt: laterIfAny(progress.lineAt, lastAt),
    // While all that ever was is being counted, the pages say up to when.
    countedUntil: isLast ? now : laterIfAny(progress.countedUntil, lastAt),
  };
  const next = await database.transact(async (tx) => {
    const advanced = await advanceFunnelProgress(tx, progress, counted);
    if (advanced !== null) await writeCounts(tx);
    return advanced;
  });
  return next === null ? null : { progress: next, isLast, lastAt };
}

function laterIfAny(one: Instant | null, other: Instant | null): Instant | null {
  return one === null || other === null ? (one ?? other) : laterOf(one, other);
}

/** Of these bookings, those that are not counted up to this version, with what their histories say. */
async function uncounted(
  { kysely }: Database,
  newest: ReadonlyMap<BookingId, number>,
): Promise<BookingToCount[]> {
  const counted = await listCounted(kysely, [...newest.keys()]);
  const changed = [...newest]
    .filter(([id, version]) => (counted.get(id)?.version ?? 0) < version)
    .map(([id]) => id);
  const histories = await readFunnelHistories(kysely, changed);
  return [...histories].map(([bookingId, { version, lines }]) => ({
    bookingId,
    version,
    way: wayOfHistory(lines),
    before: counted.get(bookingId) ?? null,
  }));
}

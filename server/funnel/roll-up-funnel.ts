import { countBookings, listCountedVersions, type BookingToCount } from "../../db/funnel/counted-bookings.ts";
import {
  advanceFunnelProgress,
  listLinesAfter,
  readFunnelProgress,
  type LineKey,
} from "../../db/funnel/funnel-progress.ts";
import { readTransitionsOf, type BookingTransition } from "../../db/history/booking-history.ts";
import type { Database } from "../../db/core/open-database.ts";
import { PARTIES, type Party } from "../domain/booking/booking.ts";
import { wayOfHistory } from "../domain/funnel/way-of-history.ts";
import type { BookingId } from "../domain/values/ids.ts";
import { addMinutes, laterOf, type Instant } from "../domain/values/instant.ts";
import type { Clock } from "../ports.ts";

/** 1,000 lines are some 200 bookings, and some tens of milliseconds of the writer. */
const LINES_PER_SLICE = 1_000;
/** 200 slices: a run of a minute or less; the next one goes on. */
const SLICES_PER_RUN = 200;
/** 10 min: longer than any transaction lasts, and than clocks of processes differ. What is committed out of order is found on the next look. */
const LOOK_BACK_MINUTES = 10;

export interface RollUpDeps {
  readonly database: Database;
  readonly clock: Clock;
}

/**
 * Counts what has happened to bookings since the last run: each booking's way is read from its history, put into the sums, and taken out as it was counted
 * before. Every booking is counted once, whatever runs at the same time or breaks off. After a migration this counts all that ever were, in slices.
 * Resolves to whether everything is counted; otherwise the next run goes on.
 */
export async function rollUpFunnel(deps: RollUpDeps, signal?: AbortSignal): Promise<boolean> {
  const { lineAt } = await readFunnelProgress(deps.database.kysely);
  // What was read last may have been overtaken by what is committed only now.
  let after = lineAt === null ? null : addMinutes(lineAt, -LOOK_BACK_MINUTES);
  for (let slice = 0; slice < SLICES_PER_RUN && signal?.aborted !== true; slice += 1) {
    const counted = await countSlice(deps, after);
    if (counted === null || counted.isLast) return counted !== null;
    after = counted.lastAt;
  }
  return false;
}

/** Null when another process has counted meanwhile. */
async function countSlice(
  { database, clock }: RollUpDeps,
  after: Instant | null,
): Promise<{ readonly isLast: boolean; readonly lastAt: Instant | null } | null> {
  const now = clock.now();
  const progress = await readFunnelProgress(database.kysely);
  const { lines, isLast } = await listLinesAfter(database.kysely, after, LINES_PER_SLICE);
  const lastAt = lines.at(-1)?.recordedAt ?? after;
  const bookings = await uncounted(database, lines);
  const next = {
    lineAt: laterIfAny(progress.lineAt, lastAt),
    // While all that ever was is being counted, the pages say up to when.
    countedUntil: isLast ? now : laterIfAny(progress.countedUntil, lastAt),
  };
  const isOurs = await database.transact(async (tx) => {
    if (!(await advanceFunnelProgress(tx, progress, next))) return false;
    await countBookings(tx, bookings);
    return true;
  });
  return isOurs ? { isLast, lastAt } : null;
}

function laterIfAny(one: Instant | null, other: Instant | null): Instant | null {
  return one === null || other === null ? (one ?? other) : laterOf(one, other);
}

async function uncounted({ kysely }: Database, lines: readonly LineKey[]): Promise<BookingToCount[]> {
  const newest = new Map<BookingId, number>();
  for (const { bookingId, version } of lines) {
    newest.set(bookingId, Math.max(version, newest.get(bookingId) ?? 0));
  }
  const counted = await listCountedVersions(kysely, [...newest.keys()]);
  const changed = [...newest].filter(([id, version]) => (counted.get(id) ?? 0) < version).map(([id]) => id);
  // A line that cannot be read is no step; the checks of the history tell of it.
  const { transitions } = await readTransitionsOf(kysely, changed);
  const histories = new Map<BookingId, BookingTransition[]>();
  for (const line of transitions) {
    const history = histories.get(line.bookingId);
    if (history === undefined) histories.set(line.bookingId, [line]);
    else history.push(line);
  }
  return [...histories].map(([bookingId, history]) => ({
    bookingId,
    version: history.at(-1)?.version ?? 0,
    way: wayOfHistory(history.map(lineOf)),
  }));
}

function lineOf({ event, toState, happenedAt }: BookingTransition) {
  return { eventType: event.type, toState, happenedAt, by: partyIn(event["by"]) };
}

function partyIn(by: unknown): Party | null {
  return PARTIES.find((party) => party === by) ?? null;
}

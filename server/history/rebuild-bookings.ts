import { listChained } from "../../db/history/booking-history.ts";
import {
  differencesBetween,
  projectionOf,
  readProjections,
  type BookingDifference,
} from "../../db/bookings/booking-projection.ts";
import { listBookingVersions, listBookingVersionsOf } from "../../db/history/history-check.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import { lockBookings, restoreBookings, type BookingToRestore } from "../../db/bookings/write-booking.ts";
import type { BookingId } from "../domain/values/ids.ts";
import { checkChain, linesByBooking } from "./check-chain.ts";
import type { HistoryDeps } from "./history-deps.ts";
import type { HistoryFinding } from "./history-finding.ts";
import { replayHistories, type Unreadable } from "./replay-history.ts";

/** 500 bookings, some thousand lines: a few megabytes at a time. */
const BOOKINGS_PER_PAGE = 500;
/** 3 reads: a booking that changes between the reading of its rows and of its history is read again. */
const LOOKS_MAX = 3;

/** What a rebuild finds at one booking. */
export interface RebuildFinding {
  readonly bookingId: BookingId;
  readonly differences: readonly BookingDifference[];
  /** Why it cannot be put right from its history; null when it can be, or has been. */
  readonly hindrance: Hindrance | null;
}

export type Hindrance =
  | { readonly kind: "history_does_not_hold"; readonly findings: readonly HistoryFinding[] }
  /** The booking is of a later version than its last line: damaged, or its history was cut. Nobody can tell from these tables. */
  | { readonly kind: "booking_ahead"; readonly version: number }
  | { readonly kind: "cannot_be_replayed"; readonly why: Unreadable };

export interface RebuildOptions {
  /** False: only compares. */
  readonly write: boolean;
  /** Also sets back bookings that are ahead of their histories: for whoever knows that no line was cut. */
  readonly alsoAhead: boolean;
}

export interface Rebuilt {
  readonly bookings: number;
  /** How many are not what their histories give, or cannot be compared. */
  readonly different: number;
  readonly written: number;
  /** How many have lines that were written under an older rule: the stored state of these lines is believed. */
  readonly underOlderRule: number;
}

/**
 * Compares every booking with what its history gives: state, version, every column of the machine, and the money tables. With `write` it puts right
 * what differs, page by page in one transaction each, and only from a history that holds. Comparing may run beside the app. Safe to repeat.
 * @param report called with each finding, before it is repaired.
 */
export async function rebuildBookings(
  deps: HistoryDeps,
  options: RebuildOptions,
  report: (finding: RebuildFinding) => void,
): Promise<Rebuilt> {
  const total = { bookings: 0, different: 0, written: 0, underOlderRule: 0 };
  let after = "";
  for (;;) {
    const page = await listBookingVersions(deps.database.kysely, after, BOOKINGS_PER_PAGE);
    const last = page.at(-1);
    if (last === undefined) return total;
    const ids = page.map(({ bookingId }) => bookingId);
    const { found: findings, underOlderRule } = await lookAgain(deps, ids, options);
    findings.forEach(({ finding }) => {
      report(finding);
    });
    total.bookings += page.length;
    total.different += findings.length;
    total.underOlderRule += underOlderRule;
    const inQuestion = findings.filter(({ finding }) => finding.hindrance === null);
    if (options.write && inQuestion.length > 0) {
      total.written += await putRight(
        deps,
        inQuestion.map(({ finding }) => finding.bookingId),
        options,
      );
    }
    after = last.bookingId;
  }
}

interface Compared {
  readonly finding: RebuildFinding;
  /** Null when it cannot be put right. */
  readonly toRestore: BookingToRestore | null;
}

interface Comparison {
  /** Only those at which something is found. */
  readonly found: readonly Compared[];
  readonly underOlderRule: number;
}

async function lookAgain(
  deps: HistoryDeps,
  bookingIds: readonly BookingId[],
  options: RebuildOptions,
): Promise<Comparison> {
  const first = await compareBookings(deps, deps.database.kysely, bookingIds, options);
  let { found } = first;
  for (let look = 1; found.length > 0 && look < LOOKS_MAX; look++) {
    const ids = found.map(({ finding }) => finding.bookingId);
    ({ found } = await compareBookings(deps, deps.database.kysely, ids, options));
  }
  return { found, underOlderRule: first.underOlderRule };
}

/** Compares once more under a lock, and writes. Returns how many bookings were put right. */
async function putRight(
  deps: HistoryDeps,
  bookingIds: readonly BookingId[],
  options: RebuildOptions,
): Promise<number> {
  return deps.database.transact(async (tx) => {
    await lockBookings(tx, bookingIds);
    const { found } = await compareBookings(deps, tx, bookingIds, options);
    const toRestore = found.flatMap((one) => (one.toRestore === null ? [] : [one.toRestore]));
    await restoreBookings(tx, toRestore);
    return toRestore.length;
  });
}

async function compareBookings(
  { secretBox }: HistoryDeps,
  db: Queryable,
  bookingIds: readonly BookingId[],
  { alsoAhead }: RebuildOptions,
): Promise<Comparison> {
  const versions = await listBookingVersionsOf(db, bookingIds);
  const lines = linesByBooking(await listChained(db, bookingIds));
  const chains = versions.map((booking) => ({
    booking,
    trouble: checkChain(secretBox, booking, lines.get(booking.bookingId) ?? []),
  }));
  // A rebuild repairs a version that is not the history's; every other fault makes the history unfit for it.
  const isSound = ({ trouble }: (typeof chains)[number]) =>
    trouble.every(({ what }) => what === "booking_ahead" || what === "booking_behind");
  const soundIds = chains.filter(isSound).map(({ booking }) => booking.bookingId);
  const stored = await readProjections(db, soundIds);
  const replayed = await replayHistories(db, soundIds);
  const found = chains.flatMap(({ booking, trouble }): Compared[] => {
    const { bookingId } = booking;
    const finding = (
      hindrance: Hindrance | null,
      differences: readonly BookingDifference[] = [],
      toRestore: BookingToRestore | null = null,
    ) => [{ finding: { bookingId, differences, hindrance }, toRestore }];
    const replay = replayed.get(bookingId);
    const now = stored.get(bookingId);
    if (replay === undefined || now === undefined) {
      return finding({ kind: "history_does_not_hold", findings: trouble });
    }
    if (replay.booking === null) return finding({ kind: "cannot_be_replayed", why: replay });
    const to = projectionOf(replay.booking);
    const differences = differencesBetween(now, to);
    if (differences.length === 0) return [];
    if (trouble.some(({ what }) => what === "booking_ahead") && !alsoAhead) {
      return finding({ kind: "booking_ahead", version: booking.version }, differences);
    }
    return finding(null, differences, { bookingId, from: now, to });
  });
  const underOlderRule = [...replayed.values()].filter(
    ({ booking }) => booking !== null && booking.underOlderRule.length > 0,
  ).length;
  return { found, underOlderRule };
}

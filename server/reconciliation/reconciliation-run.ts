import { saveOpenDrift, saveRepairedDrift } from "../../db/operations/drifts.ts";
import {
  NO_PROGRESS,
  saveProgress,
  type Reconciliation,
  type ReconciliationProgress,
} from "../../db/operations/reconciliations.ts";
import { UnreadableRow, type ReadRows } from "../../db/core/unreadable-row.ts";
import type { EventDeps } from "../booking/booking-deps.ts";
import type { Caused } from "../booking/caused.ts";
import { NO_DETAILS, type Drift, type DriftKind } from "../domain/providers/drift.ts";
import { idFromBytes, type BookingId } from "../domain/values/ids.ts";
import { addMinutes, minutesBetween, type Instant } from "../domain/values/instant.ts";
import { ProviderError } from "../domain/providers/provider-error.ts";

/** 5 min: until then a delivery may be on its way, and a scheduled run leaves the difference to it. */
const SETTLING_MINUTES = 5;
/** 0.1 min (6 s): a page that shows the progress is kept up to date, and a run costs few writes. */
const PROGRESS_MINUTES = 0.1;

/** A difference that was just found. */
export interface Finding extends Pick<Drift, "kind" | "subject" | "bookingId" | "details"> {
  /** Whether it has been put right through the use case that every source calls. */
  readonly repaired: boolean;
}

/** The process stops: the run is left as it is, for the next process. */
export class RunInterrupted extends Error {}

/** One run of the reconciler, as its parts share it. */
export interface ReconciliationRun {
  /** With the cause by which everything that it repairs enters the history. */
  readonly deps: Caused<EventDeps>;
  /** When this run began to compare. */
  readonly begunAt: Instant;
  readonly progress: ReconciliationProgress;
  readonly findings: readonly Finding[];
  /** Whether something that happened then may still be on its way to us. An operator who asks wants to know at once. */
  isOnItsWay(happenedAt: Instant | null): boolean;
  /** Writes a finding down. Throws RunInterrupted when the process stops. */
  report(finding: Finding): Promise<void>;
  /** Records the progress, at most every few seconds. Throws RunInterrupted when the process stops. */
  advance(change: Partial<ReconciliationProgress>): Promise<void>;
  /** What could not be compared, in a sentence. */
  skip(sentence: string): void;
  /** Bookings that this run could not read: their drifts stay open. */
  readonly unread: ReadonlySet<BookingId>;
  /** Records that a provider's object was read and does not differ: its open drifts are closed. */
  agreesOn(objectId: string): void;
  hasAgreedOn(objectId: string): boolean;
  /** Kinds of drift that this run could not check completely: open ones stay open. */
  readonly cutShort: Set<DriftKind>;
  /** Writes down that a booking could not be looked at, once a run. Throws RunInterrupted when the process stops. */
  reportUnread(bookingId: BookingId, error: unknown): Promise<void>;
}

/**
 * Continues a run that was leased.
 * @param openObjects the providers' objects that open drifts are about: only of these it remembers that they agree.
 */
export function startRun(
  deps: EventDeps,
  { id, cause }: Pick<Reconciliation, "id" | "cause">,
  signal: AbortSignal | undefined,
  openObjects: ReadonlySet<string>,
): ReconciliationRun {
  const { database, clock } = deps;
  const begunAt = clock.now();
  const findings: Finding[] = [];
  const unread = new Set<BookingId>();
  const agreed = new Set<string>();
  let progress = NO_PROGRESS;
  let savedAt = begunAt;

  function stopIfAsked(): void {
    if (signal?.aborted === true) throw new RunInterrupted();
  }

  const run: ReconciliationRun = {
    deps: { ...deps, cause: { kind: "worker", reference: `reconciliation:${id}` } },
    begunAt,
    get progress() {
      return progress;
    },
    findings,
    isOnItsWay: (happenedAt) =>
      cause === "schedule" && happenedAt !== null && happenedAt > addMinutes(begunAt, -SETTLING_MINUTES),
    async report(finding) {
      stopIfAsked();
      findings.push(finding);
      const driftId = idFromBytes("drf", deps.randomBytes(16));
      const at = clock.now();
      if (finding.repaired) {
        progress = { ...progress, repaired: progress.repaired + 1 };
        await database.transact((tx) => saveRepairedDrift(tx, driftId, finding, at));
      } else {
        progress = { ...progress, leftOpen: progress.leftOpen + 1 };
        await saveOpenDrift(database.kysely, driftId, finding, at);
      }
    },
    async advance(change) {
      stopIfAsked();
      progress = { ...progress, ...change };
      const now = clock.now();
      if (minutesBetween(savedAt, now) < PROGRESS_MINUTES) return;
      savedAt = now;
      await saveProgress(database.kysely, id, progress, now);
    },
    skip(sentence) {
      progress = { ...progress, skipped: [...progress.skipped, sentence] };
    },
    unread,
    agreesOn(objectId) {
      if (openObjects.has(objectId)) agreed.add(objectId);
    },
    hasAgreedOn: (objectId) => agreed.has(objectId),
    cutShort: new Set(),
    async reportUnread(bookingId, error) {
      if (unread.has(bookingId)) return;
      unread.add(bookingId);
      deps.log.error({ bookingId, error }, "a booking could not be looked at");
      await run.report({
        kind: "booking_unreadable",
        subject: bookingId,
        bookingId,
        repaired: false,
        details: { ...NO_DETAILS, reason: reasonOf(error) },
      });
    },
  };
  return run;
}

function reasonOf(error: unknown): string {
  if (error instanceof UnreadableRow) return error.reason;
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 300) : "unknown failure";
}

/** The values that can be read; bookings that cannot are recorded as unread. */
export async function readable<Value>(
  run: ReconciliationRun,
  { values, unreadable }: ReadRows<Value>,
): Promise<Value[]> {
  for (const row of unreadable) await run.reportUnread(row.key as BookingId, row);
  return values;
}

/** Checks one booking. A failure of this booking alone is recorded, and the run goes on; a ProviderError is thrown to the caller. */
export async function lookAtBooking(
  run: ReconciliationRun,
  bookingId: BookingId,
  look: () => Promise<void>,
): Promise<void> {
  try {
    await look();
  } catch (error) {
    if (error instanceof ProviderError || error instanceof RunInterrupted) throw error;
    await run.reportUnread(bookingId, error);
  }
}

/**
 * Repairs one thing. A failure of this one alone leaves it to a person, and the run goes on; a ProviderError is thrown to the caller. @param repair
 * resolves to whether it is repaired.
 */
export async function tryToRepair(
  { deps }: ReconciliationRun,
  about: Readonly<Record<string, unknown>>,
  repair: () => Promise<boolean>,
): Promise<boolean> {
  try {
    return await repair();
  } catch (error) {
    if (error instanceof ProviderError || error instanceof RunInterrupted) throw error;
    deps.log.error({ ...about, error }, "a drift could not be repaired");
    return false;
  }
}

import {
  countConnections,
  listConnections,
  type CalendlyConnection,
} from "../../db/calendly/calendly-connections.ts";
import { getBuilderNames } from "../../db/builders/builders.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import { listOpenSubjects, resolveGoneDrifts } from "../../db/operations/drifts.ts";
import {
  finishReconciliation,
  findUnfinishedReconciliation,
  insertReconciliation,
  saveProgress,
  takeReconciliation,
  type Reconciliation,
  type ReconciliationCause,
  type ReconciliationId,
  type ReconciliationProgress,
} from "../../db/operations/reconciliations.ts";
import type { EventDeps } from "../booking/booking-deps.ts";
import { isDead } from "../domain/providers/connection-state.ts";
import {
  CALENDAR_DRIFT_KINDS,
  OWN_RECORD_DRIFT_KINDS,
  objectOf,
  STRIPE_DRIFT_KINDS,
  type Drift,
  type DriftKind,
} from "../domain/providers/drift.ts";
import { idFromBytes, type BuilderId } from "../domain/values/ids.ts";
import { addMinutes, type Instant } from "../domain/values/instant.ts";
import { invariant } from "../domain/values/invariant.ts";
import { ProviderError } from "../domain/providers/provider-error.ts";
import { compareCalendar } from "./compare-calendar.ts";
import { compareCheckouts } from "./compare-checkouts.ts";
import { compareDisputes } from "./compare-disputes.ts";
import { compareOwnRecords } from "./compare-own-records.ts";
import { compareRefunds } from "./compare-refunds.ts";
import { RunInterrupted, startRun, type Finding, type ReconciliationRun } from "./reconciliation-run.ts";
import { BROKEN_CONNECTION } from "./skipped-calendar.ts";
import { takeInUndelivered } from "./take-in-undelivered.ts";

/** 31 days: a refund may fail 30 days after it seemed to arrive, and Stripe keeps events for 30; a day in reserve. */
const STRIPE_MINUTES = 31 * 24 * 60;
/** 120 days: as long as a bank may take to decide a dispute. */
const DISPUTE_MINUTES = 120 * 24 * 60;
/** 15 min without a heartbeat: the process that had the run is dead. A run writes one every few seconds. */
const SILENT_MINUTES = 15;
/** 4 calendars at once: each has a rate limit of its own, and the worker needs its share of the machine. */
const CALENDARS_AT_ONCE = 4;

/** What one run found, and what became of it. */
export interface ReconciliationResult {
  readonly id: ReconciliationId;
  readonly findings: readonly Finding[];
  /** With `skipped` (what could not be compared) and `balances` (the money, per currency). */
  readonly progress: ReconciliationProgress;
}

/**
 * Compares our records with Stripe, with Calendly and with one another; repairs what is safe through the same use cases as every source, and records
 * the rest as drifts. One run at a time: null when another process has leased it, or the signal stopped it. A run that a dead process left is taken
 * over and started again: what it had repaired is no drift any more. Safe to call at any time.
 */
export async function reconcile(
  deps: EventDeps,
  cause: ReconciliationCause,
  signal?: AbortSignal,
): Promise<ReconciliationResult | null> {
  const id = newId(deps);
  const now = deps.clock.now();
  const isNew = await insertReconciliation(deps.database, { id, cause, startedAt: now, heartbeatAt: now });
  return isNew ? carryOut(deps, { id, cause }, signal) : runRequested(deps, signal);
}

function newId({ randomBytes }: Pick<EventDeps, "randomBytes">): ReconciliationId {
  return idFromBytes("rec", randomBytes(16));
}

/** Writes down that a run is wanted, and returns its id: of the unfinished one, when there is one. The schedule runs it. */
export async function requestReconciliation(
  deps: Pick<EventDeps, "database" | "clock" | "randomBytes">,
  cause: ReconciliationCause,
): Promise<ReconciliationId> {
  for (;;) {
    const id = newId(deps);
    const wanted = { id, cause, startedAt: deps.clock.now(), heartbeatAt: null };
    if (await insertReconciliation(deps.database, wanted)) return id;
    const unfinished = await findUnfinishedReconciliation(deps.database.kysely);
    if (unfinished !== null) return unfinished.id;
  }
}

/** Carries out the run that is wanted or was left by a dead process. Null when there is none, another process has leased it, or the signal stopped it. */
export async function runRequested(
  deps: EventDeps,
  signal?: AbortSignal,
): Promise<ReconciliationResult | null> {
  const now = deps.clock.now();
  const taken = await takeReconciliation(deps.database.kysely, addMinutes(now, -SILENT_MINUTES), now);
  return taken === null ? null : carryOut(deps, taken, signal);
}

async function carryOut(
  deps: EventDeps,
  { id, cause }: Pick<Reconciliation, "id" | "cause">,
  signal: AbortSignal | undefined,
): Promise<ReconciliationResult | null> {
  const db = deps.database.kysely;
  const openObjects = new Set<string>();
  for await (const subjects of listOpenSubjects(db)) {
    for (const subject of subjects) openObjects.add(objectOf(subject));
  }
  const run = startRun(deps, { id, cause }, signal, openObjects);
  let failedBecause: string | null = null;
  try {
    await compareSection(run, { title: "Stripe", kinds: STRIPE_DRIFT_KINDS, builderId: null }, () =>
      compareStripe(run),
    );
    await compareCalendars(run);
    await compareSection(
      run,
      { title: "Our own records", kinds: OWN_RECORD_DRIFT_KINDS, builderId: null },
      () => compareOwnRecords(run),
    );
    await run.advance({ step: "done" });
  } catch (error) {
    if (error instanceof RunInterrupted) {
      // The lease is released: the next process starts it again at once.
      await saveProgress(db, id, run.progress, null);
      return null;
    }
    failedBecause =
      error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 500) : "unknown failure";
    deps.log.error({ error, reconciliationId: id }, "a reconciliation failed");
  }
  const progress = run.progress;
  await finishReconciliation(db, id, { at: deps.clock.now(), failedBecause, progress });
  const { repaired, leftOpen, skipped } = progress;
  deps.log.info({ reconciliationId: id, cause, repaired, leftOpen, skipped }, "reconciled");
  return { id, findings: run.findings, progress };
}

async function compareStripe(run: ReconciliationRun): Promise<void> {
  const since = addMinutes(run.begunAt, -STRIPE_MINUTES);
  await compareCheckouts(run, since);
  await compareRefunds(run, since);
  await compareDisputes(run, addMinutes(run.begunAt, -DISPUTE_MINUTES));
  await takeInUndelivered(run);
}

async function compareCalendars(run: ReconciliationRun): Promise<void> {
  const { deps } = run;
  const all = await countConnections(deps.database.kysely);
  const waiting = connectionsWithNames(deps.database.kysely);
  let compared = 0;
  await run.advance({ step: "calendars", allCalendars: all });

  async function compareNext(): Promise<void> {
    for (let next = await waiting.next(); next.done !== true; next = await waiting.next()) {
      const { connection, builderName } = next.value;
      await compareOne(run, connection, builderName);
      compared += 1;
      await run.advance({ calendars: compared });
    }
  }

  const results = await Promise.allSettled(Array.from({ length: CALENDARS_AT_ONCE }, compareNext));
  // After all have ended: none may continue when the run is over.
  for (const result of results) if (result.status === "rejected") throw result.reason;
}

/** One after the other, read in batches: whichever comparison is free takes the next. */
async function* connectionsWithNames(db: Queryable) {
  for await (const connections of listConnections(db)) {
    const builderOf = await getBuilderNames(
      db,
      connections.map(({ builderId }) => builderId),
    );
    for (const connection of connections) {
      yield { connection, builderName: builderOf(connection.builderId).displayName };
    }
  }
}

async function compareOne(
  run: ReconciliationRun,
  connection: CalendlyConnection,
  builderName: string,
): Promise<void> {
  const { deps } = run;
  const title = `The calendar of ${builderName}`;
  if (isDead(connection, deps.clock.now())) {
    run.skip(`${title} ${BROKEN_CONNECTION}`);
    return;
  }
  await compareSection(
    run,
    { title, kinds: CALENDAR_DRIFT_KINDS, builderId: connection.builderId },
    async () => {
      const calendar = await deps.calendars.ofBuilder(connection.builderId);
      invariant(calendar !== null, "its connection is gone");
      await compareCalendar(run, connection, calendar);
    },
  );
}

interface Section {
  readonly title: string;
  readonly kinds: readonly DriftKind[];
  /** Whose calendar; null for what is not one builder's. */
  readonly builderId: BuilderId | null;
}

/** Compares one part. Open drifts of these kinds are closed where it has found agreement; none are when the provider does not answer. */
async function compareSection(
  run: ReconciliationRun,
  { title, kinds, builderId }: Section,
  compare: () => Promise<void>,
): Promise<void> {
  const { deps } = run;
  const seenBefore: Instant = run.begunAt;
  try {
    await compare();
  } catch (error) {
    if (error instanceof RunInterrupted) throw error;
    // Whatever goes wrong in one part, the others are compared.
    const reason = error instanceof Error ? error.message.slice(0, 300) : "unknown failure";
    run.skip(`${title} could not be compared to the end: ${reason}.`);
    const about = { part: title, reason };
    if (error instanceof ProviderError) deps.log.warn(about, "a part of a reconciliation was left out");
    else deps.log.error({ ...about, error }, "a part of a reconciliation failed");
    return;
  }
  const gone = await resolveGoneDrifts(deps.database.kysely, {
    kinds,
    builderId,
    seenBefore,
    isGone: (drift) => isGone(run, drift),
    at: deps.clock.now(),
  });
  await run.advance({ gone: run.progress.gone + gone });
}

/** Our own records are checked completely; of a provider's, a drift is closed only when its object was read and agrees. */
function isGone(run: ReconciliationRun, { kind, bookingId, subject }: Drift): boolean {
  if (bookingId !== null && run.unread.has(bookingId)) return false;
  const isOfOwnRecords = OWN_RECORD_DRIFT_KINDS.some((one) => one === kind);
  return isOfOwnRecords ? !run.cutShort.has(kind) : run.hasAgreedOn(objectOf(subject));
}

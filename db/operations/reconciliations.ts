import type { Selectable } from "kysely";
import { z } from "zod";
import { instant, parseInstant, type Instant } from "../../server/domain/values/instant.ts";
import type { MoneyBalance } from "../../server/domain/booking/money-balance.ts";
import type { Database, Queryable } from "../core/open-database.ts";
import { readInstantOrNull, readOneOf } from "../core/read-column.ts";
import type { ReconciliationTable } from "../core/tables/reconciliation-tables.ts";
import { isUniqueViolation } from "../core/unique-violation.ts";

export type ReconciliationId = `rec_${string}`;
export type ReconciliationCause = "schedule" | "operator";

const balanceSchema: z.ZodType<MoneyBalance> = z.object({
  currency: z.string(),
  paid: z.number(),
  returned: z.number(),
  onTheWay: z.number(),
  withBank: z.number(),
  heldByBank: z.number().default(0),
  settledOtherwise: z.number(),
  kept: z.number(),
  difference: z.number(),
});

/** What a run is at. */
const RECONCILIATION_STEPS = [
  "waiting",
  "checkouts",
  "refunds",
  "disputes",
  "undelivered",
  "calendars",
  "bookings",
  "done",
] as const;

const progressSchema = z.object({
  /** Missing while a process of the release before is at it. */
  step: z.enum(RECONCILIATION_STEPS).default("waiting"),
  checkouts: z.number().default(0),
  refunds: z.number().default(0),
  disputes: z.number().default(0),
  undelivered: z.number().default(0),
  calendars: z.number().default(0),
  /** How many calendars there are to compare. */
  allCalendars: z.number().default(0),
  calendarEvents: z.number().default(0),
  /** Calendly events that had to be looked into, each at two requests or more. */
  eventsLookedInto: z.number().default(0),
  bookings: z.number().default(0),
  repaired: z.number().default(0),
  /** Found and left to a person, those seen before included. */
  leftOpen: z.number().default(0),
  gone: z.number().default(0),
  /** What could not be compared, in sentences; empty when all was. */
  skipped: z.array(z.string()).default([]),
  /** Per currency; empty until all bookings have been looked at. */
  balances: z.array(balanceSchema).default([]),
});
export type ReconciliationProgress = z.infer<typeof progressSchema>;

/** The heartbeat of the run; null when it is unleased. Stands beside the progress. */
const heartbeatSchema = z.object({ heartbeatAt: z.string().nullable().default(null) });

export const NO_PROGRESS: ReconciliationProgress = progressSchema.parse({});

/** One run of the reconciler. */
export interface Reconciliation {
  readonly id: ReconciliationId;
  readonly cause: ReconciliationCause;
  readonly startedAt: Instant;
  /** Null while it runs, or waits for somebody to run it. */
  readonly finishedAt: Instant | null;
  /** Why it could not be finished; null when it could. */
  readonly failedBecause: string | null;
  readonly progress: ReconciliationProgress;
  readonly heartbeatAt: Instant | null;
}

function toReconciliation(row: Selectable<ReconciliationTable>): Reconciliation {
  const json: unknown = JSON.parse(row.progress_json);
  const { heartbeatAt } = heartbeatSchema.parse(json);
  return {
    id: row.id as ReconciliationId,
    cause: readOneOf(["schedule", "operator"], row.cause),
    startedAt: instant(row.started_at),
    finishedAt: readInstantOrNull(row.finished_at),
    failedBecause: row.failed_because,
    progress: progressSchema.parse(json),
    heartbeatAt: heartbeatAt === null ? null : parseInstant(heartbeatAt),
  };
}

function progressJson(progress: ReconciliationProgress, heartbeatAt: Instant | null): string {
  return JSON.stringify({ ...progress, heartbeatAt });
}

/** Stores a requested run, or a started one when it has a heartbeat. False when one is unfinished. */
export async function insertReconciliation(
  { kysely }: Database,
  run: Pick<Reconciliation, "id" | "cause" | "startedAt" | "heartbeatAt">,
): Promise<boolean> {
  try {
    await kysely
      .insertInto("reconciliation")
      .values({
        id: run.id,
        cause: run.cause,
        started_at: run.startedAt,
        progress_json: progressJson(NO_PROGRESS, run.heartbeatAt),
      })
      .execute();
    return true;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return false;
  }
}

/** The run that is not finished, if any; there is one at most. */
export async function findUnfinishedReconciliation(db: Queryable): Promise<Reconciliation | null> {
  const row = await db
    .selectFrom("reconciliation")
    .selectAll()
    .where("finished_at", "is", null)
    .executeTakeFirst();
  return row === undefined ? null : toReconciliation(row);
}

/** The run begun last, finished or not; null before the first. */
export async function findLatestReconciliation(db: Queryable): Promise<Reconciliation | null> {
  const row = await db
    .selectFrom("reconciliation")
    .selectAll()
    .orderBy("started_at", "desc")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : toReconciliation(row);
}

/** When the last run began that compared everything to its end; null when none has. */
export async function findLastWholeReconciliation(db: Queryable): Promise<Instant | null> {
  const row = await db
    .selectFrom("reconciliation")
    .select("started_at")
    .where("finished_at", "is not", null)
    .where("failed_because", "is", null)
    .where("progress_json", "like", '%"skipped":[]%')
    .orderBy("started_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : instant(row.started_at);
}

/**
 * Leases the unfinished run when it is unleased, or its holder has written no heartbeat since `silentSince`. Null when there is none to take, or
 * another process was faster.
 */
export async function takeReconciliation(
  db: Queryable,
  silentSince: Instant,
  now: Instant,
): Promise<Reconciliation | null> {
  const row = await db
    .selectFrom("reconciliation")
    .selectAll()
    .where("finished_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { heartbeatAt } = toReconciliation(row);
  if (heartbeatAt !== null && heartbeatAt > silentSince) return null;
  const { numUpdatedRows } = await db
    .updateTable("reconciliation")
    .set({ progress_json: progressJson(NO_PROGRESS, now) })
    .where("id", "=", row.id)
    .where("finished_at", "is", null)
    .where("progress_json", "=", row.progress_json)
    .executeTakeFirst();
  return numUpdatedRows > 0n ? toReconciliation(row) : null;
}

/** Stores the progress of the run, with its heartbeat. @param heartbeatAt null releases the run: any process may take it. */
export async function saveProgress(
  db: Queryable,
  id: ReconciliationId,
  progress: ReconciliationProgress,
  heartbeatAt: Instant | null,
): Promise<void> {
  await db
    .updateTable("reconciliation")
    .set({ progress_json: progressJson(progress, heartbeatAt) })
    .where("id", "=", id)
    .where("finished_at", "is", null)
    .execute();
}

export async function finishReconciliation(
  db: Queryable,
  id: ReconciliationId,
  end: {
    readonly at: Instant;
    readonly failedBecause: string | null;
    readonly progress: ReconciliationProgress;
  },
): Promise<void> {
  await db
    .updateTable("reconciliation")
    .set({
      finished_at: end.at,
      failed_because: end.failedBecause,
      progress_json: progressJson(end.progress, end.at),
    })
    .where("id", "=", id)
    .where("finished_at", "is", null)
    .execute();
}

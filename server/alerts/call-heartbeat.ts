import type { Database } from "../../db/core/open-database.ts";
import { findWaitingSince } from "../../db/published/event-order.ts";
import { nextInboxAttemptAt } from "../../db/queue/inbox.ts";
import { nextOutboxAttemptAt } from "../../db/queue/outbox.ts";
import { writeHeartbeat } from "../../db/operations/heartbeat.ts";
import { findHeldRestoration } from "../../db/operations/restorations.ts";
import { minutesBetween, type Instant } from "../domain/values/instant.ts";
import type { Clock, HeartbeatCall, Log } from "../ports.ts";

/** 5 min: work that is due and free is taken within a second or two. */
const UNCLAIMED_MINUTES_MAX = 5;
/** 5 min: each process looks for alerts every minute, and a look takes seconds. */
const UNWATCHED_MINUTES_MAX = 5;

/**
 * Calls whoever listens outside, when all is well here: the database takes writes, the queues are being claimed, and trouble is being looked for. Sends
 * nothing else: silence is the alarm, and a process that has died or is stuck is silent by itself. To be run each minute by the worker.
 */
export async function callHeartbeat({
  database,
  clock,
  log,
  heartbeat,
  lookedForAlertsAt,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly heartbeat: HeartbeatCall;
  /** When this process has last looked for alerts, to the end. */
  readonly lookedForAlertsAt: () => Instant;
}): Promise<void> {
  const now = clock.now();
  const isWatched = minutesBetween(lookedForAlertsAt(), now) <= UNWATCHED_MINUTES_MAX;
  const reason = isWatched
    ? await whyNotWell(database, now).catch(() => "the database does not answer")
    : "alerts are not being looked for";
  if (reason !== null) {
    log.warn({ reason }, "No heartbeat was sent");
    return;
  }
  await heartbeat.call().catch((error: unknown) => {
    const problem = error instanceof Error ? error.message : "failed";
    log.warn({ reason: problem }, "The heartbeat was not heard");
  });
}

/** Null when all is well. Rejects when the database takes no writes. */
async function whyNotWell({ kysely: db }: Database, now: Instant): Promise<string | null> {
  await writeHeartbeat(db, now);
  if ((await findHeldRestoration(db)) !== null) return "a restored database is held";
  const free = [await nextInboxAttemptAt(db), await nextOutboxAttemptAt(db), await findWaitingSince(db)];
  const isUnclaimed = free.some((at) => at !== null && minutesBetween(at, now) > UNCLAIMED_MINUTES_MAX);
  return isUnclaimed ? "work is not being claimed" : null;
}

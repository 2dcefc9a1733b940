import { findLatestReconciliation } from "../../db/operations/reconciliations.ts";
import type { EventDeps } from "../booking/booking-deps.ts";
import { minutesBetween, type Instant } from "../domain/values/instant.ts";
import { requestReconciliation, runRequested } from "./reconcile.ts";

/** 5 min after the start: what came in while the process was down has been worked off by then, and is no drift. */
const AFTER_START_MINUTES = 5;

/**
 * Looks whether a run of the reconciler is wanted or due, and carries it out. Cheap when there is none: one or two rows are read.
 * @param everyMinutes between two runs by the schedule; null when only operators ask for them.
 */
export function reconcileWhenDue(
  deps: EventDeps,
  everyMinutes: number | null,
): (signal: AbortSignal) => Promise<void> {
  let startedAt: Instant | null = null;
  return async (signal) => {
    const now = deps.clock.now();
    startedAt ??= now;
    const hasSettled = minutesBetween(startedAt, now) >= AFTER_START_MINUTES;
    if (everyMinutes !== null && hasSettled) {
      const latest = await findLatestReconciliation(deps.database.kysely);
      const isDue = latest === null || minutesBetween(latest.startedAt, now) >= everyMinutes;
      if (isDue) await requestReconciliation(deps, "schedule");
    }
    await runRequested(deps, signal);
  };
}

import { findLatestReconciliation } from "../../db/operations/reconciliations.ts";
import type { EventDeps } from "../booking/booking-deps.ts";
import { minutesBetween, type Instant } from "../domain/values/instant.ts";
import { requestReconciliation, runRequested } from "./reconcile.ts";

/** 5 min after the start: the deliveries of the time when the process was down are handled by then. */
const AFTER_START_MINUTES = 5;

/**
 * Runs the reconciler when a run is requested or due. Cheap when there is none: it reads one or two rows.
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

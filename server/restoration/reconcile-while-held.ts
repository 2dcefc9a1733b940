import {
  findLatestReconciliation,
  findUnfinishedReconciliation,
  type Reconciliation,
} from "../../db/operations/reconciliations.ts";
import { findHeldRestoration, type Restoration } from "../../db/operations/restorations.ts";
import type { EventDeps } from "../booking/booking-deps.ts";
import { minutesBetween } from "../domain/values/instant.ts";
import { requestReconciliation, runRequested } from "../reconciliation/reconcile.ts";
import { BROKEN_CONNECTION } from "../reconciliation/skipped-calendar.ts";

/** 1 min: a provider that did not answer is asked again soon, and not all the time. */
const AGAIN_MINUTES = 1;

/** Why a restored installation cannot go on yet; null when it can. */
export type NotComparedYet =
  | { readonly because: "not_run" | "running" }
  | { readonly because: "failed"; readonly reason: string }
  | { readonly because: "skipped"; readonly parts: readonly string[] }
  /** The last run has taken something in, by which the next one may find more. */
  | { readonly because: "still_finding"; readonly repaired: number };

/**
 * Compares everything with the providers, at once and again until a whole run finds nothing more to take in. A later run can find what an earlier
 * one could not take: a payment whose time was not known. The task of the schedule while the installation is held.
 */
export async function reconcileWhileHeld(deps: EventDeps, signal: AbortSignal): Promise<void> {
  const db = deps.database.kysely;
  const held = await findHeldRestoration(db);
  if (held === null) return;
  if ((await findUnfinishedReconciliation(db)) === null) {
    const latest = await findLatestReconciliation(db);
    const open = whyNotCompared(latest, held);
    if (open === null) return;
    const endedAt = open.because === "not_run" ? null : (latest?.finishedAt ?? null);
    const waits =
      open.because !== "still_finding" &&
      endedAt !== null &&
      minutesBetween(endedAt, deps.clock.now()) < AGAIN_MINUTES;
    if (waits) return;
    // As for an operator, who is shown all of it: nothing is left to a delivery that may be on its way.
    await requestReconciliation(deps, "operator");
  }
  await runRequested(deps, signal);
}

/** Calendars whose connection is broken count as compared: their builders connect them anew when the installation goes on. */
export function whyNotCompared(
  latest: Reconciliation | null,
  { restoredAt }: Restoration,
): NotComparedYet | null {
  if (latest === null || latest.startedAt < restoredAt) return { because: "not_run" };
  if (latest.finishedAt === null) return { because: "running" };
  if (latest.failedBecause !== null) return { because: "failed", reason: latest.failedBecause };
  const parts = latest.progress.skipped.filter((sentence) => !sentence.endsWith(BROKEN_CONNECTION));
  if (parts.length > 0) return { because: "skipped", parts };
  const { repaired } = latest.progress;
  return repaired > 0 ? { because: "still_finding", repaired } : null;
}

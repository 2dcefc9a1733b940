import { claimOutbox, completeEffect, failEffect, findEffect, type OutboxRow } from "../../db/outbox.ts";
import { newLease } from "../booking/inline-lease.ts";
import type { EffectKey } from "../domain/booking-effect.ts";
import { createLane, type Lane } from "./create-lane.ts";
import { handleEffect } from "./handle-effect.ts";
import { describeError, nextAttemptAt } from "./retry-delay.ts";
import type { WorkerDeps } from "./worker-deps.ts";

/** 8 at once: enough to hide the providers' latency, far below their rate limits. */
const EFFECTS_AT_ONCE = 8;

/** Carries out what the outbox holds. */
export function drainOutbox(deps: WorkerDeps): Lane {
  return createLane({
    size: EFFECTS_AT_ONCE,
    gatherMs: 0,
    log: deps.log,
    claim: async (limit) => {
      const lease = newLease(deps);
      const rows = await claimOutbox(deps.database, { now: deps.clock.now(), ...lease, limit });
      return rows.map((row) => ({ row, lease: lease.lease }));
    },
    run: ({ row, lease }) => runEffect(deps, row, lease),
  });
}

/** One row under the lease that it was inserted with. False when it failed, or when the lease was lost meanwhile. */
export async function runLeasedEffect(deps: WorkerDeps, key: EffectKey, lease: string): Promise<boolean> {
  const row = await findEffect(deps.database.kysely, key);
  if (row?.lease !== lease || row.completedAt !== null) return false;
  return runEffect(deps, row, lease);
}

async function runEffect(deps: WorkerDeps, row: OutboxRow, lease: string): Promise<boolean> {
  const about = { effectKey: row.key, effect: row.effect.type, attempts: row.attempts };
  try {
    await handleEffect(deps, row);
    const completed = await completeEffect(deps.database.kysely, row.key, lease, deps.clock.now());
    deps.countHandled("outbox", row.effect.type, "completed");
    if (!completed) deps.log.warn(about, "effect done after its lease had ended");
    // Others may have waited for this one: a time is released only after its checkout is closed.
    deps.wakeWorker();
    return completed;
  } catch (error) {
    const now = deps.clock.now();
    const reason = describeError(error);
    const again = nextAttemptAt(error, row.attempts, now, Math.random());
    await failEffect(deps.database.kysely, row.key, lease, { error: reason, nextAttemptAt: again, at: now });
    deps.countHandled("outbox", row.effect.type, again === null ? "dead" : "failed");
    if (again === null) deps.log.error({ ...about, reason }, "effect is a dead letter");
    else deps.log.warn({ ...about, reason, again }, "effect failed, will be tried again");
    return false;
  }
}

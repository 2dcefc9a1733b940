import { claimInbox, completeInbox, failInbox, type InboxRow } from "../../db/inbox.ts";
import { newLease } from "../booking/inline-lease.ts";
import { createLane, type Lane } from "./create-lane.ts";
import { groupWrites } from "./group-writes.ts";
import { handleDelivery } from "./handle-delivery.ts";
import { describeError, nextAttemptAt } from "./retry-delay.ts";
import type { WorkerDeps } from "./worker-deps.ts";

/** 32 at once: a delivery is one or two reads at a provider, and those that end together are completed by one sync. */
const DELIVERIES_AT_ONCE = 32;

/** 10 ms: nobody notices it behind a provider's own second or two, and a burst of deliveries shares its syncs. */
const GATHER_MS = 10;

/** Works on stored deliveries. */
export function drainInbox(deps: WorkerDeps): Lane {
  const complete: Complete = groupWrites(async (rows) => {
    const completed = await completeInbox(deps.database.kysely, rows, deps.clock.now());
    return ({ id }) => completed.has(id);
  });
  return createLane({
    size: DELIVERIES_AT_ONCE,
    gatherMs: GATHER_MS,
    log: deps.log,
    claim: async (limit) => {
      const lease = newLease(deps);
      const rows = await claimInbox(deps.database, { now: deps.clock.now(), ...lease, limit });
      return rows.map((row) => ({ row, lease: lease.lease }));
    },
    run: ({ row, lease }) => runDelivery(deps, complete, row, lease),
  });
}

/** False when the lease was lost meanwhile. */
type Complete = (row: { readonly id: number; readonly lease: string }) => Promise<boolean>;

async function runDelivery(
  deps: WorkerDeps,
  complete: Complete,
  row: InboxRow,
  lease: string,
): Promise<void> {
  const about = { inboxId: row.id, eventType: row.eventType, attempts: row.attempts };
  try {
    await handleDelivery(deps, row);
    const completed = await complete({ id: row.id, lease });
    if (!completed) deps.log.warn(about, "delivery done after its lease had ended");
    deps.countHandled("inbox", row.source, "completed");
  } catch (error) {
    const now = deps.clock.now();
    const reason = describeError(error);
    const again = nextAttemptAt(error, row.attempts, now, Math.random());
    await failInbox(deps.database.kysely, row.id, lease, { error: reason, nextAttemptAt: again, at: now });
    deps.countHandled("inbox", row.source, again === null ? "dead" : "failed");
    if (again === null) deps.log.error({ ...about, reason }, "delivery is a dead letter");
    else deps.log.warn({ ...about, reason, again }, "delivery failed, will be tried again");
  }
}

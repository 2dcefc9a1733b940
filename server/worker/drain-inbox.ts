import { claimInbox, completeInbox, failInbox, type InboxRow } from "../../db/inbox.ts";
import { newLease } from "../booking/inline-lease.ts";
import { createLane, type Lane } from "./create-lane.ts";
import { handleDelivery } from "./handle-delivery.ts";
import { describeError, nextAttemptAt } from "./retry-delay.ts";
import type { WorkerDeps } from "./worker-deps.ts";

/** 8 at once, as with the outbox: each delivery is one or two reads at a provider. */
const DELIVERIES_AT_ONCE = 8;

/** Works on stored deliveries. */
export function drainInbox(deps: WorkerDeps): Lane {
  return createLane({
    size: DELIVERIES_AT_ONCE,
    log: deps.log,
    claim: async (limit) => {
      const lease = newLease(deps);
      const rows = await claimInbox(deps.database, { now: deps.clock.now(), ...lease, limit });
      return rows.map((row) => ({ row, lease: lease.lease }));
    },
    run: ({ row, lease }) => runDelivery(deps, row, lease),
  });
}

async function runDelivery(deps: WorkerDeps, row: InboxRow, lease: string): Promise<void> {
  const about = { inboxId: row.id, eventType: row.eventType, attempts: row.attempts };
  try {
    await handleDelivery(deps, row);
    await completeInbox(deps.database.kysely, row.id, lease, deps.clock.now());
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

import { claimInbox, completeInbox, failInbox, type RawInboxRow } from "../../db/queue/inbox.ts";
import { newLease } from "../booking/lease.ts";
import { createQueueConsumer, type QueueConsumer } from "./create-queue-consumer.ts";
import { groupWrites } from "./group-writes.ts";
import { handleDelivery, readDelivery, type ReadDelivery } from "./handlers/handle-delivery.ts";
import { workOff, type Queue } from "./work-off.ts";
import type { WorkerDeps } from "./worker-deps.ts";

/** 32 at once: a delivery is one or two reads at a provider, and those that end together are completed by one sync. */
const DELIVERIES_AT_ONCE = 32;

/** 10 ms: nobody notices it behind a provider's own second or two, and a burst of deliveries shares its syncs. */
const GATHER_MS = 10;

/** Works on stored deliveries. */
export function drainInbox(deps: WorkerDeps): QueueConsumer {
  const queue = inboxOf(deps);
  return createQueueConsumer({
    size: DELIVERIES_AT_ONCE,
    gatherMs: GATHER_MS,
    log: deps.log,
    claim: async (limit) => {
      const lease = newLease(deps);
      const rows = await claimInbox(deps.database, { now: deps.clock.now(), ...lease, limit });
      return rows.map((row) => ({ row, lease: lease.lease }));
    },
    run: ({ row, lease }) => workOff(deps, queue, row, lease),
  });
}

function inboxOf(deps: WorkerDeps): Queue<RawInboxRow, ReadDelivery> {
  const db = deps.database.kysely;
  const complete = groupWrites(async (rows: readonly { readonly id: number; readonly lease: string }[]) => {
    const completed = await completeInbox(db, rows, deps.clock.now());
    return ({ id }) => completed.has(id);
  });
  return {
    name: "inbox",
    noun: "delivery",
    about: ({ id, event_type }) => ({ inboxId: id, eventType: event_type }),
    typeOf: ({ source }) => source,
    decode: readDelivery,
    run: (delivery) => handleDelivery(deps, delivery),
    complete: ({ id }, lease) => complete({ id, lease }),
    fail: ({ id }, lease, failure) => failInbox(db, id, lease, failure),
  };
}

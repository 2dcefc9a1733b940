import { claimInbox, completeInbox, failInbox, type RawInboxRow } from "../../db/queue/inbox.ts";
import type { Arrivals } from "../../db/queue/inbox-intake.ts";
import { newLease } from "../booking/lease.ts";
import type { LoopGate } from "./create-loop-gate.ts";
import { createQueueConsumer, type QueueConsumer } from "./create-queue-consumer.ts";
import { groupWrites } from "./group-writes.ts";
import { handleDelivery, readDelivery, type ReadDelivery } from "./handlers/handle-delivery.ts";
import { traceDelivery } from "./trace-row.ts";
import { workOff, type Held, type Queue } from "./work-off.ts";
import type { WorkerDeps } from "./worker-deps.ts";

/** 64 at once: a delivery is one or two reads at a provider. Half of the places are never claimed for: they are for what is just coming in. */
const DELIVERIES_AT_ONCE = 64;
const CLAIM_MAX = 32;

/** 10 ms: nobody notices it behind a provider's own second or two, and a burst of deliveries shares its syncs. */
const GATHER_MS = 10;

/** Works on stored deliveries, also as those who have just stored them give them over. */
export interface InboxConsumer extends QueueConsumer {
  readonly arrivals: Arrivals;
}

/** Works on stored deliveries, as many at once as go through the gate. */
export function drainInbox(deps: WorkerDeps, gate: LoopGate): InboxConsumer {
  const queue = inboxOf(deps, gate);
  const consumer = createQueueConsumer<Held<RawInboxRow>>({
    size: DELIVERIES_AT_ONCE,
    claimMax: CLAIM_MAX,
    areIndependent: true,
    gatherMs: GATHER_MS,
    log: deps.log,
    claim: async (limit) => {
      const lease = newLease(deps);
      const rows = await claimInbox(deps.database, { now: deps.clock.now(), ...lease, limit });
      return rows.map((row) => ({ row, lease: lease.lease }));
    },
    run: (held, free) => workOff(deps, queue, held, free),
  });
  return {
    ...consumer,
    arrivals: {
      reserve(count) {
        const places = consumer.reserve(count);
        return places === 0 ? null : { places, ...newLease(deps) };
      },
      take({ places, lease }, rows) {
        consumer.take(
          rows.map((row) => ({ row, lease })),
          places - rows.length,
        );
      },
      wake: () => consumer.wake(),
    },
  };
}

function inboxOf(deps: WorkerDeps, gate: LoopGate): Queue<RawInboxRow, ReadDelivery> {
  const db = deps.database.kysely;
  const complete = groupWrites(
    GATHER_MS,
    async (rows: readonly { readonly id: number; readonly lease: string }[]) => {
      const completed = await completeInbox(deps.database, rows, deps.clock.now());
      return ({ id }) => completed.has(id);
    },
  );
  return {
    name: "inbox",
    noun: "delivery",
    about: ({ id, event_type }) => ({ inboxId: id, eventType: event_type }),
    typeOf: ({ source }) => source,
    decode: readDelivery,
    run: (delivery) =>
      gate.through(() => traceDelivery(deps, delivery, () => handleDelivery(deps, delivery))),
    complete: ({ id }, lease) => complete({ id, lease }),
    fail: ({ id }, lease, failure) => failInbox(db, id, lease, failure),
  };
}

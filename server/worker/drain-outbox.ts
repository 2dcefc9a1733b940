import {
  claimOutbox,
  completeEffect,
  failEffect,
  findRawEffect,
  readOutboxRow,
  type OutboxRow,
  type RawOutboxRow,
} from "../../db/queue/outbox.ts";
import { newLease } from "../booking/lease.ts";
import type { EffectKey, EffectType } from "../domain/booking/booking-effect.ts";
import type { BookingId } from "../domain/values/ids.ts";
import type { LoopGate } from "./create-loop-gate.ts";
import { createQueueConsumer, type QueueConsumer } from "./create-queue-consumer.ts";
import { handleEffect } from "./handlers/handle-effect.ts";
import { traceEffect } from "./trace-row.ts";
import { workOff, type Queue } from "./work-off.ts";
import type { WorkerDeps } from "./worker-deps.ts";

/** 8 at once: enough to hide the providers' latency, far below their rate limits. */
const EFFECTS_AT_ONCE = 8;

/** What these bring stands on the booking's page, beside its state: Calendly's page, Stripe's, and whether money is still to go back. */
const SHOWN_EFFECTS: readonly string[] = [
  "createSchedulingLink",
  "openCheckout",
  "requestRefund",
] satisfies EffectType[];

/** Carries out the effects in the outbox, as many at once as go through the gate. */
export function drainOutbox(deps: WorkerDeps, gate: LoopGate): QueueConsumer {
  const queue = outboxOf(deps, gate);
  return createQueueConsumer({
    size: EFFECTS_AT_ONCE,
    gatherMs: 0,
    log: deps.log,
    claim: async (limit) => {
      const lease = newLease(deps);
      const rows = await claimOutbox(deps.database, { now: deps.clock.now(), ...lease, limit });
      return rows.map((row) => ({ row, lease: lease.lease }));
    },
    run: (held) => workOff(deps, queue, held),
  });
}

/** One row under the lease that it was inserted with. False when it failed, or when the lease was lost meanwhile. */
export async function runLeasedEffect(deps: WorkerDeps, key: EffectKey, lease: string): Promise<boolean> {
  const row = await findRawEffect(deps.database.kysely, key);
  if (row?.lease !== lease || row.completed_at !== null) return false;
  return workOff(deps, outboxOf(deps, null), { row, lease });
}

/** @param gate null for what somebody waits for. */
function outboxOf(deps: WorkerDeps, gate: LoopGate | null): Queue<RawOutboxRow, OutboxRow> {
  const db = deps.database.kysely;
  const tellPage = ({ booking_id: bookingId, type }: RawOutboxRow) => {
    if (SHOWN_EFFECTS.includes(type)) deps.bookingChanged?.(bookingId as BookingId);
  };
  const carryOut = (row: OutboxRow) => traceEffect(deps, row, () => handleEffect(deps, row));
  return {
    name: "outbox",
    noun: "effect",
    about: ({ key, type }) => ({ effectKey: key, effect: type }),
    typeOf: ({ type }) => type,
    decode: readOutboxRow,
    run: (row) => (gate === null ? carryOut(row) : gate.through(() => carryOut(row))),
    async complete(row, lease) {
      const completed = await completeEffect(db, row.key as EffectKey, lease, deps.clock.now());
      tellPage(row);
      // Others may have waited for this one: a time is released only after its checkout is closed.
      deps.wakeWorker();
      return completed;
    },
    async fail(row, lease, failure) {
      const failed = await failEffect(db, row.key as EffectKey, lease, failure);
      tellPage(row);
      return failed;
    },
  };
}

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
import type { EffectKey } from "../domain/booking/booking-effect.ts";
import type { LoopGate } from "./create-loop-gate.ts";
import { createQueueConsumer, type QueueConsumer } from "./create-queue-consumer.ts";
import { handleEffect } from "./handlers/handle-effect.ts";
import { traceEffect } from "./trace-row.ts";
import { workOff, type Queue } from "./work-off.ts";
import type { WorkerDeps } from "./worker-deps.ts";

/** 8 at once: enough to hide the providers' latency, far below their rate limits. */
const EFFECTS_AT_ONCE = 8;

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
  const carryOut = (row: OutboxRow) => traceEffect(deps, row, () => handleEffect(deps, row));
  return {
    name: "outbox",
    noun: "effect",
    about: ({ key, type }) => ({ effectKey: key, effect: type }),
    typeOf: ({ type }) => type,
    decode: readOutboxRow,
    run: (row) => (gate === null ? carryOut(row) : gate.through(() => carryOut(row))),
    async complete({ key }, lease) {
      const completed = await completeEffect(db, key as EffectKey, lease, deps.clock.now());
      // Others may have waited for this one: a time is released only after its checkout is closed.
      deps.wakeWorker();
      return completed;
    },
    fail: ({ key }, lease, failure) => failEffect(db, key as EffectKey, lease, failure),
  };
}

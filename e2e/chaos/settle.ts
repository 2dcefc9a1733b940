import type { Queryable } from "../../db/open-database.ts";
import { invariant } from "../../server/domain/invariant.ts";
import type { SandboxControl } from "../wire/sandbox-control.ts";
import type { Guest } from "./enter-app.ts";
import { pause, untilSeen } from "./pause.ts";

interface World {
  readonly sandbox: SandboxControl;
  readonly operator: Guest;
  readonly db: Queryable;
  readonly onStep: (step: string) => void;
}

/** 20 min: past every lease, and past the longest pause between two tries. */
const TRY_AGAIN_MINUTES = 20;
/** A little more than a hold lasts. */
const HOLD_MINUTES = 32;
/** 25 h: who has picked no time by then has given up. */
const GIVEN_UP_MINUTES = 25 * 60;
/** 50 ms between two looks at the queues, which are empty at several looks in a row before it counts as quiet. */
const LOOK_MS = 50;
const QUIET_LOOKS = 3;
/** 200 looks, some ten seconds: what is not done by then waits for its time, which the clock is moved to. */
const LOOKS_PER_STEP = 200;
const STEPS_MAX = 30;
/** 2 min of real time for a run over some hundred bookings. */
const RUN_MS_MAX = 120_000;

/** With everybody in order again: lets everything come to rest, be reconciled, and come to rest again. */
export async function settle(world: World): Promise<void> {
  const stages = [
    [TRY_AGAIN_MINUTES, "retries"],
    [HOLD_MINUTES, "holds"],
    [GIVEN_UP_MINUTES, "bookings nobody went on with"],
    [TRY_AGAIN_MINUTES, "what that has set off"],
  ] as const;
  for (const [minutes, what] of stages) {
    await world.sandbox.advance({ minutes });
    await untilQuiet(world);
    await reconcileOnce(world);
    await untilQuiet(world);
    world.onStep(`Settled: ${what}`);
  }
}

async function reconcileOnce({ operator }: World): Promise<void> {
  const { id } = await operator.api.operations.startReconciliation.mutate();
  const done = await untilSeen(RUN_MS_MAX, async () => {
    const { run } = await operator.api.operations.reconciliation.query();
    return run?.id === id && run.finishedAt !== null ? run : null;
  });
  invariant(done !== null, "the reconciler has finished");
}

/** Rejects when something is still in the queues after hours of the sandbox's time. */
async function untilQuiet({ sandbox, db }: World): Promise<void> {
  for (let step = 0; step < STEPS_MAX; step++) {
    let quietLooks = 0;
    for (let look = 0; look < LOOKS_PER_STEP; look++) {
      await sandbox.untilPostIsIdle();
      quietLooks = (await countWaiting(db)) === 0 ? quietLooks + 1 : 0;
      if (quietLooks === QUIET_LOOKS) return;
      await pause(LOOK_MS);
    }
    await sandbox.advance({ minutes: 5 });
  }
  throw new Error("The app does not come to rest.");
}

async function countWaiting(db: Queryable): Promise<number> {
  const waiting = (table: "inbox" | "outbox") =>
    db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll().as("count"))
      .where("completed_at", "is", null)
      .where("dead_at", "is", null);
  const deliveries = await waiting("inbox").executeTakeFirstOrThrow();
  // A reminder waits for its time, however quiet everything else is.
  const orders = await waiting("outbox").where("type", "<>", "remindToPay").executeTakeFirstOrThrow();
  return Number(deliveries.count) + Number(orders.count);
}

import type { Arrivals } from "../../db/queue/inbox-intake.ts";
import type { BookingDeps } from "../booking/booking-deps.ts";
import type { Hold, RunEffectNow } from "../ports.ts";
import { createLoopGate } from "./create-loop-gate.ts";
import { deliverWebhooks } from "./deliver-webhooks.ts";
import { drainInbox } from "./drain-inbox.ts";
import { drainOutbox, runLeasedEffect } from "./drain-outbox.ts";
import { orderEvents } from "./order-events.ts";
import { runSchedule, type ScheduledTask } from "./run-schedule.ts";
import { createScheduledRuns } from "./scheduled-runs.ts";
import { sweepDeadlines } from "./sweep-deadlines.ts";
import type { WorkerDeps } from "./worker-deps.ts";

/** 1 s: how late a deadline or a retry may be noticed when nothing wakes the worker earlier. */
const TICK_MS = 1_000;

/** Of deliveries and effects at once: all that their consumers have places for, and so few that each turn of a busy loop stays short. */
const AT_ONCE = { least: 2, most: 72 };

export interface Worker {
  /** Begins to work, also on what an earlier process left. */
  start(): void;
  /** Says that rows may be waiting; returns at once. Does nothing before `start`. */
  wake(): void;
  /** The same to the workers of all processes: for whoever has committed some. */
  wakeAll(): void;
  /** As `wake`, for deliveries alone: they come by the thousand, and whatever they lead to says so itself. */
  wakeInbox(): void;
  /** Takes deliveries over from whoever writes them, who need not wake anybody then. Has no places before `start`, nor while it is held. */
  readonly arrivals: Arrivals;
  readonly runEffectNow: RunEffectNow;
  /** Finishes the leased rows, then stops. */
  stop(): Promise<void>;
}

/** What the worker has to know of the process that it is in, and of the others. */
interface HostProcess {
  /** While it is not free, nothing runs but the tasks that run `whileHeld`. */
  readonly hold: Hold;
  /** Tells the other processes that rows wait. */
  readonly wakeOthers: () => void;
  /** Whether somebody waits for an answer of this process: the worker then leaves the event loop free for it. */
  readonly isAwaited: () => boolean;
}

/**
 * Handles deliveries, carries out effects, watches deadlines, puts events in order and sends them to webhook endpoints, each with a queue consumer of
 * its own. Everything that it needs is in the database, so that a process that dies loses nothing, and several processes (on PostgreSQL) share the
 * work by leases.
 * @param scheduleOf tasks that run on a schedule, with a queue consumer of their own; a task that is `alone` has another.
 */
export function createWorker(
  given: Omit<WorkerDeps, "wakeWorker">,
  scheduleOf: (deps: WorkerDeps) => readonly ScheduledTask[],
  { hold, wakeOthers, isAwaited }: HostProcess,
): Worker {
  const deps: WorkerDeps = { ...given, wakeWorker: wakeAll };
  const tasks = scheduleOf(deps);
  const runs = createScheduledRuns(deps);
  const gate = createLoopGate({ ...AT_ONCE, isAwaited });
  const inbox = drainInbox(deps, gate);
  const whileHeld = tasks.filter((task) => task.whileHeld === true);
  const whenFree = tasks.filter((task) => task.whileHeld !== true);
  const together = whenFree.filter(({ alone }) => alone !== true);
  const alone = whenFree.filter((task) => task.alone === true);
  const schedule = (group: readonly ScheduledTask[]) =>
    runSchedule({ clock: deps.clock, log: deps.log, tasks: group, runs });
  const always = whileHeld.map((task) => schedule([task]));
  const consumers = [
    inbox,
    drainOutbox(deps, gate),
    sweepDeadlines(deps),
    orderEvents(deps),
    deliverWebhooks(deps, "healthy"),
    deliverWebhooks(deps, "failing"),
    ...[together, ...alone.map((task) => [task])].map(schedule),
  ];
  const inline = new Set<Promise<boolean>>();
  let timer: NodeJS.Timeout | undefined;

  function wake(): void {
    if (timer === undefined) return;
    outsideOfTraces(() => {
      for (const consumer of always) consumer.wake();
      if (hold.isFree()) for (const consumer of consumers) consumer.wake();
      else void lookAgain();
    });
  }

  /** What the worker begins belongs to no request, though one may have woken it. */
  function outsideOfTraces(work: () => void): void {
    if (deps.tracing === undefined) work();
    else deps.tracing.within(null, work);
  }

  async function lookAgain(): Promise<void> {
    // Where the database does not answer, the next tick asks again.
    if (await hold.look().catch(() => false)) wake();
  }

  function wakeInbox(): void {
    if (timer !== undefined && hold.isFree()) outsideOfTraces(() => inbox.wake());
  }

  function wakeAll(): void {
    wake();
    wakeOthers();
  }

  return {
    start() {
      timer = setInterval(wake, TICK_MS);
      wake();
    },
    wake,
    wakeAll,
    wakeInbox,
    arrivals: {
      ...inbox.arrivals,
      reserve: (count) => (hold.isFree() ? inbox.arrivals.reserve(count) : null),
      wake: wakeInbox,
    },
    async runEffectNow(key, lease) {
      if (!(await hold.look())) return false;
      const run = runLeasedEffect(deps, key, lease);
      inline.add(run);
      try {
        return await run;
      } finally {
        inline.delete(run);
      }
    },
    async stop() {
      clearInterval(timer);
      timer = undefined;
      await Promise.all([
        ...[...always, ...consumers].map((consumer) => consumer.stop()),
        Promise.allSettled(inline),
      ]);
    },
  };
}

/** Use cases with this worker behind them. */
export function useCaseDeps(given: Omit<WorkerDeps, "wakeWorker">, worker: Worker): BookingDeps {
  const { mailer: _mailer, operators: _operators, countHandled: _countHandled, ...shared } = given;
  return { ...shared, wakeWorker: () => worker.wakeAll(), runEffectNow: worker.runEffectNow };
}

import { minutesBetween, type Instant } from "../domain/values/instant.ts";
import type { Clock, Log } from "../ports.ts";
import type { QueueConsumer } from "./create-queue-consumer.ts";
import { describeError } from "./retry-delay.ts";
import type { ScheduledRuns } from "./scheduled-runs.ts";

/** 1 min: how late a process notices that a task of all has become due, or was left by one that died. */
const LOOK_MINUTES = 1;

/** A task that runs on a schedule. Safe to run at any time: the task itself finds in the database what is due. */
export interface ScheduledTask {
  readonly name: string;
  readonly everyMinutes: number;
  /** A long task: it gets a queue consumer of its own, so that the others do not wait for it. */
  readonly alone?: boolean;
  /**
   * Present: each process runs it as often, because it is about the process itself, or takes its rows one by one. Absent: it runs once among all
   * processes, wherever it was begun last.
   */
  readonly inEachProcess?: true;
  /** Runs while the installation is held, too, with a queue consumer of its own. */
  readonly whileHeld?: boolean;
  /** The signal says that the process stops: a long task ends as soon as it can, and goes on next time. */
  readonly run: (signal: AbortSignal) => Promise<unknown>;
}

/**
 * Runs tasks, each when it is first due and then as often as it wants, by the app's own clock; one at a time, so that they share one place. A task
 * that fails is logged, and comes again at its next turn.
 */
export function runSchedule(deps: {
  readonly clock: Clock;
  readonly log: Log;
  readonly tasks: readonly ScheduledTask[];
  readonly runs: ScheduledRuns;
}): QueueConsumer {
  const lookedAt = new Map<string, Instant>();
  let running: Promise<void> | null = null;
  const stopping = new AbortController();
  const { signal } = stopping;

  /** When a task of all was begun last stands in the database: this process only looks, and more often than it runs. */
  function everyMinutesHere({ everyMinutes, inEachProcess }: ScheduledTask): number {
    return inEachProcess === true ? everyMinutes : Math.min(everyMinutes, LOOK_MINUTES);
  }

  function mayBeDue(task: ScheduledTask): boolean {
    const last = lookedAt.get(task.name);
    return last === undefined || Math.abs(minutesBetween(last, deps.clock.now())) >= everyMinutesHere(task);
  }

  async function runOne(task: ScheduledTask): Promise<void> {
    if (task.inEachProcess === true) {
      await task.run(signal);
      return;
    }
    const end = await deps.runs.begin(task);
    if (end === null) return;
    try {
      await task.run(signal);
    } finally {
      await end();
    }
  }

  async function runDue(): Promise<void> {
    for (const task of deps.tasks) {
      if (signal.aborted || !mayBeDue(task)) continue;
      lookedAt.set(task.name, deps.clock.now());
      try {
        await runOne(task);
      } catch (error) {
        deps.log.error({ task: task.name, reason: describeError(error) }, "a scheduled task failed");
      }
    }
  }

  return {
    wake() {
      if (signal.aborted || running !== null || !deps.tasks.some(mayBeDue)) return;
      running = runDue().finally(() => {
        running = null;
      });
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

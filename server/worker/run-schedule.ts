import { minutesBetween, type Instant } from "../domain/values/instant.ts";
import type { Clock, Log } from "../ports.ts";
import type { QueueConsumer } from "./create-queue-consumer.ts";
import { describeError } from "./retry-delay.ts";

/** A task that runs on a schedule. Safe to run at any time: the task itself finds in the database what is due. */
export interface ScheduledTask {
  readonly name: string;
  readonly everyMinutes: number;
  /** A long task: it gets a queue consumer of its own, so that the others do not wait for it. */
  readonly alone?: boolean;
  /** The signal says that the process stops: a long task ends as soon as it can, and goes on next time. */
  readonly run: (signal: AbortSignal) => Promise<unknown>;
}

/**
 * Runs tasks, each when it is first woken and then as often as it wants, by the app's own clock; one at a time, so that they share one
 * place. A task that fails is logged, and comes again at its next turn.
 */
export function runSchedule(deps: {
  readonly clock: Clock;
  readonly log: Log;
  readonly tasks: readonly ScheduledTask[];
}): QueueConsumer {
  const begunAt = new Map<string, Instant>();
  let running: Promise<void> | null = null;
  const stopping = new AbortController();
  const { signal } = stopping;

  function isDue(task: ScheduledTask): boolean {
    const last = begunAt.get(task.name);
    return last === undefined || minutesBetween(last, deps.clock.now()) >= task.everyMinutes;
  }

  async function runDue(): Promise<void> {
    for (const task of deps.tasks) {
      if (signal.aborted || !isDue(task)) continue;
      begunAt.set(task.name, deps.clock.now());
      try {
        await task.run(signal);
      } catch (error) {
        deps.log.error({ task: task.name, reason: describeError(error) }, "a scheduled task failed");
      }
    }
  }

  return {
    wake() {
      if (signal.aborted || running !== null || !deps.tasks.some(isDue)) return;
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

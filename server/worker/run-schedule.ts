import { minutesBetween, type Instant } from "../domain/instant.ts";
import type { Clock, Log } from "../ports.ts";
import type { Lane } from "./create-lane.ts";
import { describeError } from "./retry-delay.ts";

/** Something that has to be done again and again. Safe to run at any time: what is really due, the task itself finds in the database. */
export interface ScheduledTask {
  readonly name: string;
  readonly everyMinutes: number;
  readonly run: () => Promise<unknown>;
}

/**
 * Runs tasks, each when it is first woken and then as often as it wants, by the app's own clock; one at a time, so that they share one
 * place. A task that fails is logged, and comes again at its next turn.
 */
export function runSchedule(deps: {
  readonly clock: Clock;
  readonly log: Log;
  readonly tasks: readonly ScheduledTask[];
}): Lane {
  const begunAt = new Map<string, Instant>();
  let running: Promise<void> | null = null;
  let stopped = false;

  function isDue(task: ScheduledTask): boolean {
    const last = begunAt.get(task.name);
    return last === undefined || minutesBetween(last, deps.clock.now()) >= task.everyMinutes;
  }

  async function runDue(): Promise<void> {
    for (const task of deps.tasks) {
      if (stopped || !isDue(task)) continue;
      begunAt.set(task.name, deps.clock.now());
      try {
        await task.run();
      } catch (error) {
        deps.log.error({ task: task.name, reason: describeError(error) }, "a scheduled task failed");
      }
    }
  }

  return {
    wake() {
      if (stopped || running !== null || !deps.tasks.some(isDue)) return;
      running = runDue().finally(() => {
        running = null;
      });
    },
    async stop() {
      stopped = true;
      await running;
    },
  };
}

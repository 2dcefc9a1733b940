import { beginScheduledRun, endScheduledRun, renewScheduledRun } from "../../db/operations/scheduled-runs.ts";
import { addMinutes } from "../domain/values/instant.ts";
import { describeError } from "./retry-delay.ts";
import type { WorkerDeps } from "./worker-deps.ts";

/** 5 min: how long a task waits whose process has died in the middle of it. */
const LEASE_MINUTES = 5;
/** 1 min of real time: several renewals may fail before the lease is over. */
const RENEWED_EVERY_MS = 60_000;

/** Decides which process runs a task of the schedule. */
export interface ScheduledRuns {
  /** Null when the task is not due, or another process runs it. Else it is this process's until the function is called, which never rejects. */
  begin(task: {
    readonly name: string;
    readonly everyMinutes: number;
  }): Promise<(() => Promise<void>) | null>;
}

/** Once among all processes, as rows: a process that dies in a run leaves it to the next after the lease. */
export function createScheduledRuns(
  deps: Pick<WorkerDeps, "database" | "clock" | "randomBytes" | "log">,
): ScheduledRuns {
  const db = deps.database.kysely;
  const leasedUntil = () => addMinutes(deps.clock.now(), LEASE_MINUTES);
  return {
    async begin({ name: task, everyMinutes }) {
      const lease = Buffer.from(deps.randomBytes(12)).toString("hex");
      const now = deps.clock.now();
      const isOurs = await beginScheduledRun(db, {
        task,
        everyMinutes,
        now,
        lease,
        leasedUntil: leasedUntil(),
      });
      if (!isOurs) return null;
      const warn = (error: unknown) =>
        deps.log.warn(
          { task, reason: describeError(error) },
          "the lease of a scheduled task was not written",
        );
      const timer = setInterval(() => {
        renewScheduledRun(db, { task, lease, leasedUntil: leasedUntil() }).catch(warn);
      }, RENEWED_EVERY_MS);
      timer.unref();
      return async () => {
        clearInterval(timer);
        await endScheduledRun(db, { task, lease }).catch(warn);
      };
    },
  };
}

import { describeError } from "./retry-delay.ts";
import type { Log } from "../ports.ts";

export interface Lane {
  /** Says that rows may be waiting; returns at once. */
  wake(): void;
  /** Takes no more rows, and resolves when those in hand are done. */
  stop(): Promise<void>;
}

/**
 * Works on claimed rows, at most `size` at a time; a slow one holds up its own place only. `claim` takes up to that many rows under a
 * lease; `run` never rejects for what is the row's own fault.
 */
export function createLane<Row>(lane: {
  readonly size: number;
  /** How long rows are gathered before each claim, so that what comes close together costs one write; 0 for the end of this turn. */
  readonly gatherMs: number;
  readonly claim: (limit: number) => Promise<readonly Row[]>;
  readonly run: (row: Row) => Promise<unknown>;
  readonly log: Log;
}): Lane {
  const running = new Set<Promise<unknown>>();
  let claiming: Promise<void> | null = null;
  let wokenAgain = false;
  let stopped = false;

  function wake(): void {
    wokenAgain = true;
    if (stopped || claiming !== null) return;
    claiming = claimWhileThereIsRoom().finally(() => {
      claiming = null;
      // Woken between the last claim and here.
      if (wokenAgain && running.size < lane.size) wake();
    });
  }

  async function claimWhileThereIsRoom(): Promise<void> {
    while (wokenAgain && !stopped && running.size < lane.size) {
      wokenAgain = false;
      await new Promise((resolve) =>
        lane.gatherMs === 0 ? setImmediate(resolve) : setTimeout(resolve, lane.gatherMs),
      );
      if (isStopped()) return;
      try {
        const rows = await lane.claim(lane.size - running.size);
        for (const row of rows) start(row);
        if (rows.length > 0) wokenAgain = true;
      } catch (error) {
        // A database that is away for a moment: the next wake tries again.
        lane.log.error({ reason: describeError(error) }, "rows could not be claimed");
      }
    }
  }

  function isStopped(): boolean {
    return stopped;
  }

  function start(row: Row): void {
    const promise = lane
      .run(row)
      .catch((error: unknown) =>
        lane.log.error({ reason: describeError(error) }, "a row could not be settled"),
      )
      .finally(() => {
        running.delete(promise);
        wake();
      });
    running.add(promise);
  }

  return {
    wake,
    async stop() {
      stopped = true;
      await claiming;
      await Promise.all(running);
    },
  };
}

import { describeError } from "./retry-delay.ts";
import type { Log } from "../ports.ts";

export interface QueueConsumer {
  /** Says that rows may be waiting; returns at once. */
  wake(): void;
  /** Takes no more rows, and resolves when the leased ones are done. */
  stop(): Promise<void>;
}

/**
 * Works on claimed rows, at most `size` at a time; a slow one blocks only its own place. `claim` takes up to that many rows under a lease; `run`
 * never rejects for what is the row's own fault.
 */
export function createQueueConsumer<Row>(consumer: {
  readonly size: number;
  /** How long rows are gathered before each claim, so that what comes close together costs one write; 0 for the end of this turn. */
  readonly gatherMs: number;
  readonly claim: (limit: number) => Promise<readonly Row[]>;
  readonly run: (row: Row) => Promise<unknown>;
  readonly log: Log;
}): QueueConsumer {
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
      if (wokenAgain && running.size < consumer.size) wake();
    });
  }

  async function claimWhileThereIsRoom(): Promise<void> {
    while (wokenAgain && !stopped && running.size < consumer.size) {
      wokenAgain = false;
      await new Promise((resolve) =>
        consumer.gatherMs === 0 ? setImmediate(resolve) : setTimeout(resolve, consumer.gatherMs),
      );
      if (isStopped()) return;
      try {
        const rows = await consumer.claim(consumer.size - running.size);
        for (const row of rows) start(row);
        if (rows.length > 0) wokenAgain = true;
      } catch (error) {
        // The database does not answer for a moment: the next wake tries again.
        consumer.log.error({ reason: describeError(error) }, "rows could not be claimed");
      }
    }
  }

  function isStopped(): boolean {
    return stopped;
  }

  function start(row: Row): void {
    const promise = consumer
      .run(row)
      .catch((error: unknown) =>
        consumer.log.error({ reason: describeError(error) }, "a row could not be settled"),
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

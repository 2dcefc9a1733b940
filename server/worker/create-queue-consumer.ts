import { describeError } from "./retry-delay.ts";
import type { Log } from "../ports.ts";

export interface QueueConsumer {
  /** Says that rows may be waiting; returns at once. */
  wake(): void;
  /** Takes no more rows, and resolves when the leased ones are done. */
  stop(): Promise<void>;
}

/** A consumer that also takes rows which were never without a lease: whoever writes them asks for places first. */
export interface TakingConsumer<Row> extends QueueConsumer {
  /**
   * Keeps up to this many places for rows that are about to be written under a lease, and says how many. None before the first wake, after the
   * stop, and while older rows wait. Each is given back by `take`.
   */
  reserve(count: number): number;
  /** Begins with these rows, each in a place that was reserved, and frees the places that were not needed. */
  take(rows: readonly Row[], unused: number): void;
}

/**
 * Works on claimed rows, at most `size` at a time; a slow one blocks only its own place. `claim` takes up to that many rows under a lease; `run`
 * never rejects for what is the row's own fault.
 */
export function createQueueConsumer<Row>(consumer: {
  readonly size: number;
  /** How many rows one claim takes at most; absent: as many as there are places for. What it leaves is for rows that come with a lease. */
  readonly claimMax?: number;
  /** Whether the end of one row never makes another one due; then it is no reason to look. */
  readonly areIndependent?: boolean;
  /** How long rows are gathered before each claim, so that what comes close together costs one write; 0 for the end of this turn. */
  readonly gatherMs: number;
  readonly claim: (limit: number) => Promise<readonly Row[]>;
  /** Calls `free` as soon as only the outcome is to be written down: another row may then have the place. */
  readonly run: (row: Row, free: () => void) => Promise<unknown>;
  readonly log: Log;
}): TakingConsumer<Row> {
  const running = new Set<Promise<unknown>>();
  /** Of the places, those of rows that are being worked on, and those that are kept for rows being written or claimed. */
  let busy = 0;
  let kept = 0;
  let claiming: Promise<void> | null = null;
  let wokenAgain = false;
  /** Whether a claim found fewer rows than it had places for, and none has been left waiting since. */
  let isCaughtUp = false;
  let stopped = false;
  let whenNoneIsKept: (() => void) | null = null;

  function room(): number {
    return consumer.size - busy - kept;
  }

  function wake(): void {
    wokenAgain = true;
    if (stopped || claiming !== null) return;
    claiming = claimWhileThereIsRoom().finally(() => {
      claiming = null;
      // Woken between the last claim and here.
      if (wokenAgain && room() > 0) wake();
    });
  }

  async function claimWhileThereIsRoom(): Promise<void> {
    while (wokenAgain && !stopped && room() > 0) {
      wokenAgain = false;
      await new Promise((resolve) =>
        consumer.gatherMs === 0 ? setImmediate(resolve) : setTimeout(resolve, consumer.gatherMs),
      );
      if (isStopped()) return;
      const limit = Math.min(room(), consumer.claimMax ?? Infinity);
      if (limit <= 0) {
        wokenAgain = true;
        return;
      }
      kept += limit;
      try {
        const rows = await consumer.claim(limit);
        for (const row of rows) start(row);
        isCaughtUp = rows.length < limit;
        if (rows.length > 0) wokenAgain = true;
      } catch (error) {
        // The database does not answer for a moment: the next wake tries again.
        consumer.log.error({ reason: describeError(error) }, "rows could not be claimed");
      } finally {
        keepNoMore(limit);
      }
    }
  }

  function isStopped(): boolean {
    return stopped;
  }

  function keepNoMore(places: number): void {
    kept -= places;
    if (kept === 0) whenNoneIsKept?.();
  }

  function start(row: Row): void {
    busy += 1;
    let isFree = false;
    const free = () => {
      if (isFree) return;
      isFree = true;
      busy -= 1;
      if (wokenAgain || !isCaughtUp || consumer.areIndependent !== true) wake();
    };
    const promise = consumer
      .run(row, free)
      .catch((error: unknown) =>
        consumer.log.error({ reason: describeError(error) }, "a row could not be settled"),
      )
      .finally(() => {
        running.delete(promise);
        free();
      });
    running.add(promise);
  }

  return {
    wake,
    reserve(count) {
      const places = stopped || !isCaughtUp ? 0 : Math.max(0, Math.min(count, room()));
      if (places < count) isCaughtUp = false;
      kept += places;
      return places;
    },
    take(rows, unused) {
      for (const row of rows) start(row);
      keepNoMore(rows.length + unused);
    },
    async stop() {
      stopped = true;
      await claiming;
      if (kept > 0) await new Promise<void>((resolve) => (whenNoneIsKept = resolve));
      await Promise.all(running);
    },
  };
}

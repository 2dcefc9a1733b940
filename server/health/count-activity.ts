import { addActivity, type ActivityCount } from "../../db/health/activity-counts.ts";
import type { Database } from "../../db/core/open-database.ts";
import { activityMinuteOf } from "../domain/health/activity.ts";
import type { Activity, Clock, Log } from "../ports.ts";

/** 5 s: how much is lost when the process dies; one small write whatever the traffic. */
const FLUSH_MS = 5_000;

export interface ActivityCounter extends Activity {
  /** Writes what has been counted. Never rejects. */
  flush(): Promise<void>;
  /** Writes the rest and ends the timer. Safe to call twice. */
  stop(): Promise<void>;
}

/** Counts in memory and writes every few seconds. What could not be written is counted with what comes next. */
export function createActivityCounter({
  database,
  clock,
  log,
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
}): ActivityCounter {
  let counted = new Map<string, ActivityCount>();
  let flushing = Promise.resolve();
  const timer = setInterval(() => void flush(), FLUSH_MS);
  timer.unref();

  function add(more: ActivityCount): void {
    const key = `${more.minute} ${more.kind} ${more.label}`;
    counted.set(key, { ...more, count: more.count + (counted.get(key)?.count ?? 0) });
  }

  async function write(): Promise<void> {
    if (counted.size === 0) return;
    const written = [...counted.values()];
    counted = new Map();
    try {
      await addActivity(database.kysely, written);
    } catch (error) {
      for (const one of written) add(one);
      log.warn({ error }, "Counts of what happened could not be written yet");
    }
  }

  /** One at a time, so that nothing is written twice. */
  function flush(): Promise<void> {
    flushing = flushing.then(write);
    return flushing;
  }

  return {
    count(kind, label) {
      add({ minute: activityMinuteOf(clock.now()), kind, label, count: 1 });
    },
    flush,
    stop() {
      clearInterval(timer);
      return flush();
    },
  };
}

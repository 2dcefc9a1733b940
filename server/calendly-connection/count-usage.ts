import { addUsage, updateRates, type RateRow, type UsageRow } from "../../db/calendly/calendly-usage.ts";
import type { Database } from "../../db/core/open-database.ts";
import type { CalendlyConnectionId } from "../domain/values/ids.ts";
import type { CalendlyUsage, Clock, Log } from "../ports.ts";
import { dayOf, findKeyTrouble } from "./subscription/find-key-trouble.ts";

/** 5 s: how much of the figures is lost when the process dies; one small write whatever the traffic. */
const FLUSH_MS = 5_000;

export interface UsageCounter extends CalendlyUsage {
  /** Writes what has been counted, and warns of keys that got into trouble since the last time. Never rejects. */
  flush(): Promise<void>;
  /** Writes the rest and ends the timer. Safe to call twice. */
  stop(): Promise<void>;
}

/** Counts in memory and writes every few seconds, so that counting costs a request nothing. */
export function createUsageCounter(deps: {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
}): UsageCounter {
  const { database, clock, log } = deps;
  let calls = new Map<string, UsageRow>();
  let rates = new Map<CalendlyConnectionId, RateRow>();
  let warned = new Set<string>();
  let flushing = Promise.resolve();
  const timer = setInterval(() => void flush(), FLUSH_MS);
  timer.unref();

  async function write(): Promise<void> {
    if (calls.size === 0 && rates.size === 0) return;
    const [counted, seen] = [[...calls.values()], [...rates.values()]];
    calls = new Map();
    rates = new Map();
    try {
      await addUsage(database.kysely, counted);
      await updateRates(database.kysely, seen);
      await warn();
    } catch (error) {
      // Only figures: a database that is away for a moment loses a few seconds of them.
      log.warn({ error }, "Calendly usage could not be written");
    }
  }

  async function warn(): Promise<void> {
    const troubles = await findKeyTrouble(database.kysely, clock.now());
    const named = troubles.map((trouble) => ({ name: `${trouble.kind} ${trouble.connectionId}`, trouble }));
    for (const { name, trouble } of named) {
      if (!warned.has(name)) log.warn({ ...trouble }, "A Calendly key needs a look");
    }
    warned = new Set(named.map(({ name }) => name));
  }

  /** One at a time, so that no figure is written twice. */
  function flush(): Promise<void> {
    flushing = flushing.then(write);
    return flushing;
  }

  return {
    count(connectionId, endpoint, outcome) {
      const lastAt = clock.now();
      const day = dayOf(lastAt);
      const key = `${connectionId} ${day} ${endpoint} ${outcome}`;
      const known = calls.get(key)?.calls ?? 0;
      calls.set(key, { connectionId, day, endpoint, outcome, calls: known + 1, lastAt });
    },
    sawRate(connectionId, rate) {
      rates.set(connectionId, { connectionId, ...rate, seenAt: clock.now() });
    },
    flush,
    stop() {
      clearInterval(timer);
      return flush();
    },
  };
}

import {
  endPause,
  findProviderState,
  movePause,
  writeLimit,
  writePause,
  writeRate,
} from "../../db/operations/provider-states.ts";
import type { Database } from "../../db/core/open-database.ts";
import { laterOf } from "../domain/values/instant.ts";
import type { Clock, Log, ProviderRate, ProviderState, ProviderStates } from "../ports.ts";

/** 1 s: how late one process learns of what another has met. A row is read so often at most, whatever the traffic. */
const KNOWN_MS_MAX = 1_000;
/** 1 s: how often the rate of one subject is written at most. It changes with every answer. */
const RATE_WRITTEN_EVERY_MS = 1_000;

const WELL: ProviderState = { pausedUntil: null, pauses: 0, limitedUntil: null, rate: null };

export interface SharedProviderStates extends ProviderStates {
  /** Writes what is left to write. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * How providers stand, as rows that all processes read and write. @param knownMsMax how old may be what is read, in real time. `nowMs` counts up from
 * anywhere.
 */
export function createProviderStates({
  database,
  clock,
  log,
  knownMsMax = KNOWN_MS_MAX,
  nowMs = () => performance.now(),
}: {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly knownMsMax?: number;
  readonly nowMs?: () => number;
}): SharedProviderStates {
  const db = database.kysely;
  const known = new Map<string, { readonly state: ProviderState; readonly readMs: number }>();
  const reading = new Map<string, Promise<ProviderState>>();
  const unwrittenRates = new Map<string, ProviderRate>();
  let writing: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  let isStopped = false;

  function lastKnown(subject: string): ProviderState {
    return known.get(subject)?.state ?? WELL;
  }

  /** What this process has just done, until it is read again. */
  function note(subject: string, change: Partial<ProviderState>): void {
    known.set(subject, {
      state: { ...lastKnown(subject), ...change },
      readMs: known.get(subject)?.readMs ?? Number.NEGATIVE_INFINITY,
    });
  }

  async function readRow(subject: string): Promise<ProviderState> {
    const before = known.get(subject)?.state;
    let state = lastKnown(subject);
    try {
      state = (await findProviderState(db, subject)) ?? WELL;
    } catch (error) {
      log.warn({ subject, error }, "how a provider stands could not be read");
    }
    // What this process has written meanwhile may be newer than the row that was read.
    if (known.get(subject)?.state === before) known.set(subject, { state, readMs: nowMs() });
    return lastKnown(subject);
  }

  /** What `work` resolves to; `otherwise` when the database does not take it. */
  async function write<Result>(
    subject: string,
    work: () => Promise<Result>,
    otherwise: Result,
  ): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      log.warn({ subject, error }, "how a provider stands could not be written");
      return otherwise;
    }
  }

  async function writeRates(): Promise<void> {
    const rates = [...unwrittenRates];
    unwrittenRates.clear();
    for (const [subject, rate] of rates) await write(subject, () => writeRate(db, subject, rate), undefined);
  }

  function flush(): Promise<void> {
    writing = writing.then(writeRates);
    return writing;
  }

  return {
    async read(subject) {
      const last = known.get(subject);
      if (last !== undefined && nowMs() - last.readMs < knownMsMax) return last.state;
      let read = reading.get(subject);
      if (read === undefined) {
        read = readRow(subject).finally(() => reading.delete(subject));
        reading.set(subject, read);
      }
      return read;
    },
    async pause(subject, { until, pauses }, held) {
      note(subject, { pausedUntil: until, pauses });
      const now = clock.now();
      await write(subject, () => writePause(db, subject, { until, pauses, held, now }), undefined);
    },
    async takeProbe(subject, due, until) {
      const isTaken = await write(subject, () => movePause(db, subject, due, until), true);
      note(subject, { pausedUntil: until });
      return isTaken;
    },
    async resume(subject) {
      note(subject, { pausedUntil: null, pauses: 0 });
      await write(subject, () => endPause(db, subject), undefined);
    },
    async limit(subject, until) {
      const { limitedUntil } = lastKnown(subject);
      if (limitedUntil !== null && limitedUntil >= until) return;
      note(subject, { limitedUntil: limitedUntil === null ? until : laterOf(limitedUntil, until) });
      await write(subject, () => writeLimit(db, subject, until), undefined);
    },
    sawRate(subject, rate) {
      note(subject, { rate });
      unwrittenRates.set(subject, rate);
      if (timer !== null || isStopped) return;
      timer = setTimeout(() => {
        timer = null;
        void flush();
      }, RATE_WRITTEN_EVERY_MS);
      timer.unref();
    },
    stop() {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
      timer = null;
      return flush();
    },
  };
}

import { LRUCache } from "lru-cache";
import {
  listTimesDue,
  listTimesToRead,
  outdateFreeTimes,
  type FreshSince,
  type TimesToRead,
} from "../../db/builders/free-times.ts";
import { listSessionTypes } from "../../db/builders/session-types.ts";
import type { BuilderId, SessionTypeId } from "../domain/values/ids.ts";
import { addMinutes, minutesBetween, type Instant } from "../domain/values/instant.ts";
import type { FreeTimesWatch, Hold } from "../ports.ts";
import { readFreeTimes, type FreeTimesDeps } from "./read-free-times.ts";

/** 20 s: what changed a moment after it was read waits so long, so that a burst of bookings is a few reads. */
const CHANGED_MINUTES = 20 / 60;
/** 1 s of real time: bookings come in twos, as when one is moved. */
const GATHER_MS = 1_000;
/** 1 min: how often this process asks the database whether something that is looked at is to be read. */
const LOOK_MINUTES = 1;
/** 5,000 session types: a megabyte. */
const LOOKED_AT_MAX = 5_000;
/** 60 each minute: a whole day reads 86,400 session types at least once. */
const AHEAD_MAX = 60;

export interface OwnFreeTimesWatch extends FreeTimesWatch {
  /** Resolves when nothing is under way. */
  settle(): Promise<void>;
  /** Ends what is under way, and begins nothing more. Safe to call twice. */
  stop(): Promise<void>;
}

/**
 * Reads free times in the background, a few at once: when somebody looks, when a calendar has changed, and ahead of need. Any number of processes and
 * visitors lead to one read, by the row's lease.
 * @param settings.everyMinutes how old they may grow while nobody looks; null: they are read only when somebody does.
 */
export function createFreeTimesWatch(
  deps: FreeTimesDeps & {
    readonly hold: Pick<Hold, "isFree">;
    /** Does the work when it is its turn: how many questions are under way at once. */
    readonly inTurn: (work: () => Promise<void>) => Promise<void>;
  },
  settings: { readonly everyMinutes: number | null },
): OwnFreeTimesWatch {
  const { clock, database, hold, log } = deps;
  const lookedAt = new LRUCache<string, Instant>({ max: LOOKED_AT_MAX });
  const gathering = new Map<BuilderId, NodeJS.Timeout>();
  const underWay = new Set<Promise<void>>();
  let isStopped = false;

  function freshSince(readMinutesMax: number): FreshSince {
    const now = clock.now();
    return {
      now,
      readBefore: addMinutes(now, -readMinutesMax),
      changedBefore: addMinutes(now, -CHANGED_MINUTES),
    };
  }

  async function readAll(
    list: (fresh: FreshSince) => Promise<readonly TimesToRead[]>,
    minutesMax: number,
    signal?: AbortSignal,
  ): Promise<void> {
    const fresh = freshSince(minutesMax);
    const isOver = () => isStopped || signal?.aborted === true;
    const one = (toRead: TimesToRead) =>
      deps.inTurn(async () => {
        if (!isOver()) await readFreeTimes(deps, toRead, fresh);
      });
    await Promise.all((await list(fresh)).map(one));
  }

  /** Nothing awaits it: a failure of the database is in the log, and the next look tries again. */
  function inBackground(work: () => Promise<void>): void {
    if (isStopped || !hold.isFree()) return;
    const running = work()
      .catch((error: unknown) => log.warn({ error }, "Free times could not be looked for"))
      .finally(() => underWay.delete(running));
    underWay.add(running);
  }

  /** Each once a minute: a busy page costs no query. */
  function isToBeLookedAt(id: SessionTypeId, minutesMax: number): boolean {
    const key = `${id} ${minutesMax}`;
    const last = lookedAt.get(key);
    if (last !== undefined && Math.abs(minutesBetween(last, clock.now())) < LOOK_MINUTES) return false;
    lookedAt.set(key, clock.now());
    return true;
  }

  async function settle(): Promise<void> {
    await Promise.all(underWay);
  }

  async function readChanged(builderId: BuilderId): Promise<void> {
    await outdateFreeTimes(database.kysely, builderId, clock.now());
    const ids = (await listSessionTypes(database.kysely, builderId)).map(({ id }) => id);
    await readAll((fresh) => listTimesToRead(database.kysely, ids, fresh), settings.everyMinutes ?? 0);
  }

  return {
    seen(ids, minutesMax) {
      const wanted = ids.filter((id) => isToBeLookedAt(id, minutesMax));
      if (wanted.length === 0) return;
      inBackground(() => readAll((fresh) => listTimesToRead(database.kysely, wanted, fresh), minutesMax));
    },

    changed(builderId) {
      if (settings.everyMinutes === null || isStopped || gathering.has(builderId)) return;
      const timer = setTimeout(() => {
        gathering.delete(builderId);
        inBackground(() => readChanged(builderId));
      }, GATHER_MS);
      timer.unref();
      gathering.set(builderId, timer);
    },

    async readAhead(signal) {
      if (settings.everyMinutes === null) return;
      await readAll(
        (fresh) => listTimesDue(database.kysely, fresh, AHEAD_MAX),
        settings.everyMinutes,
        signal,
      );
    },

    settle,

    async stop() {
      isStopped = true;
      for (const timer of gathering.values()) clearTimeout(timer);
      gathering.clear();
      await settle();
    },
  };
}

import { eventPage, type PublishedEvent } from "../../server/domain/contract/published-event.schema.ts";
import { pause } from "./pause.ts";

/** Odd, and few: pages end in the middle of what a booking's change has brought. */
const PAGE_SIZE = 7;
const LOOK_MS = 400;
/** 1 min of real time: the app is away for less. */
const TRIES_MAX = 150;

/** Reads `GET /api/events` as a program of an operator's does. */
export interface EventFeed {
  /** Everything from the beginning to the end that there is now. Rejects when nobody answers for long. */
  readAll(): Promise<PublishedEvent[]>;
  /** Begins a program of its own. */
  follow(): FeedFollower;
}

/** A program that goes on from its last cursor, again and again, whatever happens to the app. */
export interface FeedFollower {
  /** Reads on to the end, and stops. Resolves to all that it has read, in the order in which it did. Rejects when nobody answers for long. */
  end(): Promise<readonly PublishedEvent[]>;
}

export function openEventFeed(appUrl: string, headers: Readonly<Record<string, string>>): EventFeed {
  async function readPage(after: string | null) {
    const query = new URLSearchParams({ limit: String(PAGE_SIZE), ...(after === null ? {} : { after }) });
    for (let tries = 1; ; tries++) {
      const response = await fetch(`${appUrl}/api/events?${query.toString()}`, { headers }).catch(() => null);
      // An answer that breaks off half-way was not read.
      const body: unknown = response?.ok === true ? await response.json().catch(() => null) : null;
      if (body !== null) return eventPage.parse(body);
      const isPassing = response === null || response.ok || response.status >= 500 || response.status === 429;
      if (!isPassing || tries === TRIES_MAX)
        throw new Error(`The feed of events answered ${response?.status ?? "nothing"}.`);
      await pause(LOOK_MS);
    }
  }

  /** Reads on into `all`, to the end that there is now. Resolves to where to go on. */
  async function readOn(all: PublishedEvent[], from: string | null): Promise<string | null> {
    let after = from;
    for (let hasMore = true; hasMore;) {
      const { data, pagination } = await readPage(after);
      all.push(...data);
      ({ nextCursor: after, hasMore } = pagination);
    }
    return after;
  }

  return {
    async readAll() {
      const all: PublishedEvent[] = [];
      await readOn(all, null);
      return all;
    },

    follow() {
      const all: PublishedEvent[] = [];
      let isOver = false;
      async function keepReading(): Promise<void> {
        let after: string | null = null;
        for (let isLast = false; !isLast;) {
          isLast = isOver;
          after = await readOn(all, after);
          if (!isLast) await pause(LOOK_MS);
        }
      }
      const reading = keepReading();
      // Whoever ends it hears of a failure; nobody else does.
      reading.catch(() => undefined);
      return {
        async end() {
          isOver = true;
          await reading;
          return all;
        },
      };
    },
  };
}

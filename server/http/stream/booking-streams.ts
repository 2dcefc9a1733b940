import type { ServerResponse } from "node:http";
import { STREAM_ALIVE_MS } from "../../domain/booking/booking-stream.ts";
import type { BookingId } from "../../domain/values/ids.ts";
import type { BookingChanges } from "../../ports.ts";
import type { Actor } from "../../routers/procedure-context.ts";
import {
  openBookingStream,
  type BookingStream,
  type BookingWatcher,
  type StreamTimes,
} from "./open-booking-stream.ts";

/** 3: a phone, a desk and one more. A browser has six connections to a host over HTTP/1.1, and its pages need the others. */
const STREAMS_PER_ACCOUNT_MAX = 3;

const STREAM_TIMES: StreamTimes = { aliveMs: STREAM_ALIVE_MS, askAgainMs: 60_000 };

/** The pages that this process tells of their bookings. */
export interface BookingStreams {
  /**
   * Answers with a stream that lasts until its reader leaves, may no longer read the booking, has opened three others, or this process stops.
   * Resolves once it is open. Rejects, with nothing sent, when the reader may not read the booking.
   */
  open(response: ServerResponse, watcher: BookingWatcher): Promise<void>;
  /** How many are open. */
  count(): number;
  /** Ends those of this account and of the bookings that they hold a link to: their browsers come back within seconds, and say who they are now. */
  askAnew(actor: Actor): void;
  /** Ends all, and each that is opened from now on as soon as it is open: their browsers come back within 1 to 5 s, to whoever answers then. */
  stop(): void;
}

export interface BookingStreamsOptions {
  readonly changes: BookingChanges;
  /** Absent: 20 s and a minute. */
  readonly times?: StreamTimes;
  /** Between 0 and 1. */
  readonly random?: () => number;
}

/** Whose streams are counted together. Whoever has nothing but a mailed link counts by its booking, however many hold it. */
export function accountOf(actor: Actor, bookingId: BookingId): string {
  return actor.kind === "nobody" ? `link ${bookingId}` : `account ${actor.userId}`;
}

/** In this process's memory alone: the limit is there for its sockets. */
export function createBookingStreams({
  changes,
  times = STREAM_TIMES,
  random = Math.random,
}: BookingStreamsOptions): BookingStreams {
  /** In the order in which they were opened. */
  const open = new Set<BookingStream>();
  let isStopping = false;

  /** The oldest ends: it may be one whose browser is long gone, and whoever opens a page looks at that one. */
  function makePlaceFor(account: string): void {
    const others = [...open].filter((one) => one.account === account);
    for (const one of others.slice(0, Math.max(0, others.length - STREAMS_PER_ACCOUNT_MAX + 1)))
      one.end("replaced");
  }

  return {
    async open(response, watcher) {
      const stream = await openBookingStream(response, watcher, { changes, times, random });
      if (stream === null) return;
      if (isStopping) {
        stream.end("come back");
        return;
      }
      makePlaceFor(stream.account);
      open.add(stream);
      stream.onEnd(() => open.delete(stream));
    },
    count: () => open.size,
    askAnew(actor) {
      for (const one of open) {
        const isTheirs = actor.kind !== "nobody" && one.account === accountOf(actor, one.bookingId);
        if (isTheirs || actor.linkedBookingIds?.includes(one.bookingId) === true) one.end("come back");
      }
    },
    stop() {
      isStopping = true;
      for (const one of open) one.end("come back");
    },
  };
}

import type { ServerResponse } from "node:http";
import type { BookingId } from "../../domain/values/ids.ts";
import type { BookingChanges } from "../../ports.ts";
import { aliveText, replacedText, retryText, versionText } from "./stream-text.ts";

/** Asks for the booking's version in somebody's name. */
type ReadVersion = () => Promise<number>;

/** Who wants to be told of a booking. */
export interface BookingWatcher {
  readonly bookingId: BookingId;
  /** The version that this reader has; null when they do not say. */
  readonly seen: number | null;
  /**
   * Finds out who asks, by what their browser brought. `read` rejects when they may not read the booking; `account` is whose streams are counted with
   * this one.
   */
  readonly askWhoItIs: () => Promise<{ readonly account: string; readonly read: ReadVersion }>;
}

export interface BookingStream {
  readonly account: string;
  readonly bookingId: BookingId;
  /** Its browser comes back, or is told not to. Safe to call twice. */
  end(how: "come back" | "replaced"): void;
  /** Called once, when it has ended, whoever has ended it; at once when it has already. */
  onEnd(listener: () => void): void;
}

/** How long things take, in real time. */
export interface StreamTimes {
  readonly aliveMs: number;
  /** 1 min: how long a session that has ended elsewhere is still told of versions. */
  readonly askAgainMs: number;
}

interface StreamParts {
  readonly changes: BookingChanges;
  readonly times: StreamTimes;
  readonly random: () => number;
}

/** Whoever stands between is told to keep nothing, change nothing and hold nothing back. `no-transform`: a compressed stream is a buffered one. */
const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "private, no-store, no-transform",
  "x-accel-buffering": "no",
} as const;

/** 1 to 5 s, so that not everybody comes back in the same moment. */
const RETRY_MS_MIN = 1_000;
const RETRY_MS_MAX = 5_000;

/**
 * Opens the stream of one reader. It holds no connection to the database: each version is read when there is reason to, by somebody who is asked
 * every minute anew whether they are still who they were. Null when the reader has left meanwhile. Rejects, with nothing sent, when they may not read.
 */
export async function openBookingStream(
  response: ServerResponse,
  { bookingId, seen, askWhoItIs }: BookingWatcher,
  { changes: all, times, random }: StreamParts,
): Promise<BookingStream | null> {
  /** Not told yet. */
  let changes = 0;
  let hasEnded = false;
  let tellsNow = false;
  const undo: (() => void)[] = [];
  const endListeners: (() => void)[] = [];

  // Before the version is read: a change in between is told twice rather than not at all.
  undo.push(all.onBookingChanged(bookingId, () => void changed()));

  /** Lets go of everything. */
  function over(): void {
    if (hasEnded) return;
    hasEnded = true;
    for (const step of undo) step();
    for (const listener of endListeners) listener();
  }

  function write(text: string): void {
    if (hasEnded) return;
    response.write(text);
    // Nobody takes what is sent: a connection that is dead, or held open for nothing.
    if (response.writableNeedDrain) {
      over();
      response.destroy();
    }
  }

  function end(how: "come back" | "replaced"): void {
    if (hasEnded) return;
    over();
    response.end(how === "replaced" ? replacedText() : retryText(retryMs()));
  }

  function retryMs(): number {
    return Math.round(RETRY_MS_MIN + random() * (RETRY_MS_MAX - RETRY_MS_MIN));
  }

  /** One after the other, so that the newest version is told last. */
  async function changed(): Promise<void> {
    changes += 1;
    if (!response.headersSent || tellsNow) return;
    tellsNow = true;
    try {
      while (changes > 0 && !hasEnded) {
        changes = 0;
        told = Math.max(told, await read());
        write(versionText(told));
      }
    } catch {
      // Whether they may still read it is not known: they come back, and are answered.
      end("come back");
    } finally {
      tellsNow = false;
    }
  }

  async function askAgain(): Promise<void> {
    try {
      const now = await askWhoItIs();
      read = now.read;
      const version = await read();
      if (version <= told) return;
      // Nobody has told of it: the process that wrote it may have died.
      told = version;
      write(versionText(told));
    } catch {
      end("come back");
    }
  }

  let read: ReadVersion;
  let told: number;
  let account: string;
  try {
    ({ account, read } = await askWhoItIs());
    told = await read();
  } catch (error) {
    over();
    throw error;
  }
  if (response.destroyed) {
    over();
    return null;
  }
  response.once("close", over);
  // Of its own: when it ends, nobody waits on it for another answer.
  response.shouldKeepAlive = false;
  response.writeHead(200, HEADERS);
  write(retryText(retryMs()) + aliveText());
  if (told !== seen) write(versionText(told));
  const alive = setInterval(() => write(aliveText()), times.aliveMs);
  const asking = setInterval(() => void askAgain(), times.askAgainMs);
  undo.push(
    () => clearInterval(alive),
    () => clearInterval(asking),
  );
  // Changed while its version was read.
  if (changes > 0) void changed();

  return {
    account,
    bookingId,
    end,
    onEnd(listener) {
      if (hasEnded) listener();
      else endListeners.push(listener);
    },
  };
}

import type { BookingId } from "../values/ids.ts";

/*
 * What the server and the booking's page have agreed on about the stream by which the page is told that its booking has changed. It says "version n" and
 * nothing else: the page then reads what it may see.
 */

/** 20 s: whoever stands between ends a connection that says nothing for 30 s to a minute. */
export const STREAM_ALIVE_MS = 20_000;

/** 30 s: one sign of life, and half as long again for a slow network. A stream that says nothing for longer is held back by somebody. */
export const STREAM_SILENCE_MS_MAX = 30_000;

/** Events beside the plain one, which carries a version. Comments do not reach a page, so a sign of life is an event as well. */
export const STREAM_EVENTS = {
  /** It is there: the first thing that is said, and then every 20 s. */
  alive: "alive",
  /** Others of this account were opened after it: it is not to come back by itself. */
  replaced: "replaced",
} as const;

/** Where a page is told of its booking, which it has read at this version. */
export function bookingEventsPath(bookingId: BookingId, seenVersion: number): string {
  return `/bookings/${bookingId}/events?seen=${seenVersion}`;
}

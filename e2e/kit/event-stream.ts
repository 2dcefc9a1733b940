import { bookingEventsPath } from "../../server/domain/booking/booking-stream.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import type { BuiltApp } from "./built-app.ts";
import type { Visitor } from "./visitors.ts";

/** A stream of a booking's changes, as a browser has it open. */
export interface EventStream {
  readonly status: number;
  readonly headers: Headers;
  /** All that was said so far. */
  readonly text: () => string;
  /** The versions among it. */
  readonly versions: () => number[];
  /** Resolves when the other side has ended it. */
  readonly ended: Promise<void>;
  readonly close: () => void;
}

/** Opens a booking's stream in this visitor's name. Resolves when its headers are there. */
export async function openEvents(
  { demo }: { readonly demo: Pick<BuiltApp["demo"], "appUrl"> },
  visitor: Pick<Visitor, "headers">,
  bookingId: BookingId,
  { seen = 0, lastEventId }: { readonly seen?: number; readonly lastEventId?: number } = {},
): Promise<EventStream> {
  const left = new AbortController();
  const response = await fetch(`${demo.appUrl}${bookingEventsPath(bookingId, seen)}`, {
    headers: {
      ...visitor.headers,
      accept: "text/event-stream",
      ...(lastEventId !== undefined && { "last-event-id": String(lastEventId) }),
    },
    signal: left.signal,
  });
  let text = "";
  async function read(): Promise<void> {
    const decoder = new TextDecoder();
    try {
      const reader = response.body?.getReader();
      for (;;) {
        const part = await reader?.read();
        if (part?.value === undefined) return;
        text += decoder.decode(part.value, { stream: true });
      }
    } catch (error) {
      // Cut off, by whichever side.
      text += left.signal.aborted ? "" : `\n[broken off: ${String(error)}]`;
    }
  }
  return {
    status: response.status,
    headers: response.headers,
    text: () => text,
    versions: () => [...text.matchAll(/^data: (\d+)$/gm)].map(([, version]) => Number(version)),
    ended: read(),
    close: () => left.abort(),
  };
}

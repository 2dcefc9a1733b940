import { fromCallback, type EventObject } from "xstate";
import { bookingEventsPath, STREAM_EVENTS } from "../../../../server/domain/booking/booking-stream.ts";
import type { BookingId } from "../../../../server/domain/values/ids.ts";
import type { PageEvent } from "./page-events.ts";

/** Has the server tell of changes, for as long as it is invoked. What it tells is no more than that there is something to read. */
export const listenToBooking = fromCallback<
  EventObject,
  { readonly bookingId: BookingId; readonly seen: number }
>(({ input: { bookingId, seen }, sendBack }) => {
  const tell = (event: PageEvent) => sendBack(event);
  const source = new EventSource(bookingEventsPath(bookingId, seen));
  source.addEventListener("message", ({ data }) => tell({ type: "BOOKING_CHANGED", version: Number(data) }));
  source.addEventListener(STREAM_EVENTS.alive, () => tell({ type: "STREAM_SPOKE" }));
  // Before it ends: the browser would come back by itself.
  source.addEventListener(STREAM_EVENTS.replaced, () => {
    source.close();
    tell({ type: "STREAM_REPLACED" });
  });
  // The browser tries again by itself, but for an answer that is no stream.
  source.addEventListener("error", () =>
    tell({ type: "STREAM_LOST", isForGood: source.readyState === EventSource.CLOSED }),
  );
  return () => source.close();
});

import type { BookingId } from "../domain/values/ids.ts";
import type { BookingChanges } from "../ports.ts";

export interface WatchedBookings extends BookingChanges {
  /** It has changed, or so another process says. */
  changed(bookingId: BookingId): void;
  /** Any may have changed. */
  anyMayHaveChanged(): void;
}

/** Who watches which booking in this process. Nobody who throws keeps the others from being called. */
export function watchBookings(): WatchedBookings {
  const listeners = new Map<BookingId, Set<() => void>>();

  function call(of: ReadonlySet<() => void> | undefined): void {
    for (const listener of of ?? []) queueMicrotask(listener);
  }

  return {
    onBookingChanged(bookingId, listener) {
      // Of its own, so that one that was given twice is ended once.
      const own = () => listener();
      const of = listeners.get(bookingId) ?? new Set();
      listeners.set(bookingId, of.add(own));
      return () => {
        of.delete(own);
        if (of.size === 0 && listeners.get(bookingId) === of) listeners.delete(bookingId);
      };
    },
    changed: (bookingId) => call(listeners.get(bookingId)),
    anyMayHaveChanged() {
      for (const of of listeners.values()) call(of);
    },
  };
}

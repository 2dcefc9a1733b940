import type { BookingId } from "../domain/values/ids.ts";

/** Tells whoever watches a booking in this process, such as an open page, that it may have changed, by whichever process. */
export interface BookingChanges {
  /**
   * Calls back soon after each change that was committed, and now and then without one. A hint: a process that dies between a commit and telling of
   * it has told nobody, so whoever watches for long looks by itself as well. Returns how to end it, which is safe to call twice.
   */
  onBookingChanged(bookingId: BookingId, listener: () => void): () => void;
}

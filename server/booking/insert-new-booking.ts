import { insertTransition } from "../../db/history/booking-history.ts";
import { insertBooking, type BookingOrigin } from "../../db/bookings/write-booking.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import type { Cause } from "../domain/booking/booking-event.ts";
import type { Booking } from "../domain/booking/booking.ts";
import { initiationOf } from "./new-booking.ts";

export interface NewBookingNotes {
  readonly cause: Cause;
  /** Gives a digest's signature under the key ring. */
  readonly sign: (digest: string) => string;
  readonly origin?: BookingOrigin;
  /** Where it came from, as the funnel counts it; absent when nobody said. */
  readonly source?: string | null | undefined;
}

/**
 * Writes a booking just begun, together with the first line of its history. Part of a transaction. Throws when its id or its invitee is
 * taken, or its client has another unpaid one with this builder.
 */
export async function insertNewBooking(
  tx: Queryable,
  booking: Booking,
  { cause, sign, origin = "app", source = null }: NewBookingNotes,
): Promise<void> {
  await insertBooking(tx, booking, origin, source);
  await insertTransition(
    tx,
    {
      bookingId: booking.id,
      version: 1,
      fromState: null,
      toState: "INITIATED",
      event: initiationOf(booking),
      cause,
      recordedAt: booking.createdAt,
    },
    sign,
  );
}

import { insertTransition } from "../../db/history/booking-history.ts";
import { insertBooking, type BookingOrigin } from "../../db/bookings/write-booking.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import type { Cause } from "../domain/booking/booking-event.ts";
import type { Booking } from "../domain/booking/booking.ts";
import { initiationOf } from "./new-booking.ts";

/**
 * Writes a booking just begun, together with the first line of its history. Part of a transaction. Throws when its id or its invitee is
 * taken, or its client has another unpaid one with this builder.
 * @param sign gives a digest's signature under the key ring.
 */
export async function insertNewBooking(
  tx: Queryable,
  booking: Booking,
  cause: Cause,
  sign: (digest: string) => string,
  origin: BookingOrigin = "app",
): Promise<void> {
  await insertBooking(tx, booking, origin);
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

import { getBooking } from "../../db/bookings.ts";
import type { Cause } from "../domain/booking-event.ts";
import { confirmedPaymentOf, type Booking } from "../domain/booking.ts";
import type { BookingId } from "../domain/ids.ts";
import { accept, refuse, type Outcome } from "../domain/refusal.ts";
import { applyBookingEvent } from "./apply-booking-event.ts";
import type { BookingDeps } from "./booking-deps.ts";

/** The client gives up a booking that they have not paid for. A paid one is canceled on Calendly's page, where its time lives. */
export async function cancelBooking(
  deps: BookingDeps,
  bookingId: BookingId,
  cause: Cause,
): Promise<Outcome<Booking>> {
  const booking = await getBooking(deps.database.kysely, bookingId);
  if (confirmedPaymentOf(booking.context) !== null) {
    return refuse({ code: "not_in_this_state", state: booking.state, since: booking.updatedAt });
  }
  const outcome = await applyBookingEvent(
    deps,
    bookingId,
    { type: "CANCEL_REQUESTED", at: deps.clock.now(), by: "client" },
    cause,
  );
  return outcome.ok ? accept(outcome.value.booking) : outcome;
}

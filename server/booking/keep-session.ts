import type { Booking } from "../domain/booking/booking.ts";
import type { BookingId } from "../domain/values/ids.ts";
import { accept, refuse, type Outcome } from "../domain/booking/refusal.ts";
import { applyBookingEvent, type ApplyDeps } from "./apply-booking-event.ts";
import type { Caused } from "./caused.ts";

/** Records the decision that a session takes place although its price was returned in Stripe's dashboard. */
export async function keepSession(
  deps: Caused<ApplyDeps>,
  bookingId: BookingId,
  by: "builder" | "operator",
): Promise<Outcome<Booking>> {
  const event = { type: "SESSION_KEPT", at: deps.clock.now(), by } as const;
  const outcome = await applyBookingEvent(deps, bookingId, event);
  return outcome.ok ? accept(outcome.value.booking) : refuse(outcome.because);
}

import { getBooking } from "../../db/bookings/bookings.ts";
import { confirmedPaymentOf, type Booking } from "../domain/booking/booking.ts";
import { decideBooking } from "../domain/booking/machine/decide-booking.ts";
import type { BookingId } from "../domain/values/ids.ts";
import type { Instant } from "../domain/values/instant.ts";
import { accept, refuse, type Outcome, type Refusal } from "../domain/booking/refusal.ts";
import { applyBookingEvent } from "./apply-booking-event.ts";
import type { BookingDeps } from "./booking-deps.ts";
import { honouredQuoteOf } from "./cancellation-quote.ts";
import type { Caused } from "./caused.ts";

/**
 * Cancels a booking on its client's, its builder's or an operator's word, in whatever state it can be canceled. The client's money goes back
 * by the tier in force at the instant of the quote that they accept, while that holds; from anybody else, all of it.
 * @param word what the client was told before the button, null where nothing was paid and from anybody else; and why, null when they do
 *   not say. All who have to do with the booking read that.
 */
export async function cancelBooking(
  deps: Caused<BookingDeps>,
  bookingId: BookingId,
  by: "client" | "builder" | "operator",
  { quote, note }: { readonly quote: string | null; readonly note: string | null },
): Promise<Outcome<Booking>> {
  const booking = await getBooking(deps.database.kysely, bookingId);
  const honoured = by === "client" ? honouredQuoteOf(deps, booking, quote) : accept(null);
  const at = deps.clock.now();
  if (!honoured.ok) {
    // No quote is needed where nothing can be canceled any more.
    const isPossible = decideBooking(booking, { type: "CANCEL_REQUESTED", at, by, quotedAt: null }) !== null;
    return isPossible ? honoured : refuse(whyNot(booking, at));
  }
  // Whoever gives an unpaid booking up is told that nothing was charged: should money have come all the same, all of it goes back.
  const isNothingCharged = by === "client" && confirmedPaymentOf(booking.context) === null;
  const quotedAt = isNothingCharged ? at : honoured.value;
  const outcome = await applyBookingEvent(deps, bookingId, {
    type: "CANCEL_REQUESTED",
    at,
    by,
    quotedAt,
    ...(note === null ? {} : { note }),
  });
  if (outcome.ok) return accept(outcome.value.booking);
  return refuse(whyNot(outcome.booking, at));
}

function whyNot({ state, context, updatedAt }: Booking, at: Instant): Refusal {
  const hasBegun = context.time !== null && context.time.startsAt <= at;
  if (state !== "CONFIRMED") return { code: "not_in_this_state", state, since: updatedAt };
  if (hasBegun) return { code: "session_has_begun" };
  return context.calendlyEventKind === "group"
    ? { code: "seat_at_calendly" }
    : { code: "not_in_this_state", state, since: updatedAt };
}

import { findBooking, getBooking } from "../../../db/bookings/bookings.ts";
import { findCheckout } from "../../../db/bookings/checkouts.ts";
import type { Booking } from "../../domain/booking/booking.ts";
import type { BookingId, CheckoutId } from "../../domain/values/ids.ts";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import { accept, refuse, type Outcome } from "../../domain/booking/refusal.ts";
import type { BookingDeps } from "../booking-deps.ts";
import { recordCheckout } from "./record-checkout.ts";
import { takeProviderCall } from "../take-provider-call.ts";
import type { Caused } from "../caused.ts";

/**
 * The client is back from Stripe with a checkout id that anybody could have typed. Asks Stripe about it when it is one that this booking has opened,
 * and records what Stripe says. Answers with the booking as it is when Stripe cannot be asked, or was asked as often as one booking, its client or
 * their network may: the webhook or the next try records it.
 */
export async function confirmPayment(
  deps: Caused<BookingDeps>,
  bookingId: BookingId,
  checkoutId: CheckoutId,
  clientNetwork: string,
): Promise<Outcome<Booking>> {
  const booking = await getBooking(deps.database.kysely, bookingId);
  if (booking.context.payments.some((payment) => payment.checkoutId === checkoutId)) return accept(booking);
  const stored = await findCheckout(deps.database.kysely, checkoutId);
  // A checkout is stored before anybody is sent to it.
  if (stored?.bookingId !== bookingId) return refuse({ code: "checkout_not_recognised" });
  if (!(await takeProviderCall(deps, booking, clientNetwork))) return accept(booking);
  try {
    const checkout = await deps.payments.getCheckout(checkoutId);
    if (checkout?.bookingId !== bookingId) return refuse({ code: "checkout_not_recognised" });
    await recordCheckout(deps, checkout);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    deps.log.warn({ bookingId, reason: error.message }, "Stripe could not be asked about a checkout");
  }
  return accept((await findBooking(deps.database.kysely, bookingId)) ?? booking);
}

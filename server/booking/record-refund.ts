import { findBooking } from "../../db/bookings.ts";
import { findBookingIdByPaymentIntent, upsertRefund } from "../../db/refunds.ts";
import type { EffectKey } from "../domain/booking-effect.ts";
import type { Cause } from "../domain/booking-event.ts";
import type { Refund } from "../ports.ts";
import { applyBookingEvent } from "./apply-booking-event.ts";
import type { BookingDeps } from "./booking-deps.ts";

/**
 * Takes in what Stripe says about one refund, freshly read, whoever made it. Recorded once by its id; the booking hears of it when
 * the money has really gone. Refunds of payments that are not ours have no effect.
 */
export async function recordRefund(
  deps: Pick<BookingDeps, "database" | "clock" | "log" | "wakeWorker">,
  refund: Refund,
  cause: Cause,
): Promise<void> {
  const bookingId = await findBookingIdByPaymentIntent(deps.database.kysely, refund.paymentIntentId);
  if (bookingId === null) return;
  await upsertRefund(deps.database.kysely, {
    refundId: refund.refundId,
    bookingId,
    paymentIntentId: refund.paymentIntentId,
    effectKey: refund.effectKey as EffectKey | null,
    amount: refund.amount,
    status: refund.status,
    createdAt: refund.createdAt,
    settledAt: null,
  });
  if (refund.status !== "succeeded") return;
  const booking = await findBooking(deps.database.kysely, bookingId);
  if (booking?.context.refunds.some((known) => known.refundId === refund.refundId) !== false) return;
  await applyBookingEvent(
    deps,
    bookingId,
    {
      type: "REFUND_SETTLED",
      at: deps.clock.now(),
      refundId: refund.refundId,
      paymentIntentId: refund.paymentIntentId,
      amount: refund.amount,
    },
    cause,
  );
}

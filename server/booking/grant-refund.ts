import { getBooking } from "../../db/bookings/bookings.ts";
import { isDisputed, refundableOf } from "../domain/booking/booking-money.ts";
import type { BookingEvent } from "../domain/booking/booking-event.ts";
import { confirmedPaymentOf, type Booking } from "../domain/booking/booking.ts";
import type { BookingId } from "../domain/values/ids.ts";
import { money } from "../domain/values/money.ts";
import { accept, refuse, type Outcome } from "../domain/booking/refusal.ts";
import { applyBookingEvent, type ApplyDeps } from "./apply-booking-event.ts";
import type { Caused } from "./caused.ts";

type Requested = Extract<BookingEvent, { type: "REFUND_REQUESTED" }>;

/** What a person decides to give back. */
export interface RefundGrant extends Pick<Requested, "by" | "requestId" | "reason" | "note"> {
  /** In the booking's own currency; null for all that is left. */
  readonly amountMinor: number | null;
  /** Null for the payment that stands for the session. */
  readonly paymentIntentId: string | null;
}

/**
 * Refunds money by a person's decision: out of goodwill, because the builder did not come, or again after a refund that failed. The same `requestId`
 * twice is one refund: the second time the booking is given as it is. Refuses more than is left, and while the bank decides.
 */
export async function grantRefund(
  deps: Caused<ApplyDeps>,
  bookingId: BookingId,
  { by, requestId, reason, note, amountMinor, paymentIntentId }: RefundGrant,
): Promise<Outcome<Booking>> {
  const booking = await getBooking(deps.database.kysely, bookingId);
  const payment =
    paymentIntentId === null
      ? confirmedPaymentOf(booking.context)
      : (booking.context.payments.find((one) => one.paymentIntentId === paymentIntentId) ?? null);
  if (payment === null) {
    return refuse({ code: "not_in_this_state", state: booking.state, since: booking.updatedAt });
  }
  if (booking.context.refundObligations.some((obligation) => obligation.requestId === requestId))
    return accept(booking);
  const left = refundableOf(booking.context, payment);
  const amount = amountMinor === null ? left : money(amountMinor, left.currency);
  const outcome = await applyBookingEvent(deps, bookingId, {
    type: "REFUND_REQUESTED",
    at: deps.clock.now(),
    by,
    requestId,
    paymentIntentId: payment.paymentIntentId,
    amount,
    reason,
    note,
  });
  if (outcome.ok) return accept(outcome.value.booking);
  const after = outcome.booking;
  if (after.context.refundObligations.some((obligation) => obligation.requestId === requestId))
    return accept(after);
  return refuse({
    code: "not_refundable",
    left: isDisputed(after.context, payment) ? null : refundableOf(after.context, payment),
  });
}

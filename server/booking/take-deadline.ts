import { planInvitation } from "../../db/reviews/review-invitations.ts";
import type { BookingEvent } from "../domain/booking/booking-event.ts";
import { isRefundedOutside } from "../domain/booking/booking-money.ts";
import { notifyClient } from "../domain/booking/machine/notifications.ts";
import { confirmedPaymentOf, type Booking } from "../domain/booking/booking.ts";
import { invitationDueAt } from "../domain/review/review.ts";
import { applyBookingEvent, type ApplyDeps, type EventOutcome } from "./apply-booking-event.ts";
import type { Caused } from "./caused.ts";

/**
 * Sends a booking the event of its passed deadline. A client who was promised to hear whether the session is still on is told how it ended when
 * nobody has answered by its end; the client of one that took place is asked for a review later. Safe to call twice.
 * @param booking as it was read when the deadline was looked at.
 */
export function takeDeadline(
  deps: Caused<ApplyDeps>,
  { id, state, context }: Booking,
  event: BookingEvent,
): Promise<EventOutcome> {
  const payment = confirmedPaymentOf(context);
  const isUnanswered = event.type === "SESSION_ENDED" && isRefundedOutside(state, context);
  const furtherEffects =
    isUnanswered && payment !== null ? [notifyClient("refund_arrived", payment.amount)] : [];
  return applyBookingEvent(deps, id, event, {
    furtherEffects,
    async write(tx, { state: after, context: { time } }) {
      if (event.type !== "SESSION_ENDED" || after !== "COMPLETED" || time === null) return;
      await planInvitation(tx, id, invitationDueAt(time.endsAt));
    },
  });
}

import { getBooking } from "../../db/bookings/bookings.ts";
import { listRefundEffects } from "../../db/bookings/booking-snapshots.ts";
import type { BookingContext, RefundObligation } from "../domain/booking/booking.ts";
import type { BookingEvent } from "../domain/booking/booking-event.ts";
import { accept, refuse, type Outcome } from "../domain/booking/refusal.ts";
import type { BookingId } from "../domain/values/ids.ts";
import { applyBookingEvent, type ApplyDeps } from "./apply-booking-event.ts";
import type { Caused } from "./caused.ts";

/** It was sent again, or settled, meanwhile. Rolls the transaction back. */
class NotFailedAnyMore extends Error {}

/**
 * Records that an operator has returned a refund that failed in another way than by Stripe, with the reason: the obligation is met, and nothing more
 * is sent for it. A second time it changes nothing. Refuses one that has not failed, or that was sent again since.
 */
export async function settleFailedRefund(
  deps: Caused<ApplyDeps>,
  bookingId: BookingId,
  { due, note }: { readonly due: number; readonly note: string },
): Promise<Outcome<null>> {
  const { context } = await getBooking(deps.database.kysely, bookingId);
  const obligation = context.refundObligations.find(({ number }) => number === due);
  if (obligation?.status === "settled_outside") return accept(null);
  if (obligation === undefined || !waitsForAPerson(context, obligation))
    return refuse({ code: "dead_letter_not_found" });
  const effects = await listRefundEffects(deps.database.kysely, [bookingId]);
  const event: BookingEvent = {
    type: "LETTER_DROPPED",
    at: deps.clock.now(),
    effectKey: effects.find((effect) => effect.due === due)?.key ?? `${bookingId}:0:due-${due}`,
    due,
    becomes: "settled_outside",
    restsOn: [],
    note,
  };
  try {
    const outcome = await applyBookingEvent(deps, bookingId, event, {
      write: async (_, { context: after }) => {
        if (wasSentAgain(after, obligation)) throw new NotFailedAnyMore();
        return Promise.resolve();
      },
    });
    return outcome.ok ? accept(null) : refuse(outcome.because);
  } catch (error) {
    if (!(error instanceof NotFailedAnyMore)) throw error;
    return refuse({ code: "dead_letter_not_found" });
  }
}

function waitsForAPerson(context: BookingContext, obligation: RefundObligation): boolean {
  return obligation.status === "failed" && !wasSentAgain(context, obligation);
}

/** Whether a later obligation of this payment repeats it and has not failed itself. */
function wasSentAgain(
  { refundObligations }: BookingContext,
  { number, paymentIntentId }: RefundObligation,
): boolean {
  return refundObligations.some(
    (one) =>
      one.number > number &&
      one.paymentIntentId === paymentIntentId &&
      one.reason === "again" &&
      one.status !== "failed",
  );
}

import { findBookingIdByPaymentIntent } from "../../../db/bookings/refunds.ts";
import type { Dispute } from "../../ports.ts";
import { applyBookingEvent, type ApplyDeps } from "../apply-booking-event.ts";
import type { Caused } from "../caused.ts";

/**
 * Records what Stripe says about one dispute, freshly read: asked about, opened, to be answered by another day, won or lost, each once. Disputes of
 * payments that are not ours have no effect.
 */
export async function recordDispute(deps: Caused<ApplyDeps>, dispute: Dispute): Promise<void> {
  const { disputeId, paymentIntentId, amount, status, stage, answerDueAt } = dispute;
  const bookingId = await findBookingIdByPaymentIntent(deps.database.kysely, paymentIntentId);
  if (bookingId === null) return;
  const about = { at: deps.clock.now(), disputeId, paymentIntentId, amount };
  await applyBookingEvent(
    deps,
    bookingId,
    status === "open"
      ? { type: "DISPUTE_OPENED", ...about, answerDueAt, stage }
      : { type: "DISPUTE_CLOSED", ...about, outcome: status },
  );
}

import { hasOperatorAction, RETRY_EFFECT } from "../../../db/operations/operator-actions.ts";
import { listTransitions } from "../../../db/history/booking-history.ts";
import { findBooking } from "../../../db/bookings/bookings.ts";
import { findEffect } from "../../../db/queue/outbox.ts";
import { findBookingIdByPaymentIntent, upsertRefund } from "../../../db/bookings/refunds.ts";
import type { EffectKey } from "../../domain/booking/booking-effect.ts";
import type { BookingEvent } from "../../domain/booking/booking-event.ts";
import { notifyClient } from "../../domain/booking/machine/notifications.ts";
import type { Booking } from "../../domain/booking/booking.ts";
import { minutesBetween, type Instant } from "../../domain/values/instant.ts";
import { invariant } from "../../domain/values/invariant.ts";
import type { Refund } from "../../ports.ts";
import { applyBookingEvent, type ApplyDeps } from "../apply-booking-event.ts";
import type { Caused } from "../caused.ts";

/**
 * Records what Stripe says about one refund, freshly read, whoever made it. Stored once by its id; the booking gets an event when the money has
 * arrived, and when it has come back. Refunds of payments that are not ours have no effect.
 */
export async function recordRefund(deps: Caused<ApplyDeps>, refund: Refund): Promise<void> {
  const db = deps.database.kysely;
  const bookingId = await findBookingIdByPaymentIntent(db, refund.paymentIntentId);
  if (bookingId === null) return;
  const obligation = await obligationOf(deps, refund);
  await upsertRefund(db, {
    refundId: refund.refundId,
    bookingId,
    paymentIntentId: refund.paymentIntentId,
    effectKey: refund.effectKey as EffectKey | null,
    amount: refund.amount,
    status: refund.status,
    createdAt: refund.createdAt,
    settledAt: null,
    due: obligation,
  });
  // Its page shows refunds that no event has told of yet.
  deps.bookingChanged?.(bookingId);
  const event = eventOf(refund, obligation, deps.clock.now());
  if (event === null) return;
  const booking = await findBooking(db, bookingId);
  const isKnown = booking?.context.refunds.some((known) => known.refundId === refund.refundId) !== false;
  if (event.type === "REFUND_SETTLED" && isKnown) return;
  const furtherEffects =
    booking !== null && (await isAwaited(deps, booking, refund, obligation))
      ? [notifyClient("refund_arrived", refund.amount)]
      : [];
  await applyBookingEvent(deps, bookingId, event, {
    furtherEffects: event.type === "REFUND_SETTLED" ? furtherEffects : [],
  });
}

/** 60 min: most refunds go through at once, and the mail that announced the money has just been read. */
const UNTOLD_MINUTES_MAX = 60;

/**
 * Whether the client is told that this money has gone: it took its time, or they were told that it is late and that we write when it is there, because
 * it had failed and is sent again, its effect had been a dead letter, or it waited for a bank. Everybody else was notified when it was requested.
 */
async function isAwaited(
  { database, clock }: ApplyDeps,
  { id, context }: Booking,
  { effectKey, paymentIntentId }: Refund,
  obligationNumber: number | null,
): Promise<boolean> {
  const obligation = context.refundObligations.find(({ number }) => number === obligationNumber);
  if (obligation === undefined) return false;
  const waitedForTheBank = context.disputes.some(
    (dispute) => dispute.paymentIntentId === paymentIntentId && dispute.stage === "dispute",
  );
  if (obligation.reason === "again" || waitedForTheBank) return true;
  if (effectKey === null) return false;
  const stored = await findEffect(database.kysely, effectKey as EffectKey);
  if (stored !== null && minutesBetween(stored.createdAt, clock.now()) > UNTOLD_MINUTES_MAX) return true;
  if (await hasOperatorAction(database.kysely, { action: RETRY_EFFECT, subject: effectKey })) return true;
  // Before, it stood in the booking's history.
  const history = await listTransitions(database.kysely, id);
  return history.some(({ event }) => event.type === "LETTER_RETRIED" && event["effectKey"] === effectKey);
}

/** The obligation that a refund of ours settles, by the effect that made it. Null for one made in Stripe's dashboard. */
async function obligationOf({ database }: ApplyDeps, { effectKey }: Refund): Promise<number | null> {
  if (effectKey === null) return null;
  const stored = await findEffect(database.kysely, effectKey as EffectKey);
  // Ours, but of an unknown obligation: a person must decide before it counts for none.
  invariant(stored === null || stored.effect !== null, `the order ${effectKey} cannot be read`);
  return stored?.effect?.type === "requestRefund" ? stored.effect.params.due : null;
}

/** Null while the refund is on its way: no event before it has arrived. */
function eventOf(refund: Refund, obligation: number | null, at: Instant): BookingEvent | null {
  const { refundId, paymentIntentId, amount } = refund;
  switch (refund.status) {
    case "pending":
    case "requires_action":
      return null;
    case "succeeded":
      return { type: "REFUND_SETTLED", at, refundId, paymentIntentId, amount, due: obligation };
    case "failed":
    case "canceled":
      return { type: "REFUND_FAILED", at, refundId, paymentIntentId, amount, due: obligation };
  }
}

import { findBooking } from "../../db/bookings/bookings.ts";
import { findDrift, resolveDrift } from "../../db/operations/drifts.ts";
import { insertOperatorAction } from "../../db/operations/operator-actions.ts";
import { listRefundEffects } from "../../db/bookings/booking-snapshots.ts";
import { applyBookingEvent } from "../booking/apply-booking-event.ts";
import type { BookingDeps } from "../booking/booking-deps.ts";
import { cancelBooking } from "../booking/cancel-booking.ts";
import { grantRefund } from "../booking/grant-refund.ts";
import { handleDeadEffect } from "../booking/handle-dead-letter.ts";
import type { EffectKey } from "../domain/booking/booking-effect.ts";
import { confirmedPaymentOf, type Booking } from "../domain/booking/booking.ts";
import { isRepairable, type Drift, type DriftId } from "../domain/providers/drift.ts";
import { idFromBytes, type UserId } from "../domain/values/ids.ts";
import { accept, refuse, type Outcome } from "../domain/booking/refusal.ts";
import { requestRelease } from "./release-orphan.ts";
import type { Caused } from "../booking/caused.ts";

/** The operator who clicks, and their request, for the history. */
export interface DriftOperator {
  readonly userId: UserId;
  readonly requestId: string;
}

/** The history's note for what a click has ordered. */
const NOTE = "Repaired from the drift report.";

/** What client and builder read of why it was canceled. */
const VANISHED_NOTE = "Calendly does not have this session any more.";

/**
 * Does what `driftInWords` promises of a click, through the same use cases as everybody, and resolves the drift. A second click requests
 * nothing more. Refuses a drift that is resolved already, and one that a click does not repair.
 */
export async function repairDrift(
  deps: BookingDeps,
  driftId: DriftId,
  { userId, requestId }: DriftOperator,
): Promise<Outcome<null>> {
  const db = deps.database.kysely;
  const drift = await findDrift(db, driftId);
  if (drift === null || drift.resolvedAt !== null) return refuse({ code: "drift_resolved" });
  const booking = drift.bookingId === null ? null : await findBooking(db, drift.bookingId);
  if (booking === null || !isRepairable(drift.kind)) return refuse({ code: "drift_needs_a_person" });
  const outcome = await repair(
    {
      ...deps,
      cause: {
        kind: "operator",
        reference: requestId,
        personId: userId,
      },
    },
    drift,
    booking,
  );
  if (!outcome.ok) {
    // The job was decided among the failed ones: nothing waits for this click any more.
    if (drift.kind === "letter_dead" && outcome.refusal.code === "dead_letter_not_found")
      await resolveDrift(db, driftId, { resolution: "gone", note: null, at: deps.clock.now() });
    return outcome;
  }
  await resolveDrift(db, driftId, {
    resolution: "repaired_by_operator",
    note: null,
    at: deps.clock.now(),
  });
  return accept(null);
}

async function repair(deps: Caused<BookingDeps>, drift: Drift, booking: Booking): Promise<Outcome<unknown>> {
  const { paymentIntentId, due, amount, calendlyEventId, effectKey } = drift.details;
  const giveBack = (requestId: string) =>
    grantRefund(deps, booking.id, {
      by: "operator",
      requestId,
      reason: "again",
      note: NOTE,
      amountMinor: amount?.amountMinor ?? null,
      paymentIntentId,
    });
  switch (drift.kind) {
    case "event_vanished":
      return giveUpVanished(deps, drift, booking);
    case "event_orphaned":
      if (calendlyEventId === null) return refuse({ code: "drift_needs_a_person" });
      await requestRelease(deps, `${booking.id}:0:release-${drift.id}`, {
        bookingId: booking.id,
        version: booking.version,
        calendlyEventId,
        calendlyInviteeUri: null,
      });
      return accept(null);
    case "money_owed":
      return giveBack(`again:${drift.id}`);
    case "refund_failed_for_good":
      return giveBack(`again:${paymentIntentId ?? ""}:${due ?? ""}`);
    case "refund_stuck": {
      const failed = await giveUp(deps, booking, due);
      return failed.ok ? giveBack(`again:${booking.id}:${due ?? ""}`) : failed;
    }
    case "letter_dead":
      return effectKey === null
        ? refuse({ code: "drift_needs_a_person" })
        : handleDeadEffect(deps, effectKey as EffectKey, "retry", NOTE);
    case "payment_missed":
    case "checkout_open_missed":
    case "checkout_closed_missed":
    case "refund_missed":
    case "refund_failed":
    case "dispute_missed":
    case "event_undelivered":
    case "payment_unbooked":
    case "booking_missed":
    case "time_moved_missed":
    case "time_canceled_missed":
    case "event_unbooked":
    case "booking_overdue":
    case "money_over_returned":
    case "refunded_outside":
    case "paid_wrong_amount":
    case "booking_unreadable":
      return refuse({ code: "drift_needs_a_person" });
  }
}

/** A session that has begun cannot be canceled any more: its price is refunded, and its history says why. */
async function giveUpVanished(
  deps: Caused<BookingDeps>,
  drift: Drift,
  { id, context }: Booking,
): Promise<Outcome<unknown>> {
  const hasBegun = context.time !== null && context.time.startsAt <= deps.clock.now();
  if (!hasBegun) return cancelBooking(deps, id, "operator", { quote: null, note: VANISHED_NOTE });
  return grantRefund(deps, id, {
    by: "operator",
    requestId: `vanished:${drift.id}`,
    reason: "goodwill",
    note: VANISHED_NOTE,
    amountMinor: null,
    paymentIntentId: confirmedPaymentOf(context)?.paymentIntentId ?? null,
  });
}

/**
 * Records that the effect of a refund obligation is lost, so that the refund can be requested anew. The obligation stays open. Does nothing when that
 * was done by an earlier click.
 */
async function giveUp(
  deps: Caused<BookingDeps>,
  booking: Booking,
  due: number | null,
): Promise<Outcome<null>> {
  const obligation = booking.context.refundObligations.find(({ number }) => number === due);
  if (obligation === undefined) return refuse({ code: "drift_needs_a_person" });
  if (obligation.status === "failed") return accept(null);
  const effects = await listRefundEffects(deps.database.kysely, [booking.id]);
  const effectKey =
    effects.find((effect) => effect.due === due)?.key ?? `${booking.id}:0:due-${obligation.number}`;
  const outcome = await applyBookingEvent(deps, booking.id, {
    type: "LETTER_DROPPED",
    at: deps.clock.now(),
    effectKey,
    due,
    becomes: "failed",
    restsOn: [],
    note: NOTE,
  });
  return outcome.ok ? accept(null) : refuse(outcome.because);
}

/** Dismisses a drift for good, with the reason; it is not reported again. Refuses one that is resolved already. */
export async function dismissDrift(
  deps: Pick<BookingDeps, "database" | "clock" | "randomBytes">,
  driftId: DriftId,
  { userId }: DriftOperator,
  note: string,
): Promise<Outcome<null>> {
  const at = deps.clock.now();
  const wasOpen = await deps.database.transact(async (tx) => {
    if (!(await resolveDrift(tx, driftId, { resolution: "dismissed", note, at }))) return false;
    await insertOperatorAction(tx, {
      id: idFromBytes("act", deps.randomBytes(16)),
      at,
      operatorUserId: userId,
      action: "dismiss_drift",
      subject: driftId,
      note,
    });
    return true;
  });
  return wasOpen ? accept(null) : refuse({ code: "drift_resolved" });
}

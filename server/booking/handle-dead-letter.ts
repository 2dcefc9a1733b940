import { dropDelivery, reviveDelivery } from "../../db/queue/inbox.ts";
import { isCopied } from "../../db/operations/installation.ts";
import { insertOperatorAction, RETRY_EFFECT } from "../../db/operations/operator-actions.ts";
import { dropEffect, findEffect, reviveEffect, type StoredEffect } from "../../db/queue/outbox.ts";
import { hasFailedRefund, listRefundsOfBooking } from "../../db/bookings/refunds.ts";
import type { EffectKey } from "../domain/booking/booking-effect.ts";
import { personOf, type BookingEvent, type NamedRefund } from "../domain/booking/booking-event.ts";
import { invariant } from "../domain/values/invariant.ts";
import { idFromBytes, type UserId } from "../domain/values/ids.ts";
import { uncountedRefunds } from "../domain/booking/refund-basis.ts";
import { accept, refuse, type Outcome } from "../domain/booking/refusal.ts";
import { applyBookingEvent, type ApplyDeps } from "./apply-booking-event.ts";
import type { BookingDeps } from "./booking-deps.ts";
import { readRefundBasis } from "./read-refund-basis.ts";
import type { Caused } from "./caused.ts";

/** What an operator decides about a dead delivery. */
export type DeadLetterDecision = "retry" | "drop";

/** The same about an effect: dropping one says what becomes of the obligation that it was for. Of an effect for no obligation either word drops it. */
export type EffectDecision = "retry" | "settled_outside" | "waived";

/** Another operator has decided meanwhile. Rolls the transaction back. */
class NotDead extends Error {}

/**
 * Lets the worker try a dead effect again, which the operators' audit keeps with its reason, or drops it, which the booking's history does. A refund
 * that is tried again is looked up at Stripe first, so that it is made once; one that is dropped ends its obligation.
 */
export async function handleDeadEffect(
  deps: Caused<ApplyDeps & Pick<BookingDeps, "randomBytes">>,
  key: EffectKey,
  decision: EffectDecision,
  note: string,
): Promise<Outcome<null>> {
  const deadLetter = await findEffect(deps.database.kysely, key);
  if (deadLetter === null || deadLetter.deadAt === null || deadLetter.completedAt !== null) {
    return refuse({ code: "dead_letter_not_found" });
  }
  const outcome =
    decision === "retry"
      ? await retryEffect(deps, deadLetter, note)
      : await drop(deps, deadLetter, decision, note);
  if (outcome.ok) deps.wakeWorker();
  return outcome;
}

/** Tells nothing of the booking, and so is no event of its history: the reason stays with the operators' actions. */
async function retryEffect(
  deps: Caused<ApplyDeps & Pick<BookingDeps, "randomBytes">>,
  { key, bookingId }: StoredEffect,
  note: string,
): Promise<Outcome<null>> {
  const operatorUserId = personOf(deps.cause);
  invariant(operatorUserId !== null, "an operator lets an effect be tried again");
  const at = deps.clock.now();
  const wasDead = await deps.database.transact(async (tx) => {
    // Another installation's, in a copied database: that one carries it out.
    if ((await isCopied(tx, bookingId)) || !(await reviveEffect(tx, key, at))) return false;
    const id = idFromBytes("act", deps.randomBytes(16));
    await insertOperatorAction(tx, { id, at, operatorUserId, action: RETRY_EFFECT, subject: key, note });
    return true;
  });
  return wasDead ? accept(null) : refuse({ code: "dead_letter_not_found" });
}

async function drop(
  deps: Caused<ApplyDeps>,
  deadLetter: StoredEffect,
  decision: Exclude<EffectDecision, "retry">,
  note: string,
): Promise<Outcome<null>> {
  const at = deps.clock.now();
  const { key, effect } = deadLetter;
  const restsOn = await listRestsOn(deps, deadLetter);
  const event: BookingEvent = {
    type: "LETTER_DROPPED",
    at,
    effectKey: key,
    due: effect?.type === "requestRefund" ? effect.params.due : null,
    becomes: decision,
    restsOn,
    note,
  };
  try {
    const outcome = await applyBookingEvent(deps, deadLetter.bookingId, event, {
      write: async (tx) => {
        if (!(await dropEffect(tx, key, at))) throw new NotDead();
        const ids = restsOn.map(({ refundId }) => refundId);
        // It changed between the two reads: the operator decides again.
        if (await hasFailedRefund(tx, ids)) throw new NotDead();
      },
    });
    if (!outcome.ok) return refuse(outcome.because);
  } catch (error) {
    if (!(error instanceof NotDead)) throw error;
    return refuse({ code: "dead_letter_not_found" });
  }
  return accept(null);
}

/** What somebody has returned in Stripe's dashboard since the effect was given, as far as Stripe has told us: because of it the obligation is put aside. */
async function listRestsOn(
  { database }: ApplyDeps,
  deadLetter: Pick<StoredEffect, "bookingId" | "bookingVersion" | "effect">,
): Promise<NamedRefund[]> {
  const { bookingId, effect } = deadLetter;
  if (effect?.type !== "requestRefund") return [];
  const refunds = (await listRefundsOfBooking(database.kysely, bookingId)).filter(
    ({ paymentIntentId }) => paymentIntentId === effect.params.paymentIntentId,
  );
  const basis = await readRefundBasis(database.kysely, deadLetter, effect.params);
  return uncountedRefunds(basis, refunds).map(({ refundId, amount }) => ({ refundId, amount }));
}

/** The same for a delivery, which belongs to no booking as long as it cannot be read: the reason stays with the operator's actions. */
export async function handleDeadDelivery(
  deps: Pick<BookingDeps, "database" | "clock" | "randomBytes" | "wakeWorker">,
  inboxId: number,
  decision: DeadLetterDecision,
  { note, operatorUserId }: { readonly note: string; readonly operatorUserId: UserId },
): Promise<Outcome<null>> {
  const at = deps.clock.now();
  const wasDead = await deps.database.transact(async (tx) => {
    const write = decision === "retry" ? reviveDelivery : dropDelivery;
    if (!(await write(tx, inboxId, at))) return false;
    await insertOperatorAction(tx, {
      id: idFromBytes("act", deps.randomBytes(16)),
      at,
      operatorUserId,
      action: `${decision}_delivery`,
      subject: `inbox:${inboxId}`,
      note,
    });
    return true;
  });
  if (!wasDead) return refuse({ code: "dead_letter_not_found" });
  deps.wakeWorker();
  return accept(null);
}

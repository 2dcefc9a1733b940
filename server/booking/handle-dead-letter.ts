import { dropDelivery, reviveDelivery } from "../../db/inbox.ts";
import { insertOperatorAction } from "../../db/operator-actions.ts";
import { dropEffect, findEffect, reviveEffect } from "../../db/outbox.ts";
import type { EffectKey } from "../domain/booking-effect.ts";
import type { BookingEvent, Cause } from "../domain/booking-event.ts";
import { idFromBytes, type UserId } from "../domain/ids.ts";
import { accept, refuse, type Outcome } from "../domain/refusal.ts";
import { applyBookingEvent, type ApplyDeps } from "./apply-booking-event.ts";
import type { BookingDeps } from "./booking-deps.ts";

/** What an operator decides about a delivery that the worker has given up. */
export type LetterDecision = "retry" | "drop";

/** The same about an order: dropping one says what becomes of the debt that it was for. Of an order for no debt either word drops it. */
export type EffectDecision = "retry" | Extract<BookingEvent, { type: "LETTER_DROPPED" }>["becomes"];

/** Somebody else has decided meanwhile. Rolls the transaction back. */
class NotGivenUp extends Error {}

/**
 * Lets the worker try an order again that it gave up, or takes the order back; either with a reason that stays in the booking's history. A
 * refund that is tried again looks for itself at Stripe first, so that it is made once; one that is dropped ends its debt.
 */
export async function handleDeadEffect(
  deps: ApplyDeps,
  key: EffectKey,
  decision: EffectDecision,
  note: string,
  cause: Cause,
): Promise<Outcome<null>> {
  const letter = await findEffect(deps.database.kysely, key);
  if (letter === null || letter.deadAt === null || letter.completedAt !== null) {
    return refuse({ code: "letter_not_found" });
  }
  const at = deps.clock.now();
  const { effect } = letter;
  const fact: BookingEvent =
    decision === "retry"
      ? { type: "LETTER_RETRIED", at, effectKey: key, note }
      : {
          type: "LETTER_DROPPED",
          at,
          effectKey: key,
          due: effect?.type === "requestRefund" ? effect.params.due : null,
          becomes: decision,
          note,
        };
  try {
    const outcome = await applyBookingEvent(deps, letter.bookingId, fact, cause, {
      write: async (tx) => {
        const write = decision === "retry" ? reviveEffect : dropEffect;
        if (!(await write(tx, key, at))) throw new NotGivenUp();
      },
    });
    if (!outcome.ok) return outcome;
  } catch (error) {
    if (!(error instanceof NotGivenUp)) throw error;
    return refuse({ code: "letter_not_found" });
  }
  deps.wakeWorker();
  return accept(null);
}

/** The same for a delivery, which belongs to no booking as long as nobody has understood it: the reason stays with the operator's actions. */
export async function handleDeadDelivery(
  deps: Pick<BookingDeps, "database" | "clock" | "randomBytes" | "wakeWorker">,
  inboxId: number,
  decision: LetterDecision,
  note: string,
  operatorUserId: UserId,
): Promise<Outcome<null>> {
  const at = deps.clock.now();
  const wasGivenUp = await deps.database.transact(async (tx) => {
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
  if (!wasGivenUp) return refuse({ code: "letter_not_found" });
  deps.wakeWorker();
  return accept(null);
}

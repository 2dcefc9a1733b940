import { findBooking } from "../../db/bookings/bookings.ts";
import { findEffect } from "../../db/queue/outbox.ts";
import { endUnsent, leaveToAPerson, listWaitingEffects } from "../../db/queue/held-effects.ts";
import { applyBookingEvent } from "../booking/apply-booking-event.ts";
import type { EventDeps } from "../booking/booking-deps.ts";
import { recordRefund } from "../booking/record/record-refund.ts";
import type { EffectKey } from "../domain/booking/booking-effect.ts";
import { freeMinor } from "../domain/booking/obligation-rests.ts";
import { isMade } from "../domain/booking/refund-basis.ts";
import type { Refund } from "../ports.ts";

const MADE = "settled by what Stripe says after this installation was restored";
const IN_DOUBT =
  "not requested: in the time that was lost, this installation has already refunded a part of this payment by a decision that nobody knows any more. " +
  "Look at the payment at Stripe; if more is to go back, have it tried again";

/** What became of the refunds that waited. */
export interface SettledRefunds {
  /** Stripe has them, and they are recorded. */
  readonly found: number;
  /** What the lost installation had refunded instead is enough. */
  readonly covered: number;
  /** It has refunded less: a person decides. */
  readonly inDoubt: number;
}

/**
 * Settles the refunds that wait by what Stripe has. A refund under this effect's key is this one. One of ours under a key that we do not know was
 * ordered in the lost time: it stands for what waits, and what it does not cover is left to a person instead of being paid. What Stripe knows
 * nothing of stays, and is requested after the release. Throws ProviderError when Stripe does not answer. Safe to repeat.
 */
export async function settleRefunds(given: EventDeps): Promise<SettledRefunds> {
  const { database, clock, payments } = given;
  const db = database.kysely;
  const settled = { found: 0, covered: 0, inDoubt: 0 };
  for await (const waiting of listWaitingEffects(db, ["requestRefund"])) {
    for (const { key, bookingId, effect } of waiting) {
      if (effect?.type !== "requestRefund") continue;
      const deps = { ...given, cause: { kind: "worker", reference: key } } as const;
      const end = () => endUnsent(db, [key], { reason: MADE, at: clock.now() });
      const { paymentIntentId, due } = effect.params;
      const made = (await payments.listRefunds(paymentIntentId)).filter(isMade);
      const own = made.find((refund) => refund.effectKey === key);
      if (own !== undefined) {
        await recordRefund(deps, own);
        await end();
        settled.found += 1;
        continue;
      }
      const booking = await findBooking(db, bookingId);
      const obligation = booking?.context.refundObligations.find(({ number }) => number === due);
      if (booking === null || obligation?.status !== "ordered") continue;
      const lost = await ofLostEffects(given, made);
      if (lost.length === 0) continue;
      const coveredMinor = lost.reduce((sum, refund) => sum + freeMinor(booking.context, refund), 0);
      if (coveredMinor < obligation.amount.amountMinor) {
        await leaveToAPerson(db, key, { reason: IN_DOUBT, at: clock.now() });
        settled.inDoubt += 1;
        continue;
      }
      const restsOn = lost.map(({ refundId, amount }) => ({ refundId, amount }));
      const at = clock.now();
      await applyBookingEvent(deps, bookingId, { type: "REFUND_WAIVED", at, due, leaves: null, restsOn });
      await end();
      settled.covered += 1;
    }
  }
  return settled;
}

/** Those that this installation has ordered and knows nothing of. */
async function ofLostEffects({ database }: EventDeps, refunds: readonly Refund[]): Promise<Refund[]> {
  const lost: Refund[] = [];
  for (const refund of refunds) {
    if (refund.effectKey === null) continue;
    if ((await findEffect(database.kysely, refund.effectKey as EffectKey)) === null) lost.push(refund);
  }
  return lost;
}

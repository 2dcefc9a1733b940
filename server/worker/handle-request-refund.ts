import { hasNewerRefundOrder, type OutboxRow } from "../../db/outbox.ts";
import { applyBookingEvent } from "../booking/apply-booking-event.ts";
import { recordRefund } from "../booking/record-refund.ts";
import type { Effect } from "../domain/booking-effect.ts";
import type { Booking } from "../domain/booking.ts";
import { minutesBetween } from "../domain/instant.ts";
import { money, type Money } from "../domain/money.ts";
import { ProviderError } from "../domain/provider-error.ts";
import type { Refund } from "../ports.ts";
import { KEY_MINUTES, tryKeys } from "./try-keys.ts";
import type { WorkerDeps } from "./worker-deps.ts";

type Params = Extract<Effect, { type: "requestRefund" }>["params"];

/**
 * Makes the one refund of this effect, keyed by the effect: two equal partial refunds are two refunds. A payment that Stripe will not
 * refund (any more) is read back instead, so that what did happen to it is recorded, and what is left of it is returned. While the
 * payer's bank decides a dispute, the debt waits for it.
 */
export async function handleRequestRefund(
  deps: WorkerDeps,
  row: OutboxRow,
  booking: Booking,
  { paymentIntentId, amount, due }: Params,
): Promise<void> {
  // Ordered anew since, after the bank had decided a dispute: this one found the payment disputed and made nothing.
  if (await hasNewerRefundOrder(deps.database.kysely, row, due)) return;
  const cause = { kind: "worker", reference: row.key } as const;
  const lookUp = async (): Promise<Refund | null> => {
    const refunds = await deps.payments.listRefunds(paymentIntentId);
    return refunds.find((refund) => refund.effectKey === row.key) ?? null;
  };
  const create = (part: Money): Promise<Refund> =>
    tryKeys(
      row.attempts,
      (keySuffix) =>
        deps.payments.createRefund({
          bookingId: booking.id,
          effectKey: row.key,
          keySuffix,
          paymentIntentId,
          amount: part,
        }),
      lookUp,
    );
  // An earlier try may have made it and lost the answer; with another amount, if only a part was left then, and so under another key.
  const isOld = minutesBetween(row.createdAt, deps.clock.now()) > KEY_MINUTES;
  const known = isOld || row.attempts > 1 ? await lookUp() : null;
  if (known !== null) return recordRefund(deps, known, cause);
  try {
    await recordRefund(deps, await create(amount), cause);
  } catch (error) {
    if (!(error instanceof ProviderError) || error.retryable) throw error;
    const at = deps.clock.now();
    if (error.code === "charge_disputed") {
      await applyBookingEvent(deps, booking.id, { type: "REFUND_WITHHELD", at, due }, cause);
      return;
    }
    const refunds = await deps.payments.listRefunds(paymentIntentId);
    for (const refund of refunds) await recordRefund(deps, refund, cause);
    if (refunds.some((refund) => refund.effectKey === row.key)) return;
    const returned = refunds
      .filter(({ status }) => status !== "failed" && status !== "canceled")
      .reduce((sum, refund) => sum + refund.amount.amountMinor, 0);
    // Somebody has returned a part in the dashboard, and we had not heard of it.
    const left = paidBy(booking, paymentIntentId) - returned;
    if (left > 0 && left < amount.amountMinor) {
      return recordRefund(deps, await create(money(left, amount.currency)), cause);
    }
    // Left as a dead letter unless what was owed has gone back by another way: a person must look.
    if (returned < amount.amountMinor) throw error;
    await applyBookingEvent(deps, booking.id, { type: "REFUND_WAIVED", at, due }, cause);
  }
}

/** What came in with this payment, in minor units. */
function paidBy({ context }: Booking, paymentIntentId: string): number {
  const payment = context.payments.find((one) => one.paymentIntentId === paymentIntentId);
  return payment?.amount.amountMinor ?? 0;
}

import type { OutboxRow } from "../../db/outbox.ts";
import { recordRefund } from "../booking/record-refund.ts";
import type { Effect } from "../domain/booking-effect.ts";
import type { Booking } from "../domain/booking.ts";
import { minutesBetween } from "../domain/instant.ts";
import { ProviderError } from "../domain/provider-error.ts";
import type { Refund } from "../ports.ts";
import { KEY_MINUTES, tryKeys } from "./try-keys.ts";
import type { WorkerDeps } from "./worker-deps.ts";

type Params = Extract<Effect, { type: "requestRefund" }>["params"];

/**
 * Makes the one refund of this effect, keyed by the effect and never by its amount: two equal partial refunds are two refunds.
 * A payment that Stripe will not refund (any more) is read back instead, so that what did happen to it is recorded.
 */
export async function handleRequestRefund(
  deps: WorkerDeps,
  row: OutboxRow,
  booking: Booking,
  { paymentIntentId, amount }: Params,
): Promise<void> {
  const cause = { kind: "worker", reference: row.key } as const;
  const lookUp = async (): Promise<Refund | null> => {
    const refunds = await deps.payments.listRefunds(paymentIntentId);
    return refunds.find((refund) => refund.effectKey === row.key) ?? null;
  };
  const isOld = minutesBetween(row.createdAt, deps.clock.now()) > KEY_MINUTES;
  const known = isOld ? await lookUp() : null;
  if (known !== null) return recordRefund(deps, known, cause);
  try {
    const refund = await tryKeys(
      row.attempts,
      (keySuffix) =>
        deps.payments.createRefund({
          bookingId: booking.id,
          effectKey: row.key,
          keySuffix,
          paymentIntentId,
          amount,
        }),
      lookUp,
    );
    await recordRefund(deps, refund, cause);
  } catch (error) {
    if (!(error instanceof ProviderError) || error.retryable) throw error;
    const refunds = await deps.payments.listRefunds(paymentIntentId);
    for (const refund of refunds) await recordRefund(deps, refund, cause);
    // Left as a dead letter unless what was owed has gone back by another way: a person must look.
    const returned = refunds.reduce((sum, refund) => sum + refund.amount.amountMinor, 0);
    if (returned < amount.amountMinor) throw error;
  }
}

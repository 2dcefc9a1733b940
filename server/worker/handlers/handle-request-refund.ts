import { hasNewerRefundEffect } from "../../../db/bookings/effect-status.ts";
import type { OutboxRow } from "../../../db/queue/outbox.ts";
import { hasFailedRefund } from "../../../db/bookings/refunds.ts";
import { applyBookingEvent } from "../../booking/apply-booking-event.ts";
import { recordRefund } from "../../booking/record/record-refund.ts";
import { readRefundBasis } from "../../booking/read-refund-basis.ts";
import type { Effect } from "../../domain/booking/booking-effect.ts";
import type { Booking } from "../../domain/booking/booking.ts";
import { minutesBetween } from "../../domain/values/instant.ts";
import { invariant } from "../../domain/values/invariant.ts";
import { money, type Money } from "../../domain/values/money.ts";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import { freeMinor } from "../../domain/booking/obligation-rests.ts";
import { dashboardRefunds, isMade, refundsCountedBefore } from "../../domain/booking/refund-basis.ts";
import type { Refund } from "../../ports.ts";
import { requestOf } from "./request-of.ts";
import { KEY_MINUTES, tryKeys } from "../try-keys.ts";
import type { WorkerDeps } from "../worker-deps.ts";
import type { Caused } from "../../booking/caused.ts";

type Params = Extract<Effect, { type: "requestRefund" }>["params"];

/**
 * Makes the one refund of this effect, keyed by the effect: two equal partial refunds are two refunds. When Stripe refuses to refund a payment (any
 * more), its refunds are read instead, so that what happened to it is recorded, and what is left of it is refunded. While the payer's bank decides a
 * dispute, the obligation waits for it.
 */
export async function handleRequestRefund(
  deps: WorkerDeps,
  row: OutboxRow,
  booking: Booking,
  params: Params,
): Promise<void> {
  const { paymentIntentId, due } = params;
  const obligation = booking.context.refundObligations.find(({ number }) => number === due);
  // It ended without this effect, or waits for the bank.
  if (obligation?.status !== "ordered") return;
  // Requested again since, after the bank had decided a dispute: this effect found the payment disputed and made no refund.
  if (await hasNewerRefundEffect(deps.database.kysely, row, due)) return;
  const caused = { ...deps, cause: { kind: "worker", reference: row.key } } as const;
  const lookUp = async (): Promise<Refund | null> => {
    const refunds = await deps.payments.listRefunds(paymentIntentId);
    return refunds.find((refund) => refund.effectKey === row.key) ?? null;
  };
  const ageMinutes = minutesBetween(row.createdAt, deps.clock.now());
  const create = async (part: Money): Promise<Refund> => {
    const request = await requestOf(deps, row, booking);
    return tryKeys(
      row.attempts,
      (keySuffix) => deps.payments.createRefund(request, part, { effectKey: row.key, keySuffix }),
      lookUp,
      ageMinutes,
    );
  };
  // An earlier try may have made it and lost the answer; with another amount, if only a part was left then, and so under another key.
  const mayBeMade = ageMinutes > KEY_MINUTES || row.attempts > 1 || row.request === null;
  const known = mayBeMade ? await lookUp() : null;
  if (known !== null) return recordRefund(caused, known);
  const { currency } = obligation.amount;
  const basis = await readRefundBasis(deps.database.kysely, row, params);
  // Read only where it can count: a refund in the dashboard before a cancellation at Calendly, which we did not know of.
  const told = basis.countsBefore === null ? [] : await deps.payments.listRefunds(paymentIntentId);
  const unheard = refundsCountedBefore(basis, told);
  for (const refund of unheard) await recordRefund(caused, refund);
  const countedMinor = unheard.reduce((sum, refund) => sum + freeMinor(booking.context, refund), 0);
  const amount = money(Math.max(0, obligation.amount.amountMinor - countedMinor), currency);
  if (countedMinor > 0) await putAside(caused, booking, { due, left: amount }, unheard);
  if (amount.amountMinor === 0) return;
  try {
    await recordRefund(caused, await create(amount));
  } catch (error) {
    if (!(error instanceof ProviderError) || error.retryable) throw error;
    const at = deps.clock.now();
    if (error.code === "charge_disputed") {
      await applyBookingEvent(caused, booking.id, { type: "REFUND_WITHHELD", at, due });
      return;
    }
    const refunds = await deps.payments.listRefunds(paymentIntentId);
    for (const refund of refunds) await recordRefund(caused, refund);
    if (refunds.some((refund) => refund.effectKey === row.key)) return;
    const returned = sumMinor(refunds.filter(isMade));
    const left = paidBy(booking, paymentIntentId) - returned;
    // Enough is left to refund it: it becomes a dead letter, and a person must look.
    if (left >= amount.amountMinor) throw error;
    // Somebody has returned it in the dashboard, or a part of it, and we did not know of it when the effect was requested.
    const rest = money(Math.max(0, left), currency);
    await putAside(caused, booking, { due, left: rest }, dashboardRefunds(basis, refunds));
    if (left > 0) return recordRefund(caused, await create(rest));
  }
}

/**
 * Puts a refund obligation aside, down to what is left, because of these refunds. When one of them has failed meanwhile, the effect is tried again
 * from the beginning: a refund obligation never rests on a failed refund.
 */
async function putAside(
  deps: Caused<WorkerDeps>,
  { id }: Booking,
  { due, left }: { readonly due: number; readonly left: Money },
  refunds: readonly Refund[],
): Promise<void> {
  const restsOn = refunds.map(({ refundId, amount }) => ({ refundId, amount }));
  const leaves = left.amountMinor === 0 ? null : left;
  const at = deps.clock.now();
  await applyBookingEvent(
    deps,
    id,
    { type: "REFUND_WAIVED", at, due, leaves, restsOn },
    {
      write: async (tx) => {
        const ids = restsOn.map(({ refundId }) => refundId);
        invariant(!(await hasFailedRefund(tx, ids)), "a refund that the obligation would rest on has failed");
      },
    },
  );
}

function sumMinor(refunds: readonly Refund[]): number {
  return refunds.reduce((sum, { amount }) => sum + amount.amountMinor, 0);
}

/** What came in with this payment, in minor units. */
function paidBy({ context }: Booking, paymentIntentId: string): number {
  const payment = context.payments.find((one) => one.paymentIntentId === paymentIntentId);
  return payment?.amount.amountMinor ?? 0;
}

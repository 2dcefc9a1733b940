import type { NamedRefund } from "./booking-event.ts";
import type { BookingContext, RefundObligation, RestsOn } from "./booking.ts";
import { money, type Money } from "../values/money.ts";

/**
 * Refund obligations that are put aside because the money went back in another way: what they rest on, and what becomes of them when that fails.
 * Pure.
 */

/** What of a refund no obligation rests on yet, in minor units. */
export function freeMinor({ refundObligations }: BookingContext, { refundId, amount }: NamedRefund): number {
  const taken = refundObligations
    .flatMap(({ restsOn = [] }) => restsOn)
    .filter((one) => one.refundId === refundId)
    .reduce((sum, one) => sum + one.amount.amountMinor, 0);
  return Math.max(0, amount.amountMinor - taken);
}

/** Spreads an amount over refunds, each as far as no other obligation rests on it. What no refund covers rests on none of them. */
function restOn(
  context: BookingContext,
  refunds: readonly NamedRefund[],
  minor: number,
  how: "made" | "taken",
): RestsOn[] {
  let left = minor;
  return refunds.flatMap((refund): RestsOn[] => {
    const part = Math.min(left, freeMinor(context, refund));
    if (part <= 0) return [];
    left -= part;
    return [{ refundId: refund.refundId, amount: money(part, refund.amount.currency), status: how }];
  });
}

function resting(obligation: RefundObligation, restsOn: readonly RestsOn[]): RefundObligation {
  return restsOn.length === 0 ? obligation : { ...obligation, restsOn };
}

export interface PutAside {
  readonly status: "waived" | "settled_outside";
  readonly refunds: readonly NamedRefund[];
  readonly leaves: Money | null;
  /** `taken`: not by refunds, but by disputes that a bank has decided for the payer. */
  readonly how?: "made" | "taken";
}

/**
 * The refund obligations after one of them was put aside because of these refunds. Where a part of it is left, that part stays what it is, and what went by
 * another way becomes a refund obligation of its own, so that each obligation is one thing.
 */
export function putAside(
  context: BookingContext,
  obligation: RefundObligation,
  { status, refunds, leaves, how = "made" }: PutAside,
): readonly RefundObligation[] {
  const { refundObligations } = context;
  const asideMinor = obligation.amount.amountMinor - (leaves?.amountMinor ?? 0);
  const restsOn = restOn(context, refunds, asideMinor, how);
  const replace = (by: RefundObligation) =>
    refundObligations.map((one) => (one.number === obligation.number ? by : one));
  if (leaves === null) return replace(resting({ ...obligation, status }, restsOn));
  const aside: RefundObligation = {
    ...obligation,
    number: refundObligations.length + 1,
    amount: money(asideMinor, obligation.amount.currency),
    status,
  };
  return [...replace({ ...obligation, amount: leaves }), resting(aside, restsOn)];
}

/** Whether a refund obligation is put aside because of this refund. */
export function isRestedOn({ refundObligations }: BookingContext, refundId: string): boolean {
  return refundObligations.some(({ restsOn = [] }) =>
    restsOn.some((one) => one.refundId === refundId && one.status === "made"),
  );
}

/** The refund obligations after this refund failed: what rested on it is owed again. */
export function withoutRest(
  refundObligations: readonly RefundObligation[],
  refundId: string,
): readonly RefundObligation[] {
  return refundObligations.map((obligation) =>
    obligation.restsOn === undefined
      ? obligation
      : {
          ...obligation,
          restsOn: obligation.restsOn.map((one) =>
            one.refundId === refundId ? { ...one, status: "failed" as const } : one,
          ),
        },
  );
}

/** What of a refund obligation that was put aside rests on no refund, but only on what somebody said, in minor units. */
export function onWordAloneMinor({ amount, restsOn = [] }: RefundObligation): number {
  return Math.max(
    0,
    restsOn.reduce((left, one) => left - one.amount.amountMinor, amount.amountMinor),
  );
}

/** What these refund obligations rest on that is on its way: made, and not known to have arrived, in minor units. */
export function onTheWayMinor({ refunds }: BookingContext, obligations: readonly RefundObligation[]): number {
  return obligations
    .flatMap(({ restsOn = [] }) => restsOn)
    .filter(
      ({ refundId, status }) => status === "made" && refunds.every((refund) => refund.refundId !== refundId),
    )
    .reduce((sum, { amount }) => sum + amount.amountMinor, 0);
}

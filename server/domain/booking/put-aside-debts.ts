import type { NamedRefund } from "./booking-event.ts";
import type { BookingContext, RefundDue, RestsOn } from "./booking.ts";
import { money, type Money } from "../values/money.ts";

/** Debts that are put aside because the money went back by another way: what they rest on, and what becomes of them when that gives way. Pure. */

/** What of a refund no debt rests on yet, in minor units. */
export function freeMinor({ refundsDue }: BookingContext, { refundId, amount }: NamedRefund): number {
  const taken = refundsDue
    .flatMap(({ restsOn = [] }) => restsOn)
    .filter((one) => one.refundId === refundId)
    .reduce((sum, one) => sum + one.amount.amountMinor, 0);
  return Math.max(0, amount.amountMinor - taken);
}

/** Spreads an amount over refunds, each as far as no other debt rests on it. What no refund covers rests on none of them. */
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

function resting(due: RefundDue, restsOn: readonly RestsOn[]): RefundDue {
  return restsOn.length === 0 ? due : { ...due, restsOn };
}

/**
 * The debts after one of them was put aside because of these refunds. Where a part of it is left, that part stays what it is, and what went by
 * another way becomes a debt of its own, so that each debt is one thing.
 * @param how `taken`: not by refunds, but by disputes that a bank has decided for the payer.
 */
export function putAside(
  context: BookingContext,
  due: RefundDue,
  status: "waived" | "settled_outside",
  refunds: readonly NamedRefund[],
  leaves: Money | null,
  how: "made" | "taken" = "made",
): readonly RefundDue[] {
  const { refundsDue } = context;
  const asideMinor = due.amount.amountMinor - (leaves?.amountMinor ?? 0);
  const restsOn = restOn(context, refunds, asideMinor, how);
  const replace = (by: RefundDue) => refundsDue.map((one) => (one.number === due.number ? by : one));
  if (leaves === null) return replace(resting({ ...due, status }, restsOn));
  const aside: RefundDue = {
    ...due,
    number: refundsDue.length + 1,
    amount: money(asideMinor, due.amount.currency),
    status,
  };
  return [...replace({ ...due, amount: leaves }), resting(aside, restsOn)];
}

/** Whether a debt is put aside because of this refund. */
export function isRestedOn({ refundsDue }: BookingContext, refundId: string): boolean {
  return refundsDue.some(({ restsOn = [] }) =>
    restsOn.some((one) => one.refundId === refundId && one.status === "made"),
  );
}

/** The debts after this refund came to nothing: what rested on it rests on nothing, and is owed. */
export function withoutRest(refundsDue: readonly RefundDue[], refundId: string): readonly RefundDue[] {
  return refundsDue.map((due) =>
    due.restsOn === undefined
      ? due
      : {
          ...due,
          restsOn: due.restsOn.map((one) =>
            one.refundId === refundId ? { ...one, status: "failed" as const } : one,
          ),
        },
  );
}

/** What of a debt that was put aside rests on somebody's word alone, in minor units. */
export function onWordAloneMinor({ amount, restsOn = [] }: RefundDue): number {
  return Math.max(
    0,
    restsOn.reduce((left, one) => left - one.amount.amountMinor, amount.amountMinor),
  );
}

/** What these debts rest on that is on its way: made, and not known to have arrived, in minor units. */
export function onTheWayMinor({ refunds }: BookingContext, dues: readonly RefundDue[]): number {
  return dues
    .flatMap(({ restsOn = [] }) => restsOn)
    .filter(
      ({ refundId, status }) => status === "made" && refunds.every((refund) => refund.refundId !== refundId),
    )
    .reduce((sum, { amount }) => sum + amount.amountMinor, 0);
}

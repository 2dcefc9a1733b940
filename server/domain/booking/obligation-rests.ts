import type { NamedRefund } from "./booking-event.ts";
import type { BookingContext, RefundObligation } from "./booking.ts";

/** What refund obligations that were put aside rest on: refunds made in another way, a bank's decision, or somebody's word. Pure. */

/** What of a refund, or of what a bank took, no obligation names yet, in minor units. */
export function freeMinor({ refundObligations }: BookingContext, { refundId, amount }: NamedRefund): number {
  const taken = refundObligations
    .flatMap(({ restsOn = [] }) => restsOn)
    .filter((one) => one.refundId === refundId)
    .reduce((sum, one) => sum + one.amount.amountMinor, 0);
  return Math.max(0, amount.amountMinor - taken);
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

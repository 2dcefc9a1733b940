import type { Instant } from "../values/instant.ts";
import type { RefundStatus } from "../providers/refund-status.ts";
import type { BookingContext, RefundObligation } from "./booking.ts";

/** What the machine knew when it requested a refund; part of the effect, so that it need not be worked out again. */
export interface RefundBasis {
  /** The refunds of this payment that had arrived: they are counted in the amount. */
  readonly knownRefundIds: readonly string[];
  /**
   * What was returned in Stripe's dashboard before this counts towards the amount too, although nobody had told us: the instant of a cancellation
   * at Calendly. Null when nothing does: who cancels with us is quoted an amount, and gets that.
   */
  readonly countsBefore: Instant | null;
}

/** The basis of this obligation at the moment when it is requested. Pure. */
export function refundBasisOf(
  context: BookingContext,
  { paymentIntentId, reason }: Pick<RefundObligation, "paymentIntentId" | "reason">,
  canceledAtCalendly: Instant | null = canceledAtCalendlyAt(context),
): RefundBasis {
  return {
    knownRefundIds: context.refunds
      .filter((refund) => refund.paymentIntentId === paymentIntentId)
      .map(({ refundId }) => refundId),
    countsBefore: reason === "canceled" ? canceledAtCalendly : null,
  };
}

/** A cancellation with us has a quote, and a rejected time has a reason. */
function canceledAtCalendlyAt(context: BookingContext): Instant | null {
  const { canceledAt, cancellationQuotedAt, rejectedBecause } = context;
  return cancellationQuotedAt === null && rejectedBecause === null ? canceledAt : null;
}

/** A refund as Stripe tells of it. */
export interface ToldRefund {
  readonly refundId: string;
  /** The effect that asked for it; null when it was made in Stripe's dashboard. */
  readonly effectKey: string | null;
  readonly status: RefundStatus;
  readonly createdAt: Instant;
}

/** Whether it has gone out, as far as Stripe knows. */
export function isMade({ status }: Pick<ToldRefund, "status">): boolean {
  return status !== "failed" && status !== "canceled";
}

/** Those made in Stripe's dashboard that are not counted in the amount: what was requested went back by them. Pure. */
export function uncountedRefunds<Refund extends ToldRefund>(
  { knownRefundIds }: RefundBasis,
  refunds: readonly Refund[],
): Refund[] {
  return refunds.filter(
    (refund) => isMade(refund) && refund.effectKey === null && !knownRefundIds.includes(refund.refundId),
  );
}

/** Those of them that count towards the amount all the same. Pure. */
export function refundsCountedBefore<Refund extends ToldRefund>(
  basis: RefundBasis,
  refunds: readonly Refund[],
): Refund[] {
  const { countsBefore } = basis;
  return uncountedRefunds(basis, refunds).filter(
    ({ createdAt }) => countsBefore !== null && createdAt < countsBefore,
  );
}

/** What was made in Stripe's dashboard, that which is not counted first. Pure. */
export function dashboardRefunds<Refund extends ToldRefund>(
  basis: RefundBasis,
  refunds: readonly Refund[],
): Refund[] {
  const uncounted = uncountedRefunds(basis, refunds);
  const counted = refunds.filter(
    (refund) => isMade(refund) && refund.effectKey === null && !uncounted.includes(refund),
  );
  return [...uncounted, ...counted];
}

import { minutesBetween, type Instant } from "../values/instant.ts";
import { ALL_BASIS_POINTS, shareOf, type BasisPoints, type Money } from "../values/money.ts";

/** Canceled at least this long before the start, this share comes back. */
export interface CancellationTier {
  readonly noticeMinutesMin: number;
  readonly refundBasisPoints: BasisPoints;
}

/**
 * What a client gets back who cancels: the tier with the longest notice that was kept decides; with none kept, nothing.
 * Frozen on the booking at purchase. When the builder cancels, all comes back whatever this says.
 */
export interface CancellationPolicy {
  /** Longest notice first; shares never grow as notice shrinks. */
  readonly tiers: readonly CancellationTier[];
}

/** A day's notice: all back; half a day's: half; less: nothing. */
export const DEFAULT_CANCELLATION_POLICY: CancellationPolicy = {
  tiers: [
    { noticeMinutesMin: 24 * 60, refundBasisPoints: ALL_BASIS_POINTS },
    { noticeMinutesMin: 12 * 60, refundBasisPoints: ALL_BASIS_POINTS / 2 },
  ],
};

/** The share due to a client who cancels at this instant. Exactly the notice of a tier still keeps it. */
export function refundShareAt(
  policy: CancellationPolicy,
  startsAt: Instant,
  canceledAt: Instant,
): BasisPoints {
  const noticeMinutes = minutesBetween(canceledAt, startsAt);
  return policy.tiers.find((tier) => noticeMinutes >= tier.noticeMinutesMin)?.refundBasisPoints ?? 0;
}

/**
 * The money due to a client who cancels at this instant, rounded half up to the minor unit.
 * `ceiling` is the share that was due when the client last moved the session; moving it cannot win a better one.
 */
export function refundFor(
  policy: CancellationPolicy,
  { startsAt, canceledAt }: { readonly startsAt: Instant; readonly canceledAt: Instant },
  paid: Money,
  ceiling: BasisPoints | null,
): Money {
  const share = refundShareAt(policy, startsAt, canceledAt);
  return shareOf(paid, ceiling === null ? share : Math.min(share, ceiling));
}

/** What decides about a cancellation by the client: a booking's context has it. */
export interface CancellationRule {
  readonly cancellationPolicy: CancellationPolicy;
  readonly refundCeilingBasisPoints: BasisPoints | null;
}

/** The policy under the ceiling that moving the session has set: `refundShareAt` of it is the share that comes back. */
export function policyInForce({
  cancellationPolicy,
  refundCeilingBasisPoints,
}: CancellationRule): CancellationPolicy {
  const capped = cancellationPolicy.tiers
    .map((tier) => ({
      ...tier,
      refundBasisPoints: Math.min(tier.refundBasisPoints, refundCeilingBasisPoints ?? ALL_BASIS_POINTS),
    }))
    .filter(({ refundBasisPoints }) => refundBasisPoints > 0);
  // Of tiers that give the same now, the one with the least notice says it all.
  return {
    tiers: capped.filter(
      ({ refundBasisPoints }, index) => capped[index + 1]?.refundBasisPoints !== refundBasisPoints,
    ),
  };
}

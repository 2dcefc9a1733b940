import { formatMinutes, minutesBetween, type Instant } from "./instant.ts";
import { ALL_BASIS_POINTS, shareOf, type BasisPoints, type Money } from "./money.ts";

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
  startsAt: Instant,
  canceledAt: Instant,
  paid: Money,
  ceiling: BasisPoints | null,
): Money {
  const share = refundShareAt(policy, startsAt, canceledAt);
  return shareOf(paid, ceiling === null ? share : Math.min(share, ceiling));
}

/** With a no-break space: number and sign stay on one line. */
function percentOf(share: BasisPoints): string {
  return `${share / 100}\u00a0%`;
}

/** Whole days from three on; below, people count the hours. */
function noticeInWords(minutes: number): string {
  const days = minutes / (24 * 60);
  return Number.isInteger(days) && days >= 3 ? `${days} days` : formatMinutes(minutes);
}

/** The policy as the client reads it, one sentence a tier. */
export function cancellationPolicyInWords(policy: CancellationPolicy): string[] {
  const sentences = policy.tiers.map((tier) => {
    const back =
      tier.refundBasisPoints === ALL_BASIS_POINTS ? "all of it" : percentOf(tier.refundBasisPoints);
    return tier.noticeMinutesMin === 0
      ? `Cancel any time before it starts and you get ${back} back.`
      : `Cancel ${noticeInWords(tier.noticeMinutesMin)} or more before it starts and you get ${back} back.`;
  });
  const last = policy.tiers.at(-1);
  if (last === undefined)
    return ["Nothing comes back when you cancel.", "If the expert cancels, you get everything back."];
  if (last.noticeMinutesMin > 0) sentences.push("Later than that, nothing comes back.");
  return [...sentences, "If the expert cancels, you get everything back."];
}

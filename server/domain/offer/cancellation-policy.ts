import { formatMinutes, minutesBetween, type Instant } from "../values/instant.ts";
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

/** `50 %`, with a no-break space: number and sign stay on one line. */
export function shareInWords(share: BasisPoints): string {
  return `${share / 100}\u00a0%`;
}

/** Whole days from three on; below, people count the hours. */
function noticeInWords(minutes: number): string {
  const days = minutes / (24 * 60);
  return Number.isInteger(days) && days >= 3 ? `${days} days` : formatMinutes(minutes);
}

/** The policy as the client reads it before booking, one sentence a tier. Of a booking, `cancellationRuleInWords` is what holds. */
export function cancellationPolicyInWords(policy: CancellationPolicy): string[] {
  return [...tiersInWords(policy), IF_THE_EXPERT_CANCELS];
}

const IF_THE_EXPERT_CANCELS = "If the expert cancels, you get everything back.";

function tiersInWords({ tiers }: CancellationPolicy): string[] {
  const sentences = tiers.map(tierInWords);
  const last = tiers.at(-1);
  if (last === undefined) return ["Nothing comes back when you cancel."];
  return last.noticeMinutesMin > 0 ? [...sentences, "Later than that, nothing comes back."] : sentences;
}

/** One tier as a sentence. */
export function tierInWords({ noticeMinutesMin, refundBasisPoints }: CancellationTier): string {
  const back = refundBasisPoints === ALL_BASIS_POINTS ? "all of it" : shareInWords(refundBasisPoints);
  return noticeMinutesMin === 0
    ? `Cancel any time before it starts and you get ${back} back.`
    : `Cancel ${noticeInWords(noticeMinutesMin)} or more before it starts and you get ${back} back.`;
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

/** Why less may come back than the policy says; null where moving the session has taken nothing away. */
export function whyCeilingInWords({
  cancellationPolicy,
  refundCeilingBasisPoints,
}: CancellationRule): string | null {
  const best = cancellationPolicy.tiers[0]?.refundBasisPoints ?? 0;
  if (refundCeilingBasisPoints === null || refundCeilingBasisPoints >= best) return null;
  return refundCeilingBasisPoints === 0
    ? "The session was moved when nothing would have come back, so nothing comes back now."
    : `The session was moved when ${shareInWords(refundCeilingBasisPoints)} would have come back, so no more than that comes back now.`;
}

/** What holds for this booking when the client cancels, with its reason: the only words for it on pages and in mails. */
export function cancellationRuleInWords(rule: CancellationRule): string[] {
  const why = whyCeilingInWords(rule);
  if (why === null) return cancellationPolicyInWords(rule.cancellationPolicy);
  const inForce = policyInForce(rule);
  return [why, ...(inForce.tiers.length === 0 ? [] : tiersInWords(inForce)), IF_THE_EXPERT_CANCELS];
}

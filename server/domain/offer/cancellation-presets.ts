import { DEFAULT_CANCELLATION_POLICY, type CancellationPolicy } from "./cancellation-policy.ts";
import { ALL_BASIS_POINTS } from "../values/money.ts";

const HOUR = 60;

export type PolicyPreset = "flexible" | "moderate" | "strict";

/** Policies ready to take, from the kindest to the client to the safest for the builder. */
export const POLICY_PRESETS: Readonly<Record<PolicyPreset, CancellationPolicy>> = {
  flexible: { tiers: [{ noticeMinutesMin: 2 * HOUR, refundBasisPoints: ALL_BASIS_POINTS }] },
  moderate: DEFAULT_CANCELLATION_POLICY,
  strict: {
    tiers: [
      { noticeMinutesMin: 7 * 24 * HOUR, refundBasisPoints: ALL_BASIS_POINTS },
      { noticeMinutesMin: 48 * HOUR, refundBasisPoints: ALL_BASIS_POINTS / 2 },
    ],
  },
};

/** The preset that a policy is; null when it is a builder's own. */
export function presetOf(policy: CancellationPolicy): PolicyPreset | null {
  const same = (name: PolicyPreset) =>
    JSON.stringify(POLICY_PRESETS[name].tiers.map(pair)) === JSON.stringify(policy.tiers.map(pair));
  return (["flexible", "moderate", "strict"] as const).find(same) ?? null;
}

function pair(tier: CancellationPolicy["tiers"][number]): [number, number] {
  return [tier.noticeMinutesMin, tier.refundBasisPoints];
}

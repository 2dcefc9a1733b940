import type { CancellationPolicy, CancellationTier } from "../../server/domain/offer/cancellation-policy.ts";
import { POLICY_PRESETS, type PolicyPreset } from "../../server/domain/offer/cancellation-presets.ts";
import { valueIn } from "./value-in.ts";

/** 4: a client must be able to take the policy in at a glance. */
export const OWN_TIERS_MAX = 4;
/** 90 days, in hours. */
export const NOTICE_HOURS_MAX = 90 * 24;

/** Why rows of one's own are no policy. */
export type PolicyProblem =
  /** `row` counts from 1. */
  { readonly code: "malformed_row"; readonly row: number } | { readonly code: "not_falling" };

type PolicyTyped =
  | { readonly ok: true; readonly policy: CancellationPolicy }
  | { readonly ok: false; readonly problem: PolicyProblem };

function isPreset(name: unknown): name is PolicyPreset {
  return typeof name === "string" && Object.hasOwn(POLICY_PRESETS, name);
}

/** The policy that a form says: a preset by its name, or rows of hours and percents; empty rows are left out. Rows may stand in any order. */
export function policyTyped(form: FormData): PolicyTyped {
  const preset = form.get("policy");
  if (isPreset(preset)) return { ok: true, policy: POLICY_PRESETS[preset] };
  const tiers: CancellationTier[] = [];
  for (let row = 0; row < OWN_TIERS_MAX; row++) {
    const hours = valueIn(form, `hours-${row}`).trim();
    const percent = valueIn(form, `percent-${row}`).trim();
    if (hours === "" && percent === "") continue;
    const isWritten = /^\d{1,4}$/.test(hours) && /^\d{1,3}$/.test(percent);
    if (!isWritten || Number(hours) > NOTICE_HOURS_MAX || Number(percent) > 100) {
      return { ok: false, problem: { code: "malformed_row", row: row + 1 } };
    }
    tiers.push({ noticeMinutesMin: Number(hours) * 60, refundBasisPoints: Number(percent) * 100 });
  }
  tiers.sort((a, b) => b.noticeMinutesMin - a.noticeMinutesMin);
  const isFalling = tiers.every((tier, index) => {
    const before = tiers[index - 1];
    return (
      before === undefined ||
      (before.noticeMinutesMin > tier.noticeMinutesMin && before.refundBasisPoints >= tier.refundBasisPoints)
    );
  });
  return isFalling ? { ok: true, policy: { tiers } } : { ok: false, problem: { code: "not_falling" } };
}

import {
  policyInForce,
  type CancellationPolicy,
  type CancellationRule,
  type CancellationTier,
} from "../offer/cancellation-policy.ts";
import { ALL_BASIS_POINTS, type BasisPoints } from "../values/money.ts";
import { cancellationPolicy as policyTexts } from "./en/booking/cancellation-policy.ts";
import { formatMinutes, formatShare } from "./formats.ts";
import type { Language } from "./language.ts";
import { textIn } from "./place.ts";

/** How long before the start: whole days from three on; below, people count the hours. */
export function noticeInWords(minutes: number, language: Language): string {
  const days = minutes / (24 * 60);
  return Number.isInteger(days) && days >= 3
    ? textIn(policyTexts, language)("days", { days: String(days) })
    : formatMinutes(minutes, language);
}

/** The policy as the client reads it before booking, one sentence a tier. Of a booking, `cancellationRuleInWords` is what holds. */
export function cancellationPolicyInWords(policy: CancellationPolicy, language: Language): string[] {
  return [...tiersInWords(policy, language), textIn(policyTexts, language)("builderCancels")];
}

function tiersInWords({ tiers }: CancellationPolicy, language: Language): string[] {
  const t = textIn(policyTexts, language);
  const sentences = tiers.map((tier) => tierInWords(tier, language));
  const last = tiers.at(-1);
  if (last === undefined) return [t("nothing")];
  return last.noticeMinutesMin > 0 ? [...sentences, t("nothingLater")] : sentences;
}

/** One tier as a sentence. */
export function tierInWords(
  { noticeMinutesMin, refundBasisPoints }: CancellationTier,
  language: Language,
): string {
  const t = textIn(policyTexts, language);
  const notice = noticeInWords(noticeMinutesMin, language);
  const share = formatShare(refundBasisPoints, language);
  if (refundBasisPoints === ALL_BASIS_POINTS)
    return noticeMinutesMin === 0 ? t("allAnyTime") : t("allBefore", { notice });
  return noticeMinutesMin === 0 ? t("shareAnyTime", { share }) : t("shareBefore", { notice, share });
}

/** Why less may come back than the policy says; null where moving the session has taken nothing away. */
export function whyCeilingInWords(
  { cancellationPolicy, refundCeilingBasisPoints }: CancellationRule,
  language: Language,
): string | null {
  const best: BasisPoints = cancellationPolicy.tiers[0]?.refundBasisPoints ?? 0;
  if (refundCeilingBasisPoints === null || refundCeilingBasisPoints >= best) return null;
  const t = textIn(policyTexts, language);
  return refundCeilingBasisPoints === 0
    ? t("movedWithNothing")
    : t("movedWithShare", { share: formatShare(refundCeilingBasisPoints, language) });
}

/** What holds for this booking when the client cancels, with its reason: the only words for it on pages and in mails. */
export function cancellationRuleInWords(rule: CancellationRule, language: Language): string[] {
  const why = whyCeilingInWords(rule, language);
  if (why === null) return cancellationPolicyInWords(rule.cancellationPolicy, language);
  const inForce = policyInForce(rule);
  return [
    why,
    ...(inForce.tiers.length === 0 ? [] : tiersInWords(inForce, language)),
    textIn(policyTexts, language)("builderCancels"),
  ];
}

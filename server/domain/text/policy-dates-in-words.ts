import { policyInForce, type CancellationRule } from "../offer/cancellation-policy.ts";
import { refundStretches, timeBarOf, type RefundStretch, type TimeBar } from "../offer/refund-stretches.ts";
import type { Instant, TimeZone } from "../values/instant.ts";
import { ALL_BASIS_POINTS } from "../values/money.ts";
import { policyDates } from "./en/booking/policy-dates.ts";
import { formatShare, formatShortDayAndTime, timeZoneInWords } from "./formats.ts";
import type { Language } from "./language.ts";
import { textIn } from "./place.ts";

/** The session that a policy is told for, and when it is told. */
export interface PolicyOfSession {
  readonly rule: CancellationRule;
  readonly startsAt: Instant;
  /** Since when the time is the client's. */
  readonly from: Instant;
  readonly now: Instant;
  /** In which the dates are written. */
  readonly zone: TimeZone;
}

/** A policy as the dates of one session, and as a bar of time. */
export interface PolicyDates {
  /** One sentence a stretch, in their order; the one that holds now says so. */
  readonly sentences: readonly { readonly words: string; readonly gives: "all" | "part" | "nothing" }[];
  /** In which zone they are. */
  readonly zone: string;
  readonly bar: TimeBar;
}

/** What comes back of this session until when. What the ceiling of a moved session took away is not in it. */
export function policyDatesInWords(
  { rule, startsAt, from, now, zone }: PolicyOfSession,
  language: Language,
): PolicyDates {
  const t = textIn(policyDates, language);
  const stretches = refundStretches(policyInForce(rule), startsAt).filter(
    ({ endsAt }, index, { length }) => endsAt > from || index === length - 1,
  );
  const current = stretches.findIndex(({ endsAt }) => now <= endsAt);
  const bar = timeBarOf(stretches, from, now);
  const isOnly = stretches.length === 1;
  return {
    sentences: stretches.map((stretch, index) => {
      const words = sentenceOf(stretch, { startsAt, zone, isOnly }, language);
      return {
        words: index === current ? t("now", { words }) : words,
        gives: bar.stretches[index]?.gives ?? "nothing",
      };
    }),
    zone: t("zone", { zone: timeZoneInWords(zone, language) }),
    bar,
  };
}

function sentenceOf(
  { refundBasisPoints, endsAt }: RefundStretch,
  {
    startsAt,
    zone,
    isOnly,
  }: { readonly startsAt: Instant; readonly zone: TimeZone; readonly isOnly: boolean },
  language: Language,
): string {
  const t = textIn(policyDates, language);
  if (refundBasisPoints === 0) return t(isOnly ? "nothingAtAll" : "nothing");
  const isAll = refundBasisPoints === ALL_BASIS_POINTS;
  const share = formatShare(refundBasisPoints, language);
  if (endsAt === startsAt) return isAll ? t("allToTheStart") : t("shareToTheStart", { share });
  const until = formatShortDayAndTime(endsAt, zone, language);
  if (isAll) return t("all", { until });
  return refundBasisPoints * 2 === ALL_BASIS_POINTS ? t("half", { until }) : t("share", { share, until });
}

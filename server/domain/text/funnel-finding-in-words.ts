import type { FunnelFinding, Rate } from "../funnel/funnel-findings.ts";
import { DIRECT_SOURCE, OTHER_SOURCE } from "../funnel/funnel-source.ts";
import { stepBefore } from "../funnel/funnel-steps.ts";
import { funnelFindings } from "./en/funnel/findings.ts";
import { funnelReasons } from "./en/funnel/reasons.ts";
import { funnelRemedies } from "./en/funnel/remedies.ts";
import { funnelSources } from "./en/funnel/sources.ts";
import { funnelSteps } from "./en/funnel/steps.ts";
import { formatNumber, formatShare } from "./formats.ts";
import type { Language } from "./language.ts";
import { textIn } from "./place.ts";

/** A finding of the funnel, in words for whoever sells. */
export interface FunnelFindingWords {
  /** What the figures say, with the figures. */
  readonly finding: string;
  /** What to do about it. */
  readonly remedy: string;
}

/** Pure. */
export function funnelFindingInWords(finding: FunnelFinding, language: Language): FunnelFindingWords {
  const t = textIn(funnelFindings, language);
  const remedy = textIn(funnelRemedies, language);
  const steps = textIn(funnelSteps, language);
  switch (finding.kind) {
    case "step_loses_most": {
      const values = { ...rateInWords(finding.lost, language), leave: steps(`leave_${finding.step}`) };
      const days = finding.nextFreeInDays;
      return {
        finding: days === null ? t(finding.kind, values) : t("step_loses_most_free", { ...values, days }),
        remedy: remedy(finding.step),
      };
    }
    case "step_fell":
    case "step_rose":
      return {
        finding: t(finding.kind, {
          ...bothInWords(finding.now, finding.before, language),
          step: steps(finding.step),
        }),
        remedy: remedy(
          finding.kind === "step_rose" ? "step_rose" : (stepBefore(finding.step) ?? finding.step),
        ),
      };
    case "codes_fell":
    case "codes_rose":
      return {
        finding: t(finding.kind, bothInWords(finding.now, finding.before, language)),
        remedy: remedy(finding.kind === "codes_rose" ? "step_rose" : finding.kind),
      };
    case "reason_grew":
      return {
        finding: t(finding.kind, {
          ...bothInWords(finding.now, finding.before, language),
          reason: textIn(funnelReasons, language)(finding.reason),
        }),
        remedy: remedy(finding.reason),
      };
    case "session_type_below":
      return {
        finding: t(finding.kind, {
          ...bothInWords(finding.here, finding.elsewhere, language),
          name: finding.sessionTypeName,
        }),
        remedy: remedy(finding.kind),
      };
    case "source_below":
    case "source_above":
      return {
        finding: t(finding.kind, {
          ...bothInWords(finding.here, finding.elsewhere, language),
          source: funnelSourceInWords(finding.source, language),
        }),
        remedy: remedy(`${finding.kind}${REMEDY_OF[groupOfSource(finding.source)]}`),
      };
  }
}

/** What can be done about a source: only links can be put somewhere again. */
const REMEDY_OF = { link: "", unknown: "_unknown", elsewhere: "_elsewhere" } as const;

function groupOfSource(source: string): keyof typeof REMEDY_OF {
  if (source === DIRECT_SOURCE || source === OTHER_SOURCE) return "unknown";
  return /^(utm|site):/.test(source) ? "link" : "elsewhere";
}

/** A source of views and bookings, as it is read: `Links marked newsletter`. */
export function funnelSourceInWords(source: string, language: Language): string {
  const t = textIn(funnelSources, language);
  if (source.startsWith("utm:")) return t("utm", { name: source.slice("utm:".length) });
  if (source.startsWith("site:")) return t("site", { name: source.slice("site:".length) });
  switch (source) {
    case "direct":
    case "embed":
    case "api":
    case "calendly":
      return t(source);
  }
  return t("other");
}

/** 0 to 1, in whole percent: `41 %`. */
function funnelShareInWords(share: number, language: Language): string {
  return formatShare(Math.round(share * 100) * 100, language);
}

function rateInWords({ count, of, share }: Rate, language: Language) {
  return {
    share: funnelShareInWords(share, language),
    count: formatNumber(count, language),
    of: formatNumber(of, language),
  };
}

function bothInWords(one: Rate, other: Rate, language: Language) {
  const { share: shareBefore, count: countBefore, of: ofBefore } = rateInWords(other, language);
  return { ...rateInWords(one, language), shareBefore, countBefore, ofBefore };
}

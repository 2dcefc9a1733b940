import { policyEditor } from "../../../server/domain/text/en/builder/policy-editor.ts";
import type { CancellationPolicy } from "../../../server/domain/offer/cancellation-policy.ts";
import { formatShare } from "../../../server/domain/text/formats.ts";
import { noticeInWords } from "../../../server/domain/text/policy-in-words.ts";
import { ALL_BASIS_POINTS } from "../../../server/domain/values/money.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";

/** The size of the drawing of one step, in its own units: it is stretched over the width that it gets. */
const STEP_WIDTH = 100;
const HEIGHT = 72;
/** Room for half of the line's width. */
const MARGIN = 2;

/**
 * The share that comes back as steps that fall from left to right, from the first day to the start: each as wide as the others, so that hours are
 * seen beside days. A picture of the sentences that stand beside it, and so not heard.
 */
export function PolicyCurve({ policy }: { readonly policy: CancellationPolicy }) {
  const t = useText(policyEditor);
  const language = useLanguage();
  const steps = stepsOf(policy);
  const width = steps.length * STEP_WIDTH;
  const heightOf = (share: number) => HEIGHT - MARGIN - (share / ALL_BASIS_POINTS) * (HEIGHT - 2 * MARGIN);
  const line = steps
    .map(({ share }, at) => `${at === 0 ? "M0 " : "V"}${heightOf(share)}H${(at + 1) * STEP_WIDTH}`)
    .join("");
  return (
    <div aria-hidden="true" className="text-sm">
      <div className="flex">
        {steps.map(({ share }, at) => (
          <p key={at} className={`min-w-0 flex-1 pb-1 font-semibold ${share === 0 ? "text-soft" : ""}`}>
            {formatShare(share, language)}
          </p>
        ))}
      </div>
      <svg
        viewBox={`0 0 ${width} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="block h-18 w-full overflow-visible"
      >
        <g className="pointing">
          <path d={`${line}V${HEIGHT}H0Z`} className="fill-accent-tint" />
          <path d={`M0 ${HEIGHT - 0.5}H${width}`} className="stroke-line" vectorEffect="non-scaling-stroke" />
          <path
            d={line}
            fill="none"
            strokeWidth={2}
            strokeLinejoin="round"
            vectorEffect="non-scaling-stroke"
            className="stroke-accent-ink"
          />
        </g>
      </svg>
      <div className="flex">
        {steps.map(({ untilMinutes }, at) => (
          <p key={at} className="min-w-0 flex-1 pt-1 text-end text-soft">
            {untilMinutes === 0 ? t("start") : noticeInWords(untilMinutes, language)}
          </p>
        ))}
      </div>
    </div>
  );
}

/** What comes back in each stretch, and how long before the start it ends. */
function stepsOf({ tiers }: CancellationPolicy): { readonly share: number; readonly untilMinutes: number }[] {
  const steps = tiers.map((tier) => ({
    share: tier.refundBasisPoints,
    untilMinutes: tier.noticeMinutesMin,
  }));
  return steps.at(-1)?.untilMinutes === 0 ? steps : [...steps, { share: 0, untilMinutes: 0 }];
}

import type { FunnelFigures } from "./funnel-figures.ts";
import { begunOnSite, decidedAt, reachedOf, sumOf, underWayAt } from "./funnel-figures.ts";
import type { FunnelLoss, FunnelStepReport, StepFigures } from "./funnel-report.ts";
import { FUNNEL_STEPS, isOfBooking, stepAfter, stepBefore, type FunnelStep } from "./funnel-steps.ts";
import { LOSS_REASONS } from "./loss-reasons.ts";
import { quantileOf } from "./time-histogram.ts";

/** Each step in both periods. Pure. */
export function stepsOfFigures(now: FunnelFigures, before: FunnelFigures): FunnelStepReport[] {
  return FUNNEL_STEPS.map((step) => ({ step, ...figuresOf(step, now), before: figuresOf(step, before) }));
}

function figuresOf(step: FunnelStep, figures: FunnelFigures): StepFigures {
  const { counts, times } = figures;
  const histogram = times.get(step) ?? new Map<number, number>();
  const { decided, went } = decidedAt(counts, step);
  return {
    ...(isOfBooking(step)
      ? {
          count: reachedOf(counts, step),
          underWay: underWayAt(counts, step),
          lost: stepAfter(step) === null ? 0 : decided - went,
        }
      : ofViews(figures)),
    conversion: conversionTo(step, figures),
    medianSeconds: quantileOf(histogram, 0.5),
    p90Seconds: quantileOf(histogram, 0.9),
  };
}

/** Whoever looks at a profile has no booking yet: whether they may still go on is not known. */
function ofViews(figures: FunnelFigures): Pick<StepFigures, "count" | "underWay" | "lost"> {
  return { count: figures.views, underWay: 0, lost: Math.max(0, figures.views - begunOnSite(figures)) };
}

function conversionTo(step: FunnelStep, figures: FunnelFigures): number | null {
  const from = stepBefore(step);
  if (from === null) return null;
  if (!isOfBooking(from)) return figures.views === 0 ? null : begunOnSite(figures) / figures.views;
  const { decided, went } = decidedAt(figures.counts, from);
  return decided === 0 ? null : went / decided;
}

/** What was lost, by step and reason, the most frequent first. Pure. */
export function lossesOfFigures(now: FunnelFigures, before: FunnelFigures): FunnelLoss[] {
  const all = FUNNEL_STEPS.flatMap((step) =>
    LOSS_REASONS.map((reason) => {
      const countOf = ({ counts }: FunnelFigures) =>
        sumOf(counts.filter((one) => one.step === step && one.outcome === reason));
      return { step, reason, count: countOf(now), countBefore: countOf(before) };
    }),
  ).filter(({ count, countBefore }) => count > 0 || countBefore > 0);
  const total = sumOf(all);
  return all
    .map((loss) => ({ ...loss, share: total === 0 ? 0 : loss.count / total }))
    .sort((one, other) => other.count - one.count);
}

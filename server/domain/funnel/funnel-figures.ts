import { NO_CODES, type CodeFigures } from "./code-figures.ts";
import type { LossReason } from "./loss-reasons.ts";
import {
  FIRST_STEP_OF_BOOKING,
  FUNNEL_STEPS,
  isOfBooking,
  positionOf,
  type FunnelStep,
} from "./funnel-steps.ts";
import type { TimeHistogram } from "./time-histogram.ts";

/** What has become of a booking so far: still going, done, or lost for a reason. */
export type FunnelOutcome = "under_way" | "done" | LossReason;

/** So many bookings came to this step and no further, with this outcome. What was refused at Book stands at the step before it. */
export interface FunnelCount {
  readonly step: FunnelStep;
  readonly outcome: FunnelOutcome;
  readonly count: number;
}

/** What is counted of some bookings, as of a period: sums alone. */
export interface FunnelFigures {
  readonly views: number;
  readonly codes: CodeFigures;
  readonly counts: readonly FunnelCount[];
  /** Those of `counts` that did not begin on the site, but at Calendly or by a program: they have no view in front of them. */
  readonly countsElsewhere: readonly FunnelCount[];
  /** By step, the times from the one before. */
  readonly times: ReadonlyMap<FunnelStep, TimeHistogram>;
}

export const NO_FIGURES: FunnelFigures = {
  views: 0,
  codes: NO_CODES,
  counts: [],
  countsElsewhere: [],
  times: new Map(),
};

/** How many came as far as this step of a booking, or further. */
export function reachedOf(counts: readonly FunnelCount[], step: FunnelStep): number {
  return sumOf(counts.filter((one) => positionOf(one.step) >= positionOf(step)));
}

/** How many are at this step and may still go on. */
export function underWayAt(counts: readonly FunnelCount[], step: FunnelStep): number {
  return sumOf(counts.filter((one) => one.step === step && one.outcome === "under_way"));
}

/** Of how many at this step it is known whether they went on, and how many did. */
export function decidedAt(
  counts: readonly FunnelCount[],
  step: FunnelStep,
): { readonly decided: number; readonly went: number } {
  const next = FUNNEL_STEPS[positionOf(step) + 1];
  const went = next === undefined ? 0 : reachedOf(counts, next);
  return { decided: reachedOf(counts, step) - underWayAt(counts, step), went };
}

/** How many were begun on the site itself, with a view in front of them. */
export function begunOnSite({ counts, countsElsewhere }: FunnelFigures): number {
  return reachedOf(counts, FIRST_STEP_OF_BOOKING) - reachedOf(countsElsewhere, FIRST_STEP_OF_BOOKING);
}

/** How many pressed Book and were refused, so that nothing was begun. */
export function refusedAtBook(counts: readonly FunnelCount[]): number {
  return sumOf(counts.filter(({ step }) => !isOfBooking(step)));
}

/** How many are under way and not paid yet. */
export function openBeforePaid(counts: readonly FunnelCount[]): number {
  return sumOf(
    counts.filter(({ step, outcome }) => outcome === "under_way" && positionOf(step) < positionOf("paid")),
  );
}

export function sumOf(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}

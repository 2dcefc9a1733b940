import { addMinutes, epochMsOf, type Instant } from "../values/instant.ts";
import { ALL_BASIS_POINTS, type BasisPoints } from "../values/money.ts";
import type { CancellationPolicy } from "./cancellation-policy.ts";

/** A stretch of time in which a cancellation by the client gives the same share back. */
export interface RefundStretch {
  readonly refundBasisPoints: BasisPoints;
  /** Still in it: exactly the notice of a tier keeps it. */
  readonly endsAt: Instant;
}

/** The stretches that lead up to a session, in their order; the last ends with its start. `refundShareAt` of each instant in one is its share. */
export function refundStretches({ tiers }: CancellationPolicy, startsAt: Instant): RefundStretch[] {
  const kept = tiers.map(({ noticeMinutesMin, refundBasisPoints }) => ({
    refundBasisPoints,
    endsAt: addMinutes(startsAt, -noticeMinutesMin),
  }));
  return kept.at(-1)?.endsAt === startsAt ? kept : [...kept, { refundBasisPoints: 0, endsAt: startsAt }];
}

/** One stretch on a bar of time, in percent of the bar. */
export interface BarStretch {
  readonly gives: "all" | "part" | "nothing";
  readonly from: number;
  readonly width: number;
}

/** Stretches as a bar, with the place of an instant on it. */
export interface TimeBar {
  readonly stretches: readonly BarStretch[];
  /** In percent; 0 before its beginning, and 100 after its end. */
  readonly now: number;
}

/** The least share of the bar that a stretch has: it stays visible beside one that is weeks long. */
const WIDTH_MIN = 0.16;

/**
 * The stretches from an instant on as a bar from 0 to 100. A stretch is as wide as the root of its length, so that the hours before a session can be told
 * from each other weeks ahead; within one, time runs evenly. What had ended before `from` is left out; a session that begins by then has one stretch.
 */
export function timeBarOf(stretches: readonly RefundStretch[], from: Instant, now: Instant): TimeBar {
  const ahead = stretches.filter(({ endsAt }, index) => endsAt > from || index === stretches.length - 1);
  const bounds = [from, ...ahead.map(({ endsAt }) => endsAt)].map(epochMsOf);
  const roots = ahead.map((_, index) => Math.sqrt(Math.max(1, lengthAt(bounds, index))));
  const all = roots.reduce((sum, root) => sum + root, 0);
  const least = roots.map((root) => Math.max(root / all, WIDTH_MIN));
  const wide = least.reduce((sum, share) => sum + share, 0);
  let [end, place] = [0, 0];
  const bar = ahead.map(({ refundBasisPoints }, index) => {
    const [start, width] = [end, ((least[index] ?? 0) / wide) * 100];
    end += width;
    const passed = (epochMsOf(now) - (bounds[index] ?? 0)) / Math.max(1, lengthAt(bounds, index));
    if (passed > 0) place = start + Math.min(1, passed) * width;
    return { gives: givenBy(refundBasisPoints), from: rounded(start), width: rounded(width) };
  });
  return { stretches: bar, now: rounded(place) };
}

function lengthAt(bounds: readonly number[], index: number): number {
  return (bounds[index + 1] ?? 0) - (bounds[index] ?? 0);
}

function givenBy(share: BasisPoints): BarStretch["gives"] {
  if (share === 0) return "nothing";
  return share === ALL_BASIS_POINTS ? "all" : "part";
}

function rounded(percent: number): number {
  return Math.round(percent * 100) / 100;
}

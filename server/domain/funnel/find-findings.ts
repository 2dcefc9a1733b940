import type { SessionTypeId } from "../values/ids.ts";
import type { FunnelFinding, Rate } from "./funnel-findings.ts";
import {
  begunOnSite,
  openBeforePaid,
  reachedOf,
  refusedAtBook,
  sumOf,
  underWayAt,
  type FunnelCount,
  type FunnelFigures,
} from "./funnel-figures.ts";
import { FIRST_STEP_OF_BOOKING, FUNNEL_STEPS, isOfBooking, stepAfter, stepBefore } from "./funnel-steps.ts";
import { LOSS_REASONS } from "./loss-reasons.ts";
import { isAbove, rateOf } from "./wilson.ts";

/** 100: with fewer, one person more or less changes what would be said. */
export const STARTS_MIN = 100;

/** What is compared. */
export interface FindingsAsked {
  readonly now: FunnelFigures;
  readonly before: FunnelFigures;
  /** Those of `now`, by session type and by source. */
  readonly sessionTypes: readonly {
    readonly id: SessionTypeId;
    readonly name: string;
    readonly counts: readonly FunnelCount[];
  }[];
  readonly sources: readonly { readonly source: string; readonly counts: readonly FunnelCount[] }[];
  /** Whole days until the next free time; null when unknown. */
  readonly nextFreeInDays: number | null;
}

/** A finding, and how many bookings it is about: of these there would be so many more, or fewer, without it. */
interface Weighed {
  readonly finding: FunnelFinding;
  readonly weight: number;
}

/** What the figures say for certain; nothing below 100 bookings begun. The weightiest first. Pure. */
export function findFindings(asked: FindingsAsked): FunnelFinding[] {
  if (reachedOf(asked.now.counts, FIRST_STEP_OF_BOOKING) < STARTS_MIN) return [];
  return [
    ...worstStep(asked),
    ...changedSteps(asked),
    ...changedCodes(asked),
    ...grownReasons(asked),
    ...unlikeOthers(asked),
  ]
    .sort((one, other) => other.weight - one.weight)
    .map(({ finding }) => finding);
}

function isEnough(...rates: readonly Rate[]): boolean {
  return rates.every(({ of }) => of >= STARTS_MIN);
}

function distance(one: Rate, other: Rate): number {
  return Math.abs(one.share - other.share) * one.of;
}

/** The step at which most leave, where it stands out from the second. */
function worstStep({ now: { counts }, nextFreeInDays }: FindingsAsked): Weighed[] {
  const [worst, second] = FUNNEL_STEPS.filter((step) => isOfBooking(step) && stepAfter(step) !== null)
    .map((step) => {
      const open = underWayAt(counts, step);
      const reached = reachedOf(counts, step);
      return { step, lost: rateOf(reached - open - reachedBehind(counts, step), reached, open) };
    })
    .filter(({ lost }) => isEnough(lost))
    .sort((one, other) => other.lost.share - one.lost.share);
  if (worst === undefined || second === undefined || !isAbove(worst.lost, second.lost)) return [];
  const finding = {
    kind: "step_loses_most",
    step: worst.step,
    lost: worst.lost,
    nextStep: second.step,
    next: second.lost,
    // They leave before they have picked a time.
    nextFreeInDays: worst.step === FIRST_STEP_OF_BOOKING ? nextFreeInDays : null,
  } as const;
  return [{ finding, weight: worst.lost.count }];
}

function reachedBehind(counts: readonly FunnelCount[], step: (typeof FUNNEL_STEPS)[number]): number {
  const next = stepAfter(step);
  return next === null ? 0 : reachedOf(counts, next);
}

/** Steps to which another share goes on than in the period before. */
function changedSteps(asked: FindingsAsked): Weighed[] {
  return FUNNEL_STEPS.flatMap((step): Weighed[] => {
    const [now, before] = [rateTo(step, asked.now), rateTo(step, asked.before)];
    if (now === null || before === null || !isEnough(now, before)) return [];
    const weight = distance(now, before);
    if (isAbove(before, now)) return [{ finding: { kind: "step_fell", step, now, before }, weight }];
    if (isAbove(now, before)) return [{ finding: { kind: "step_rose", step, now, before }, weight }];
    return [];
  });
}

/** Codes of which another share is entered than in the period before. */
function changedCodes(asked: FindingsAsked): Weighed[] {
  const rateIn = ({ codes: { code_asked, code_entered } }: FunnelFigures) =>
    rateOf(Math.min(code_asked, code_entered), code_asked);
  const [now, before] = [rateIn(asked.now), rateIn(asked.before)];
  if (!isEnough(now, before)) return [];
  const weight = distance(now, before);
  if (isAbove(before, now)) return [{ finding: { kind: "codes_fell", now, before }, weight }];
  return isAbove(now, before) ? [{ finding: { kind: "codes_rose", now, before }, weight }] : [];
}

/** Of those who reached the step before, who went on; null where that is no share of anything. */
function rateTo(step: (typeof FUNNEL_STEPS)[number], figures: FunnelFigures): Rate | null {
  const from = stepBefore(step);
  if (from === null) return null;
  if (!isOfBooking(from)) {
    const begun = begunOnSite(figures);
    return begun > figures.views ? null : rateOf(begun, figures.views);
  }
  const { counts } = figures;
  return rateOf(reachedOf(counts, step), reachedOf(counts, from), underWayAt(counts, from));
}

/** Reasons for which a larger share of all who pressed Book is lost than in the period before. */
function grownReasons({ now, before }: FindingsAsked): Weighed[] {
  return LOSS_REASONS.flatMap((reason): Weighed[] => {
    const rateIn = ({ counts }: FunnelFigures) => {
      const pressed = reachedOf(counts, FIRST_STEP_OF_BOOKING) + refusedAtBook(counts);
      const lost = sumOf(counts.filter(({ outcome }) => outcome === reason));
      const open = sumOf(counts.filter(({ outcome }) => outcome === "under_way"));
      return rateOf(lost, pressed, open);
    };
    const [rateNow, rateBefore] = [rateIn(now), rateIn(before)];
    return isEnough(rateNow, rateBefore) && isAbove(rateNow, rateBefore)
      ? [
          {
            finding: { kind: "reason_grew", reason, now: rateNow, before: rateBefore },
            weight: distance(rateNow, rateBefore),
          },
        ]
      : [];
  });
}

/**
 * Session types and sources of whose bookings another share is paid than of all others. Beside a weak source each of the others looks strong: of the
 * sources that are above for no other reason only the weightiest is told, and none where one is above without it.
 */
function unlikeOthers({ now, sessionTypes, sources }: FindingsAsked): Weighed[] {
  const all = paidOf(now.counts);
  const compared = (counts: readonly FunnelCount[], group = all) => {
    const own = paidOf(counts);
    const rest = without(group, own);
    const here = rateOf(own.paid, own.begun, own.open);
    const elsewhere = rateOf(rest.paid, rest.begun, rest.open);
    return isEnough(here, elsewhere) ? { here, elsewhere, weight: distance(here, elsewhere) } : null;
  };
  const bySource = sources.flatMap((one) => {
    const found = compared(one.counts);
    if (found === null) return [];
    const isBelow = isAbove(found.elsewhere, found.here);
    return isBelow || isAbove(found.here, found.elsewhere) ? [{ ...one, ...found, isBelow }] : [];
  });
  const weak = bySource.filter(({ isBelow }) => isBelow);
  const others = weak.reduce((rest, { counts }) => without(rest, paidOf(counts)), all);
  const isAboveOthers = ({ counts }: { readonly counts: readonly FunnelCount[] }) => {
    const found = compared(counts, others);
    return found !== null && isAbove(found.here, found.elsewhere);
  };
  const above = bySource.filter(({ isBelow }) => !isBelow).sort((one, other) => other.weight - one.weight);
  const strong = above.filter(isAboveOthers);
  return [
    ...sessionTypes.flatMap(({ id, name, counts }): Weighed[] => {
      const found = compared(counts);
      if (found === null || !isAbove(found.elsewhere, found.here)) return [];
      const { weight, ...rates } = found;
      const about = { sessionTypeId: id, sessionTypeName: name };
      return [{ finding: { kind: "session_type_below", ...about, ...rates }, weight }];
    }),
    ...[...weak, ...(strong.length === 0 ? above.slice(0, 1) : strong)].map(
      ({ source, here, elsewhere, weight, isBelow }): Weighed => {
        const kind = isBelow ? "source_below" : "source_above";
        return { finding: { kind, source, here, elsewhere }, weight };
      },
    ),
  ];
}

interface Paid {
  readonly paid: number;
  readonly begun: number;
  readonly open: number;
}

function without(all: Paid, part: Paid): Paid {
  return { paid: all.paid - part.paid, begun: all.begun - part.begun, open: all.open - part.open };
}

function paidOf(counts: readonly FunnelCount[]): Paid {
  return {
    paid: reachedOf(counts, "paid"),
    begun: reachedOf(counts, FIRST_STEP_OF_BOOKING),
    open: openBeforePaid(counts),
  };
}

import type { FunnelReport, StepFigures } from "../../server/domain/funnel/funnel-report.ts";
import { NO_CODES } from "../../server/domain/funnel/code-figures.ts";
import { FUNNEL_STEPS } from "../../server/domain/funnel/funnel-steps.ts";
import { instant } from "../../server/domain/values/instant.ts";

const NOTHING: StepFigures = {
  count: 0,
  underWay: 0,
  lost: 0,
  conversion: null,
  medianSeconds: null,
  p90Seconds: null,
};
const COUNTS = [1_200, 300, 200, 180, 170, 150, 120];
const COUNTS_BEFORE = [1_000, 250, 200, 190, 180, 160, 140];

/** A report of three days, with every part. For tests. */
export function testReport(difference: Partial<FunnelReport> = {}): FunnelReport {
  return {
    builderId: `bld_${"0".repeat(26)}`,
    filters: { sessionTypeId: null, source: null },
    period: { from: "2026-03-04", until: "2026-03-06" },
    periodBefore: { from: "2026-03-01", until: "2026-03-03" },
    isBeforeWhole: true,
    steps: FUNNEL_STEPS.map((step, at) => ({
      step,
      ...figuresAt(COUNTS, at),
      underWay: step === "paid" ? 5 : 0,
      before: figuresAt(COUNTS_BEFORE, at),
    })),
    codes: { code_asked: 120, code_entered: 90, before: { code_asked: 100, code_entered: 80 } },
    losses: [
      { step: "booking_begun", reason: "left", count: 80, share: 0.8, countBefore: 40 },
      { step: "checkout_opened", reason: "declined", count: 20, share: 0.2, countBefore: 0 },
    ],
    findings: [
      {
        kind: "step_loses_most",
        step: "booking_begun",
        lost: { count: 100, of: 300, share: 1 / 3, low: 0.28, high: 0.39 },
        nextStep: "paid",
        next: { count: 30, of: 150, share: 0.2, low: 0.14, high: 0.27 },
        nextFreeInDays: 9,
      },
      {
        kind: "source_above",
        source: "utm:newsletter",
        here: { count: 90, of: 120, share: 0.75, low: 0.66, high: 0.82 },
        elsewhere: { count: 60, of: 180, share: 1 / 3, low: 0.27, high: 0.4 },
      },
    ],
    hasEnough: true,
    days: [
      { day: "2026-03-04", seen: 400, begun: 100, paid: 50 },
      { day: "2026-03-05", seen: 500, begun: 150, paid: 70 },
      { day: "2026-03-06", seen: 300, begun: 50, paid: 30 },
    ],
    choices: {
      sessionTypes: [{ id: `sty_${"0".repeat(26)}`, name: "Architecture review" }],
      sources: ["direct", "utm:newsletter"],
    },
    countedUntil: instant("2026-03-06T10:00:00.000Z"),
    ...difference,
  };
}

/** The same of a time in which nothing happened. */
export function emptyReport(): FunnelReport {
  return testReport({
    steps: FUNNEL_STEPS.map((step) => ({ step, ...NOTHING, before: NOTHING })),
    codes: { ...NO_CODES, before: NO_CODES },
    losses: [],
    findings: [],
    hasEnough: false,
    countedUntil: null,
  });
}

function figuresAt(counts: readonly number[], at: number): StepFigures {
  const [count, from] = [counts[at] ?? 0, counts[at - 1]];
  const isTimed = at > 1;
  return {
    ...NOTHING,
    count,
    lost: count - (counts[at + 1] ?? count),
    conversion: from === undefined ? null : count / from,
    medianSeconds: isTimed ? 45 * 60 ** (at - 2) : null,
    p90Seconds: isTimed ? 90 * 60 ** (at - 2) : null,
  };
}

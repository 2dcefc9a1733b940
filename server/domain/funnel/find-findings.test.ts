import fc from "fast-check";
import { expect, test } from "vitest";
import { ENGLISH } from "../text/language.ts";
import { funnelFindingInWords } from "../text/funnel-finding-in-words.ts";
import { findFindings, STARTS_MIN, type FindingsAsked } from "./find-findings.ts";
import { NO_FIGURES, type FunnelCount, type FunnelFigures } from "./funnel-figures.ts";
import { FUNNEL_STEPS, isOfBooking, stepAfter } from "./funnel-steps.ts";

/** A generator with a seed (mulberry32): the same numbers in every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const BOOKING_STEPS = FUNNEL_STEPS.filter(isOfBooking);

/** So many bookings, each of which goes on from each step with that step's chance. */
function generate(random: () => number, begun: number, goesOn: (step: string) => number): FunnelCount[] {
  const ended = new Map<string, number>();
  for (let booking = 0; booking < begun; booking += 1) {
    const step =
      BOOKING_STEPS.find((one) => stepAfter(one) === null || random() >= goesOn(one)) ?? "completed";
    ended.set(step, (ended.get(step) ?? 0) + 1);
  }
  return BOOKING_STEPS.map((step) => ({
    step,
    outcome: stepAfter(step) === null ? "done" : "hold_ended",
    count: ended.get(step) ?? 0,
  }));
}

const figures = (counts: readonly FunnelCount[]): FunnelFigures => ({ ...NO_FIGURES, counts });

/** Exactly so many at each step: of those begun, and so on. */
function exactly(...reached: readonly number[]): FunnelCount[] {
  return BOOKING_STEPS.map((step, position) => ({
    step,
    outcome: stepAfter(step) === null ? "done" : "left",
    count: (reached[position] ?? 0) - (reached[position + 1] ?? 0),
  }));
}

const ask = (asked: Partial<FindingsAsked>): FindingsAsked => ({
  now: NO_FIGURES,
  before: NO_FIGURES,
  sessionTypes: [],
  sources: [],
  nextFreeInDays: null,
  ...asked,
});

test("where 41 % leave at the time step and a tenth at the others, that is said, with the next free time", () => {
  const now = figures(exactly(1000, 590, 531, 478, 430, 387));
  const [first] = findFindings(ask({ now, nextFreeInDays: 9 }));
  expect(first).toMatchObject({
    kind: "step_loses_most",
    step: "booking_begun",
    lost: { count: 410, of: 1000, share: 0.41 },
    nextFreeInDays: 9,
  });
  expect(first && funnelFindingInWords(first, ENGLISH)).toMatchObject({
    finding:
      "41\u00a0% of those who come so far (410 of 1,000) leave at the time step, before they have picked a time. No other step loses so many; the next free time is 9 days away.",
  });
});

test("a step to which fewer go on than in the period before is named, and no other", () => {
  const now = figures(exactly(1000, 800, 640, 320, 256, 205));
  const before = figures(exactly(1000, 800, 640, 512, 410, 328));
  const changed = findFindings(ask({ now, before })).filter(({ kind }) => kind.startsWith("step_f"));
  expect(changed).toMatchObject([
    { kind: "step_fell", step: "checkout_opened", now: { count: 320, of: 640 } },
  ]);
});

test("a reason that grew, a session type and a source that sell less, and one that sells more, are found", () => {
  const good = exactly(500, 450, 400, 380, 350, 340);
  const bad = exactly(500, 250, 200, 160, 100, 90);
  const both = [...good, ...bad];
  const findings = findFindings(
    ask({
      now: figures([...both, { step: "profile_seen", outcome: "no_times", count: 300 }]),
      before: figures(exactly(1000, 700, 600, 540, 450, 430)),
      sessionTypes: [
        { id: `sty_${"1".repeat(26)}`, name: "Review", counts: good },
        { id: `sty_${"2".repeat(26)}`, name: "Mentoring", counts: bad },
      ],
      sources: [
        { source: "direct", counts: good },
        { source: "utm:spam", counts: bad },
      ],
    }),
  );
  expect(findings).toContainEqual(expect.objectContaining({ kind: "reason_grew", reason: "no_times" }));
  expect(findings).toContainEqual(
    expect.objectContaining({ kind: "session_type_below", sessionTypeName: "Mentoring" }),
  );
  expect(findings).toContainEqual(expect.objectContaining({ kind: "source_below", source: "utm:spam" }));
  expect(findings).toContainEqual(expect.objectContaining({ kind: "source_above", source: "direct" }));
  for (const finding of findings) {
    const { finding: said, remedy } = funnelFindingInWords(finding, ENGLISH);
    expect(said).toMatch(/\d\u00a0%/);
    expect(remedy).not.toBe("");
  }
});

/** The findings about sources, of so many sources that each have 500 bookings begun. */
function sourceFindings(paidBySource: Readonly<Record<string, number>>): string[] {
  const sources = Object.entries(paidBySource).map(([source, paid]) => ({
    source,
    counts: exactly(500, 480, 470, 460, paid, paid),
  }));
  return findFindings(ask({ now: figures(sources.flatMap(({ counts }) => counts)), sources })).flatMap(
    (finding) => ("source" in finding ? [`${finding.kind} ${finding.source}`] : []),
  );
}

test("beside one weak source the others are not each told to be strong: only the weightiest is", () => {
  expect(
    sourceFindings({ direct: 350, "utm:newsletter": 355, "site:a.example": 345, "utm:spam": 90 }),
  ).toEqual(["source_below utm:spam", "source_above utm:newsletter"]);
});

test("a source that is above the others without the weak one too is told, beside the one that is not", () => {
  expect(sourceFindings({ direct: 300, "utm:newsletter": 450, "utm:spam": 30 })).toEqual([
    "source_below utm:spam",
    "source_above utm:newsletter",
  ]);
  expect(
    sourceFindings({ "utm:talk": 430, "utm:newsletter": 430, direct: 300, embed: 300, "utm:spam": 30 }),
  ).toEqual(["source_below utm:spam", "source_above utm:talk", "source_above utm:newsletter"]);
});

test("what to do about a source fits it: only a link can be put somewhere again", () => {
  const rate = { count: 90, of: 120, share: 0.75, low: 0.66, high: 0.82 };
  const remedies = ["direct", "other", "embed", "api", "calendly", "utm:talk", "site:a.example"].map(
    (source) => {
      const words = funnelFindingInWords(
        { kind: "source_above", source, here: rate, elsewhere: rate },
        ENGLISH,
      );
      return [source, /put your link there again/.test(words.remedy)] as const;
    },
  );
  expect(remedies.filter(([, isLink]) => isLink).map(([source]) => source)).toEqual([
    "utm:talk",
    "site:a.example",
  ]);
});

test("a young period whose bookings are still under way is not told to be worse than an old one", () => {
  const settled = exactly(1000, 800, 700, 600, 500, 400);
  const young: FunnelCount[] = [
    ...exactly(1000, 800, 700, 600, 500, 0).filter(({ step }) => step !== "paid"),
    // Cancellations are known at once; sessions take place only later.
    { step: "paid", outcome: "canceled_by_client", count: 100 },
    { step: "paid", outcome: "under_way", count: 400 },
  ];
  const findings = findFindings(ask({ now: figures(young), before: figures(settled) }));
  expect(findings.filter(({ kind }) => kind === "step_fell")).toEqual([]);
});

test("below 100 starts nothing is said, whatever the figures", () => {
  const reached = fc.array(fc.integer({ min: 0, max: STARTS_MIN - 1 }), { minLength: 6, maxLength: 6 });
  const falling = reached.map((counts) => counts.sort((one, other) => other - one));
  fc.assert(
    fc.property(falling, fc.nat({ max: 100_000 }), (counts, views) => {
      const now = { ...figures(exactly(...counts)), views };
      const before = { ...figures(exactly(1000, 1000, 1000, 1000, 1000, 1000)), views: 100_000 };
      const sources = [{ source: "direct", counts: now.counts }];
      expect(findFindings(ask({ now, before, sources }))).toEqual([]);
    }),
  );
});

test("a group below 100 is not compared, in whichever place it stands", () => {
  const many = exactly(1000, 900, 800, 700, 600, 500);
  const few = exactly(99);
  const now = figures([...many, ...few]);
  const findings = findFindings(
    ask({
      now,
      before: figures(few),
      sources: [
        { source: "direct", counts: many },
        { source: "embed", counts: few },
      ],
    }),
  );
  expect(findings.map(({ kind }) => kind)).not.toContain("source_below");
  expect(findings.map(({ kind }) => kind)).not.toContain("source_above");
  expect(findings.map(({ kind }) => kind)).not.toContain("step_fell");
});

/**
 * Two groups of the same size whose 95 % intervals do not touch differ by 2.77 deviations: 0.6 % of all pairs on pure noise. 1.5 % leaves room for
 * chance in some thousand pairs, and for shares near none and all.
 */
const FALSE_SHARE_MAX = 0.015;

test("on pure noise, the same chance in both periods, a comparison is false no more often than the intervals allow", () => {
  const random = randomFrom(14);
  let compared = 0;
  let said = 0;
  for (let round = 0; round < 400; round += 1) {
    const chance = 0.5 + random() * 0.45;
    const begun = 400 + Math.floor(random() * 1500);
    const goesOn = () => chance;
    const now = figures(generate(random, begun, goesOn));
    const before = figures(generate(random, begun, goesOn));
    const findings = findFindings(ask({ now, before }));
    compared += BOOKING_STEPS.length - 1;
    said += findings.filter(({ kind }) => kind === "step_fell" || kind === "step_rose").length;
  }
  expect(said / compared).toBeLessThan(FALSE_SHARE_MAX);
});

test("on pure noise, the same chance everywhere, hardly any step, session type or source is told to stand out", () => {
  const random = randomFrom(41);
  let rounds = 0;
  let worst = 0;
  let unlike = 0;
  for (let round = 0; round < 400; round += 1) {
    const chance = 0.6 + random() * 0.35;
    const halves = [0, 1].map(() => generate(random, 300 + Math.floor(random() * 1000), () => chance));
    const sources = halves.map((counts, half) => ({ source: `utm:${half}`, counts }));
    const findings = findFindings(ask({ now: figures(halves.flat()), sources }));
    rounds += 1;
    worst += findings.filter(({ kind }) => kind === "step_loses_most").length;
    unlike += findings.some(({ kind }) => kind.startsWith("source_")) ? 1 : 0;
  }
  expect(worst / rounds).toBeLessThan(FALSE_SHARE_MAX * 2);
  expect(unlike / rounds).toBeLessThan(FALSE_SHARE_MAX);
});

test("codes of which fewer are entered than before are told, with what to do; few codes are not", () => {
  const bookings = figures(exactly(1000, 800, 700, 600, 500, 400));
  const withCodes = (code_asked: number, code_entered: number): FunnelFigures => ({
    ...bookings,
    codes: { code_asked, code_entered },
  });
  const before = withCodes(400, 360);
  const [fell] = findFindings(ask({ now: withCodes(400, 240), before }));
  expect(fell).toMatchObject({ kind: "codes_fell", now: { count: 240, of: 400 } });
  const said = fell && funnelFindingInWords(fell, ENGLISH);
  expect(said?.finding).toContain("60\u00a0% (240 of 400), against 90\u00a0% (360 of 400)");
  expect(said?.remedy).toContain("The mail with the code");
  expect(findFindings(ask({ now: before, before: withCodes(400, 240) }))[0]?.kind).toBe("codes_rose");
  expect(findFindings(ask({ now: withCodes(99, 0), before }))).toEqual([]);
});

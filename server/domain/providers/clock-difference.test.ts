import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  CLOCK_UNKNOWN,
  isStillSaid,
  sureDifferenceSeconds,
  withAnswer,
  type DatedAnswer,
} from "./clock-difference.ts";
import { instantFromEpochMs } from "../values/instant.ts";

const NOON_MS = Date.parse("2026-03-02T12:00:00.000Z");
const at = (ms: number) => instantFromEpochMs(NOON_MS + ms);

/** An answer to a question that took `tookMs`, dated by a clock by which ours is ahead. */
function answer(aheadMs: number, { tookMs = 100, afterMs = 50, askedMs = 0 } = {}): DatedAnswer {
  const dated = Math.floor((NOON_MS + askedMs + afterMs - aheadMs) / 1_000) * 1_000;
  return { askedAt: at(askedMs), answeredAt: at(askedMs + tookMs), datedAt: instantFromEpochMs(dated) };
}

const after = (...aheadSeconds: number[]) =>
  aheadSeconds.reduce((status, s) => withAnswer(status, answer(s * 1_000)), CLOCK_UNKNOWN);

describe("one answer", () => {
  test.each([
    { name: "the same second", askedAt: at(200), answeredAt: at(700), datedAt: at(0), seconds: 0 },
    { name: "dated as it was asked", askedAt: at(900), answeredAt: at(9_000), datedAt: at(0), seconds: 0 },
    { name: "dated as it came", askedAt: at(0), answeredAt: at(9_000), datedAt: at(9_000), seconds: 0 },
    { name: "ours behind", askedAt: at(0), answeredAt: at(500), datedAt: at(120_000), seconds: -119.5 },
    { name: "ours ahead", askedAt: at(0), answeredAt: at(500), datedAt: at(-120_000), seconds: 119 },
    {
      name: "moved on in between",
      askedAt: at(0),
      answeredAt: at(1_860_000),
      datedAt: at(1_860_000),
      seconds: 0,
    },
    { name: "set back in between", askedAt: at(600_000), answeredAt: at(0), datedAt: at(0), seconds: 0 },
  ])("$name: $seconds s", ({ seconds, ...one }) => {
    expect(sureDifferenceSeconds(one)).toBe(seconds);
  });

  test("never says more than is so, and of a quick one at most two seconds less", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -7_200_000, max: 7_200_000 }),
        fc.integer({ min: 0, max: 1_000 }),
        fc.integer({ min: 0, max: 59_999 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (aheadMs, tookMs, askedMs, share) => {
          const sure = sureDifferenceSeconds(
            answer(aheadMs, { tookMs, askedMs, afterMs: Math.round(tookMs * share) }),
          );
          expect(Math.abs(sure)).toBeLessThanOrEqual(Math.abs(aheadMs) / 1_000);
          expect(sure * aheadMs).toBeGreaterThanOrEqual(0);
          expect(Math.abs(aheadMs) / 1_000 - Math.abs(sure)).toBeLessThanOrEqual(2);
        },
      ),
    );
  });
});

describe("the last answers", () => {
  test.each([
    ["nothing is told after one or two", [-300, -300], false],
    ["three that agree tell, also of a clock that is ahead", [300, 300, 300], true],
    ["and of one that is behind", [-300, -300, -300], true],
    ["a minute is borne", [58, 58, 58, 58], false],
    ["more than that is not", [64, 64, 64], true],
    ["a single odd one does not tell", [0, -1_800, 0], false],
    ["nor do two in a row", [0, 0, 0, -1_800, -1_800], false],
    ["nor one at the beginning", [-1_800, 0, 0], false],
    ["nor those that disagree on the direction", [-300, 300, -300, 300], false],
    ["a clock that was put right is right after three", [300, 300, 300, 300, 300, 0, 0, 0], false],
    ["one that was set wrong is wrong after three", [0, 0, 0, 0, 0, 300, 300, 300], true],
    ["one that hovers stays told of", [70, 70, 70, 50, 50, 50, 50, 50], true],
    ["until it is clearly right", [70, 70, 70, 20, 20, 20], false],
  ] as const)("%s", (_name, aheadSeconds, isWrong) => {
    expect(after(...aheadSeconds).isWrong).toBe(isWrong);
  });

  test("fewer odd ones than half of the last five never tell, whatever they say and wherever they stand", () => {
    const right = fc.integer({ min: -20, max: 20 });
    const odd = fc.integer({ min: -90_000, max: 90_000 });
    fc.assert(
      fc.property(
        fc.array(right, { minLength: 5, maxLength: 20 }),
        odd,
        odd,
        fc.nat(),
        (all, one, two, where) => {
          const index = 3 + (where % (all.length - 3));
          const told = after(...all.slice(0, index), one, two, ...all.slice(index));
          expect(told.isWrong).toBe(false);
        },
      ),
    );
  });
});

test("a process that has been silent for ten minutes says nothing any more", () => {
  const said = {
    processId: "p",
    host: "h",
    provider: "stripe",
    seconds: 90,
    since: at(0),
    measuredAt: at(0),
  } as const;
  expect(isStillSaid(said, at(600_000))).toBe(true);
  expect(isStillSaid(said, at(600_001))).toBe(false);
});

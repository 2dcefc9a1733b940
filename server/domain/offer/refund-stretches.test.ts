import { describe, expect, test } from "vitest";
import { addMinutes, instant } from "../values/instant.ts";
import { DEFAULT_CANCELLATION_POLICY, refundShareAt } from "./cancellation-policy.ts";
import { refundStretches, timeBarOf } from "./refund-stretches.ts";

const STARTS_AT = instant("2026-03-10T14:00:00.000Z");
const DAY = 24 * 60;

describe("the stretches before a session", () => {
  test("end a tier's notice before the start, and the last with the start", () => {
    expect(refundStretches(DEFAULT_CANCELLATION_POLICY, STARTS_AT)).toEqual([
      { refundBasisPoints: 10_000, endsAt: "2026-03-09T14:00:00.000Z" },
      { refundBasisPoints: 5_000, endsAt: "2026-03-10T02:00:00.000Z" },
      { refundBasisPoints: 0, endsAt: "2026-03-10T14:00:00.000Z" },
    ]);
  });

  test("of a policy without tiers are one that gives nothing, and of one that holds to the end, no other after it", () => {
    expect(refundStretches({ tiers: [] }, STARTS_AT)).toEqual([{ refundBasisPoints: 0, endsAt: STARTS_AT }]);
    const always = { tiers: [{ noticeMinutesMin: 0, refundBasisPoints: 10_000 }] };
    expect(refundStretches(always, STARTS_AT)).toEqual([{ refundBasisPoints: 10_000, endsAt: STARTS_AT }]);
  });

  test("say at each instant what the policy says", () => {
    const stretches = refundStretches(DEFAULT_CANCELLATION_POLICY, STARTS_AT);
    for (let minutes = 0; minutes <= 2 * DAY; minutes += 30) {
      const at = addMinutes(STARTS_AT, -minutes);
      const share = stretches.find(({ endsAt }) => at <= endsAt)?.refundBasisPoints;
      expect([at, share]).toEqual([at, refundShareAt(DEFAULT_CANCELLATION_POLICY, STARTS_AT, at)]);
    }
  });
});

describe("the bar of time", () => {
  const stretches = refundStretches(DEFAULT_CANCELLATION_POLICY, STARTS_AT);
  const weeksBefore = addMinutes(STARTS_AT, -30 * DAY);

  test("fills its whole width in order, and a stretch of hours is seen beside one of weeks", () => {
    const { stretches: bar, now } = timeBarOf(stretches, weeksBefore, weeksBefore);
    expect(bar.map(({ gives }) => gives)).toEqual(["all", "part", "nothing"]);
    expect(now).toBe(0);
    let end = 0;
    for (const { from, width } of bar) {
      expect(from).toBeCloseTo(end, 1);
      expect(width).toBeGreaterThan(10);
      end = from + width;
    }
    expect(end).toBeCloseTo(100, 1);
  });

  test("has now in the stretch that holds now, and time only goes on", () => {
    let before = -1;
    for (let minutes = 30 * DAY; minutes >= 0; minutes -= 6 * 60) {
      const at = addMinutes(STARTS_AT, -minutes);
      const bar = timeBarOf(stretches, weeksBefore, at);
      expect(bar.now).toBeGreaterThan(before);
      before = bar.now;
      const index = stretches.findIndex(({ endsAt }) => at <= endsAt);
      const { from = 0, width = 0 } = bar.stretches[index] ?? {};
      expect(bar.now).toBeGreaterThanOrEqual(from - 0.02);
      expect(bar.now).toBeLessThanOrEqual(from + width + 0.02);
    }
    expect(before).toBeCloseTo(100, 1);
  });

  test("leaves out what had ended before it begins", () => {
    const from = addMinutes(STARTS_AT, -60);
    expect(timeBarOf(stretches, from, from)).toEqual({
      stretches: [{ gives: "nothing", from: 0, width: 100 }],
      now: 0,
    });
    // Booked for a time that has begun.
    expect(timeBarOf(stretches, addMinutes(STARTS_AT, 5), addMinutes(STARTS_AT, 9)).stretches).toHaveLength(
      1,
    );
  });
});

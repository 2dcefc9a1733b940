import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addMinutes, instant, minutesBetween, type Instant } from "../values/instant.ts";
import { keptOfTimes, viewOfFreeTimes, type FreeTimes } from "./free-times.ts";

const NOW = instant("2026-03-02T10:00:00.000Z");
const starts = fc
  .array(fc.integer({ min: 1, max: 30 * 24 * 2 }), { maxLength: 400 })
  .map((halfHours) => halfHours.map((half) => addMinutes(NOW, half * 30)));

function known(times: readonly Instant[], changes: Partial<FreeTimes> = {}): FreeTimes {
  return { ...keptOfTimes(times), readAt: NOW, failedAt: null, ...changes };
}

describe("what is kept", () => {
  test("is the first of all starts, in order, each once, of seven days and no more than 120; the others are counted", () => {
    fc.assert(
      fc.property(starts, (all) => {
        const { times, laterTimes } = keptOfTimes(all);
        const every = [...new Set(all)].sort();
        expect(times).toEqual(every.slice(0, times.length));
        expect(times.length + laterTimes).toBe(every.length);
        expect(times.length).toBeLessThanOrEqual(120);
        const [first] = times;
        const next = every[times.length];
        if (first === undefined) return;
        expect(minutesBetween(first, times.at(-1) ?? first)).toBeLessThan(7 * 24 * 60);
        // Nothing is left out that would still have fitted.
        if (next !== undefined && times.length < 120)
          expect(minutesBetween(first, next)).toBeGreaterThanOrEqual(7 * 24 * 60);
      }),
    );
  });
});

describe("what is said", () => {
  test("names no time that has passed", () => {
    fc.assert(
      fc.property(starts, fc.integer({ min: 0, max: 24 * 60 }), (all, later) => {
        const now = addMinutes(NOW, later);
        const view = viewOfFreeTimes(known(all), now);
        expect(view.times.every((start) => start > now)).toBe(true);
        expect(view.ageMinutes).toBe(later);
      }),
    );
  });

  test("is that there are none only where Calendly named none that is still to come", () => {
    const at = addMinutes(NOW, 30);
    expect(viewOfFreeTimes(known([]), NOW).state).toBe("no_times");
    expect(viewOfFreeTimes(known([at]), NOW)).toMatchObject({ state: "free_times", times: [at] });
    expect(viewOfFreeTimes(known([at]), addMinutes(NOW, 31)).state).toBe("no_times");
    const withLater = known([at], { laterTimes: 3 });
    expect(viewOfFreeTimes(withLater, addMinutes(NOW, 31))).toMatchObject({
      state: "free_times",
      times: [],
      hasMore: true,
    });
  });

  test("says until when there is no other free time, which whoever shows whole days needs to know", () => {
    fc.assert(
      fc.property(starts, fc.integer({ min: 0, max: 24 * 60 }), (all, later) => {
        const now = addMinutes(NOW, later);
        const { times, knownUntil } = viewOfFreeTimes(known(all), now);
        if (knownUntil === null) expect(times).toEqual([]);
        else
          expect(all.filter((at) => at > now && at < knownUntil).every((at) => times.includes(at))).toBe(
            true,
          );
      }),
    );
    const week = known([addMinutes(NOW, 30), addMinutes(NOW, 60)]);
    expect(viewOfFreeTimes(week, NOW).knownUntil).toBe(addMinutes(NOW, 30 + 7 * 24 * 60));
    const many = known(Array.from({ length: 200 }, (_, index) => addMinutes(NOW, 15 * (index + 1))));
    expect(viewOfFreeTimes(many, addMinutes(NOW, 60)).knownUntil).toBe(many.times.at(-1));
  });

  test("is nothing before Calendly has answered, and nothing a day after it last did", () => {
    expect(viewOfFreeTimes(null, NOW)).toEqual({
      state: "unknown",
      times: [],
      knownUntil: null,
      hasMore: false,
      ageMinutes: null,
      isOutdated: false,
    });
    const times = [addMinutes(NOW, 3 * 24 * 60)];
    expect(viewOfFreeTimes(known(times), addMinutes(NOW, 24 * 60)).state).toBe("free_times");
    expect(viewOfFreeTimes(known(times), addMinutes(NOW, 24 * 60 + 1)).state).toBe("unknown");
    expect(viewOfFreeTimes(known(times, { failedAt: NOW }), NOW).isOutdated).toBe(true);
    expect(viewOfFreeTimes(known([], { readAt: null, failedAt: NOW }), NOW)).toMatchObject({
      state: "unknown",
      isOutdated: true,
    });
  });
});

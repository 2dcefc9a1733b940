import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isTimeZone, localClock, toWallTime, wallTimeToUtc, zoneOffsetMs } from "./time-zone.ts";

const ZONES = [
  "America/New_York",
  "Asia/Tokyo",
  "Europe/Berlin",
  "Australia/Lord_Howe",
  "Asia/Kathmandu",
  "Pacific/Apia",
  "America/St_Johns",
  "UTC",
];
/** Whole minutes between 2020 and 2035. */
const minute = fc.integer({ min: 26_297_280, max: 34_187_040 }).map((minutes) => minutes * 60_000);
const zone = fc.constantFrom(...ZONES);

describe("wall time and UTC", () => {
  test("an instant's wall time leads back to that instant, or to the first of two that look the same", () => {
    fc.assert(
      fc.property(minute, zone, (unixMs, timeZone) => {
        const back = wallTimeToUtc(toWallTime(unixMs, timeZone), timeZone);
        expect(back).not.toBeNull();
        if (back === null) return;
        expect(back).toBeLessThanOrEqual(unixMs);
        expect(unixMs - back).toBeLessThanOrEqual(2 * 3_600_000);
        expect(toWallTime(back, timeZone)).toEqual(toWallTime(unixMs, timeZone));
      }),
      { numRuns: 500 },
    );
  });

  test("an offset is the difference between the wall and UTC", () => {
    expect(zoneOffsetMs(Date.parse("2026-01-15T12:00:00Z"), "America/New_York")).toBe(-5 * 3_600_000);
    expect(zoneOffsetMs(Date.parse("2026-07-15T12:00:00Z"), "America/New_York")).toBe(-4 * 3_600_000);
    expect(zoneOffsetMs(Date.parse("2026-07-15T12:00:00Z"), "Asia/Kathmandu")).toBe(5.75 * 3_600_000);
  });

  test("a wall time that the clocks jump over does not exist, and one they show twice is the first", () => {
    const nightOf = (month: number, day: number, hour: number) =>
      wallTimeToUtc({ year: 2026, month, day, hour, minute: 30 }, "America/New_York");
    expect(nightOf(3, 8, 2)).toBeNull();
    expect(nightOf(11, 1, 1)).toBe(Date.parse("2026-11-01T05:30:00Z"));
  });

  test("midnight is 00:00 and never 24:00", () => {
    expect(localClock(Date.parse("2026-03-02T05:00:00Z"), "America/New_York")).toBe("00:00");
  });

  test("only names of the time zone database are time zones", () => {
    expect(isTimeZone("Europe/Berlin")).toBe(true);
    expect(isTimeZone("Berlin")).toBe(false);
    expect(isTimeZone("")).toBe(false);
  });
});

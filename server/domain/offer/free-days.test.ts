import fc from "fast-check";
import { expect, test } from "vitest";
import { localDate } from "../values/calendar-days.ts";
import { addMinutes, instant, timeZone } from "../values/instant.ts";
import { freeDays } from "./free-days.ts";

const BERLIN = timeZone("Europe/Berlin");
const TOKYO = timeZone("Asia/Tokyo");
/** A Monday, 09:00 in Berlin. */
const FIRST = instant("2026-03-02T08:00:00.000Z");
const WEEK_LATER = addMinutes(FIRST, 7 * 24 * 60);

test("without a start there are no days", () => {
  expect(freeDays([], FIRST, BERLIN)).toEqual([]);
});

test("the week begins with the day of the first start, and days without any are among the seven", () => {
  const wednesday = addMinutes(FIRST, 2 * 24 * 60);
  const days = freeDays([FIRST, wednesday], WEEK_LATER, BERLIN);
  expect(days.map(({ day }) => day)).toEqual([2, 3, 4, 5, 6, 7, 8].map((day) => `2026-03-0${day}`));
  expect(days.map(({ times }) => times)).toEqual([[FIRST], [], [wednesday], [], [], [], []]);
  expect(days.every(({ isWhole }) => isWhole)).toBe(true);
});

test("a start is on the day that it has in the reader's zone", () => {
  // 16:00 and 16:30 in Berlin: midnight and half past in Tokyo.
  const [before, after] = [instant("2026-03-02T14:30:00Z"), instant("2026-03-02T15:00:00Z")];
  expect(freeDays([before, after], WEEK_LATER, BERLIN)[0]?.times).toEqual([before, after]);
  const [monday, tuesday] = freeDays([before, after], WEEK_LATER, TOKYO);
  expect([monday?.day, monday?.times]).toEqual(["2026-03-02", [before]]);
  expect([tuesday?.day, tuesday?.times]).toEqual(["2026-03-03", [after]]);
});

test("a day that reaches beyond what is known is not whole", () => {
  const known = freeDays([FIRST], instant("2026-03-04T10:00:00Z"), BERLIN);
  expect(known.map(({ isWhole }) => isWhole)).toEqual([true, true, false, false, false, false, false]);
});

test("the seven days are seven different ones, across any change of clocks, and each start stands on its own day", () => {
  const zones = [
    "America/New_York",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Europe/Berlin",
    "Asia/Kathmandu",
  ];
  const start = fc.integer({ min: 1_700_000_000, max: 1_900_000_000 });
  const gaps = fc.array(fc.integer({ min: 15, max: 2_000 }), { maxLength: 30 });
  fc.assert(
    fc.property(start, gaps, fc.constantFrom(...zones), (seconds, minutes, name) => {
      const zone = timeZone(name);
      let at = instant(new Date(seconds * 1000).toISOString());
      const times = [at, ...minutes.map((gap) => (at = addMinutes(at, gap)))];
      const days = freeDays(times, at, zone);
      expect(new Set(days.map(({ day }) => day)).size).toBe(7);
      const last = days.at(-1)?.day ?? "";
      expect(days.flatMap((day) => day.times)).toEqual(times.filter((time) => localDate(time, zone) <= last));
      for (const day of days) for (const time of day.times) expect(localDate(time, zone)).toBe(day.day);
    }),
  );
});

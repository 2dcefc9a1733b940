import { expect, it } from "vitest";
import { SELLING_CURRENCIES } from "../offer/charge-minimums.ts";
import { addMinutes, instant, timeZone, type Instant, type TimeZone } from "../values/instant.ts";
import { money } from "../values/money.ts";
import { formatWait } from "./format-wait.ts";
import * as formats from "./formats.ts";
import { GERMAN } from "./known-languages.ts";
import { ENGLISH } from "./language.ts";
import { PSEUDO_LANGUAGES } from "./pseudo-language.ts";

const AT = instant("2026-03-03T13:00:00.000Z");

it("says an instant in each city's words, across the night on which New York changes its clocks", () => {
  const before = instant("2026-10-31T14:00:00Z");
  const after = instant("2026-11-02T14:00:00Z");
  const newYork = timeZone("America/New_York");
  expect(formats.formatShortDay(before, newYork, ENGLISH)).toBe("Sat 31 Oct");
  const said = (at: Instant, zone: TimeZone) => formats.formatDayAndTime(at, zone, ENGLISH);
  expect(said(before, newYork)).toBe("Saturday, 31 October 2026, 10:00, New York time");
  expect(said(after, newYork)).toBe("Monday, 2 November 2026, 09:00, New York time");
  expect(said(after, timeZone("Asia/Kathmandu"))).toBe("Monday, 2 November 2026, 19:45, Kathmandu time");
  expect(formats.timeZoneInWords(timeZone("UTC"), ENGLISH)).toBe("UTC");
});

it("writes a day of the calendar for a strip of days, and a start for where there is little room", () => {
  const day = { weekday: "Tue", number: "3", month: "March", full: "Tuesday, 3 March" };
  expect(formats.formatDayOfStrip("2026-03-03", ENGLISH)).toEqual(day);
  expect(formats.formatShortDayAndTime(AT, timeZone("Europe/Berlin"), ENGLISH)).toBe("Tue 3 Mar, 14:00");
});

it("writes money with the digits of its currency and never without it, and a price of nothing as free", () => {
  expect(formats.formatMoney(money(11_250, "USD"), ENGLISH)).toBe("$112.50");
  expect(formats.formatMoney(money(12_000, "JPY"), ENGLISH)).toBe("¥12,000");
  expect(formats.formatMoney(money(1_500, "KWD"), ENGLISH)).toBe("KWD\u00a01.500");
  expect(formats.formatPrice(money(0, "USD"), ENGLISH)).toBe("Free");
});

it.each([ENGLISH, GERMAN, ...PSEUDO_LANGUAGES])(
  "writes no two currencies that a builder can price in alike, in $tag",
  (language) => {
    const written = SELLING_CURRENCIES.map((currency) =>
      formats.formatMoney(money(100, currency), language).replaceAll(/[\d.,\s]/g, ""),
    );
    expect(new Set(written).size).toBe(SELLING_CURRENCIES.length);
  },
);

it("writes lengths, ages and waits", () => {
  expect([45, 60, 90, 240].map((minutes) => formats.formatMinutes(minutes, ENGLISH))).toEqual([
    "45 min",
    "1 h",
    "1 h 30 min",
    "4 h",
  ]);
  const ages = [0, 125, 1_440, 5_000].map((minutes) =>
    formats.formatAge(AT, addMinutes(AT, minutes), ENGLISH),
  );
  expect(ages).toEqual(["less than a minute", "2 h 5 min", "1 day", "3 days"]);
  const waits = [0, 61, 7_201, 10_800].map((seconds) => formatWait(seconds, ENGLISH));
  expect(waits).toEqual(["in a minute", "in 2 minutes", "in 3 hours", "in 3 hours"]);
});

it("writes numbers and lists", () => {
  expect(formats.formatNumber(12_345, ENGLISH)).toBe("12,345");
  expect(formats.formatList(["Ada", "Grace", "Joan"], ENGLISH)).toBe("Ada, Grace and Joan");
});

it("writes days, times, money, shares and lists as Germans do", () => {
  const [berlin, vienna] = [timeZone("Europe/Berlin"), timeZone("Europe/Vienna")];
  const start = instant("2026-12-01T14:00:00.000Z");
  expect(formats.formatDayAndTime(start, vienna, GERMAN)).toBe(
    "Dienstag, 1. Dezember 2026, 15:00 Uhr, Ortszeit Wien",
  );
  expect(formats.formatShortDayAndTime(start, berlin, GERMAN)).toBe("Di., 1. Dez., 15:00 Uhr");
  const months = Array.from({ length: 12 }, (_, month) =>
    formats.formatShortDay(
      instant(`2026-${String(month + 1).padStart(2, "0")}-02T12:00:00Z`),
      berlin,
      GERMAN,
    ),
  );
  expect(months.map((day) => day.replace(/^.*\. /, ""))).toEqual(
    "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.".split(" "),
  );
  expect(formats.formatDayOfStrip("2026-03-03", GERMAN)).toEqual({
    weekday: "Di.",
    number: "3",
    month: "März",
    full: "Dienstag, 3. März",
  });
  expect(formats.formatMonth("2026-03", GERMAN)).toBe("März 2026");
  expect(formats.formatMoney(money(4_900, "EUR"), GERMAN)).toBe("49,00\u00a0€");
  expect(formats.formatMoney(money(1_250_000, "CHF"), GERMAN)).toBe("12.500,00\u00a0CHF");
  expect(formats.formatPrice(money(0, "EUR"), GERMAN)).toBe("Kostenlos");
  expect(formats.formatShare(1_250, GERMAN)).toBe("12,5\u00a0%");
  expect(formats.formatList(["Ada", "Grace", "Joan"], GERMAN)).toBe("Ada, Grace und Joan");
  expect(formats.formatMinutes(90, GERMAN)).toBe("1 Std. 30 Min.");
  // After “vor” and “seit”, where every age stands.
  expect(formats.formatAge(AT, addMinutes(AT, 5_000), GERMAN)).toBe("3 Tagen");
  expect(formatWait(61, GERMAN)).toBe("in 2 Minuten");
});

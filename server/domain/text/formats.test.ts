import { expect, it } from "vitest";
import { addMinutes, instant, timeZone } from "../values/instant.ts";
import { money } from "../values/money.ts";
import * as formats from "./formats.ts";
import { ENGLISH } from "./language.ts";

const AT = instant("2026-03-03T13:00:00.000Z");
const BERLIN = timeZone("Europe/Berlin");

it("writes a date with its zone in words", () => {
  expect(formats.formatDayAndTime(AT, BERLIN, ENGLISH)).toBe("Tuesday, 3 March 2026, 14:00, Berlin time");
  expect(formats.formatShortDay(AT, BERLIN, ENGLISH)).toBe("Tue 3 Mar");
  expect(formats.timeZoneInWords(timeZone("UTC"), ENGLISH)).toBe("UTC");
});

it("writes money with its own digits, and a price of nothing as free", () => {
  expect(formats.formatMoney(money(11_250, "USD"), ENGLISH)).toBe("$112.50");
  expect(formats.formatMoney(money(5_000, "JPY"), ENGLISH)).toBe("¥5,000");
  expect(formats.formatPrice(money(0, "USD"), ENGLISH)).toBe("Free");
});

it("writes lengths, ages and waits", () => {
  expect([45, 60, 90].map((minutes) => formats.formatMinutes(minutes, ENGLISH))).toEqual([
    "45 min",
    "1 h",
    "1 h 30 min",
  ]);
  const ages = [0, 125, 1_440, 5_000].map((minutes) =>
    formats.formatAge(AT, addMinutes(AT, minutes), ENGLISH),
  );
  expect(ages).toEqual(["less than a minute", "2 h 5 min", "1 day", "3 days"]);
  const waits = [0, 61, 7_201, 10_800].map((seconds) => formats.formatWait(seconds, ENGLISH));
  expect(waits).toEqual(["in a minute", "in 2 minutes", "in 3 hours", "in 3 hours"]);
});

it("writes numbers and lists", () => {
  expect(formats.formatNumber(12_345, ENGLISH)).toBe("12,345");
  expect(formats.formatList(["Ada", "Grace", "Joan"], ENGLISH)).toBe("Ada, Grace and Joan");
});

import { expect, test } from "vitest";
import { dayAfter, isDay, monthAround, startOfDay } from "./calendar-days.ts";
import { instant, timeZone } from "./instant.ts";

test("a month begins and ends at midnight of its zone, over the change of the clocks and of the year", () => {
  expect(monthAround(instant("2026-03-15T12:00:00Z"), timeZone("Europe/Berlin"))).toEqual({
    from: "2026-02-28T23:00:00.000Z",
    until: "2026-03-31T22:00:00.000Z",
  });
  expect(monthAround(instant("2026-12-31T23:30:00Z"), timeZone("America/New_York"))).toEqual({
    from: "2026-12-01T05:00:00.000Z",
    until: "2027-01-01T05:00:00.000Z",
  });
  expect(monthAround(instant("2026-12-31T23:30:00Z"), timeZone("Asia/Kathmandu")).from).toBe(
    "2026-12-31T18:15:00.000Z",
  );
});

test("a day begins at its first instant, and the next one follows", () => {
  expect(startOfDay("2026-03-02", timeZone("Pacific/Kiritimati"))).toBe("2026-03-01T10:00:00.000Z");
  expect(startOfDay("2026-03-02", timeZone("UTC"))).toBe("2026-03-02T00:00:00.000Z");
  expect(dayAfter("2026-02-28")).toBe("2026-03-01");
  expect(isDay("2026-02-28")).toBe(true);
  expect(["2026-13-01", "26-02-01", "", "2026-02-28T00:00"].some(isDay)).toBe(false);
});

import { expect, test } from "vitest";
import { instant, timeZone } from "../values/instant.ts";
import { openAtDay, wishedTime } from "./wished-time.ts";

const NOW = instant("2026-03-01T10:00:00.000Z");
const LINK = "https://calendly.com/d/abc-123/intro-call";

const opened = (at: string, zone: string) =>
  Object.fromEntries(new URL(openAtDay(LINK, instant(at), timeZone(zone))).searchParams);

test.each(["2026-03-01T10:00:00.001Z", "2026-03-03T14:00:00.000Z", "2026-04-30T10:00:00.000Z"])(
  "a start in the next 60 days is a wish: %s",
  (text) => {
    expect(wishedTime(text, NOW)).toBe(text);
  },
);

test.each([
  null,
  "",
  "tomorrow",
  "2026-03-03",
  "2026-03-03T14:00",
  "2026-02-30T14:00:00.000Z ",
  "2026-03-01T10:00:00.000Z",
  "2026-02-28T10:00:00.000Z",
  "2026-04-30T10:00:00.001Z",
  "9999-12-31T23:59:59.999Z",
])("what is none, has passed or is further ahead is ignored: %s", (text) => {
  expect(wishedTime(text, NOW)).toBeNull();
});

test("the day is that of the zone which the calendar shows, in whatever month it falls", () => {
  const at = "2026-03-31T23:30:00.000Z";
  expect(opened(at, "UTC")).toEqual({ month: "2026-03", date: "2026-03-31" });
  expect(opened(at, "Asia/Tokyo")).toEqual({ month: "2026-04", date: "2026-04-01" });
  expect(opened(at, "Asia/Kathmandu")).toEqual({ month: "2026-04", date: "2026-04-01" });
  expect(opened(at, "Pacific/Honolulu")).toEqual({ month: "2026-03", date: "2026-03-31" });
  expect(opened("2027-01-01T05:00:00.000Z", "Pacific/Honolulu")).toEqual({
    month: "2026-12",
    date: "2026-12-31",
  });
  expect(opened("2026-12-31T18:15:00.000Z", "Asia/Kathmandu")).toEqual({
    month: "2027-01",
    date: "2027-01-01",
  });
});

test("around a change of clocks the day is the one on the wall", () => {
  // New York goes forward on 8 March 2026 at 7:00 UTC, and back on 1 November at 6:00 UTC.
  expect(opened("2026-03-08T04:59:00.000Z", "America/New_York")["date"]).toBe("2026-03-07");
  expect(opened("2026-03-09T03:59:00.000Z", "America/New_York")["date"]).toBe("2026-03-08");
  expect(opened("2026-03-09T04:00:00.000Z", "America/New_York")["date"]).toBe("2026-03-09");
  expect(opened("2026-11-01T04:00:00.000Z", "America/New_York")["date"]).toBe("2026-11-01");
  expect(opened("2026-11-02T04:59:00.000Z", "America/New_York")["date"]).toBe("2026-11-01");
  // Berlin's clocks go forward on 29 March: midnight is an hour earlier in UTC from then on.
  expect(opened("2026-03-29T22:00:00.000Z", "Europe/Berlin")["date"]).toBe("2026-03-30");
  expect(opened("2026-03-28T22:59:00.000Z", "Europe/Berlin")["date"]).toBe("2026-03-28");
});

test("what the address carries stays, and a day that it named gives way", () => {
  const url = new URL(
    openAtDay(`${LINK}?utm_content=bkg_1&month=2020-01&date=2020-01-01`, NOW, timeZone("UTC")),
  );
  expect(url.pathname).toBe("/d/abc-123/intro-call");
  expect([...url.searchParams]).toEqual([
    ["utm_content", "bkg_1"],
    ["month", "2026-03"],
    ["date", "2026-03-01"],
  ]);
});

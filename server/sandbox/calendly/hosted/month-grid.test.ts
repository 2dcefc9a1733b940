import { afterEach, beforeEach, expect, test } from "vitest";
import { startCalendly, type RunningCalendly } from "../start-calendly.ts";
import { localDate } from "../state/time-zone.ts";
import { freeDays, nextMonth, startTimes, wholeDayTimes } from "./test-times-on-page.ts";

const DAY_MS = 86_400_000;
const REVIEW = "/ada-okafor/architecture-review";
const ADA_ZONE = "America/New_York";

let calendly: RunningCalendly;
beforeEach(async () => {
  calendly = await startCalendly();
  // The first day of a month, noon in New York: the month that is shown is whole.
  const now = calendly.kernel.clock.now();
  const first = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1, 17);
  await calendly.kernel.clock.advance(first - now.getTime());
});
afterEach(() => calendly.close());

const today = () => localDate(calendly.kernel.clock.now().getTime(), ADA_ZONE);
const shownMonth = (html: string) => /data-month="([^"]+)"/.exec(html)?.[1];
const page = async (query: string) => (await calendly.page(`${REVIEW}${query}`)).html;

test("without a day the month of the first free time shows its free days, and no times", async () => {
  const html = await page("");
  expect(shownMonth(html)).toBe(today().slice(0, 7));
  expect(startTimes(html)).toEqual([]);
  expect(html).toContain("Pick a day");
  const free = freeDays(html);
  expect(free.length).toBeGreaterThan(15);
  // Ada works from Monday to Friday.
  expect(free.every((date) => ![0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay()))).toBe(true);
});

test("month and date open that day, marked in its month, with its times and no others", async () => {
  const [, , day = ""] = freeDays(await page(""));
  const html = await page(`?month=${day.slice(0, 7)}&date=${day}`);
  expect(html).toMatch(new RegExp(`data-date="${day}"[^>]*aria-current="date"`));
  const times = startTimes(html);
  expect(times.length).toBeGreaterThan(3);
  expect(times.every((time) => localDate(Date.parse(time), ADA_ZONE) === day)).toBe(true);
});

test("a date alone opens its month too; a month alone opens no day", async () => {
  const next = freeDays((await calendly.page(nextMonth(await page("")) ?? "")).html)[0] ?? "";
  const byDate = await page(`?date=${next}`);
  expect([shownMonth(byDate), startTimes(byDate).length > 0]).toEqual([next.slice(0, 7), true]);
  const byMonth = await page(`?month=${next.slice(0, 7)}`);
  expect([shownMonth(byMonth), startTimes(byMonth)]).toEqual([next.slice(0, 7), []]);
});

test("one can go to the months in which the calendar is open, and no further", async () => {
  const months: string[] = [];
  let href: string | null = REVIEW;
  while (href !== null) {
    const { html } = await calendly.page(href);
    months.push(shownMonth(html) ?? "");
    href = nextMonth(html);
  }
  expect(months[0]).toBe(today().slice(0, 7));
  const last = localDate(calendly.kernel.clock.now().getTime() + 60 * DAY_MS, ADA_ZONE).slice(0, 7);
  expect(months.at(-1)).toBe(last);
  expect(new Set(months).size).toBe(months.length);
  for (const [far, shown] of [
    ["2000-01", months[0]],
    ["2999-12", last],
  ]) {
    expect(shownMonth(await page(`?month=${far}`))).toBe(shown);
  }
  expect(await page(`?month=${last}`)).toContain('rel="prev"');
  expect(await page("")).not.toContain('rel="prev"');
});

test("what is no date or no month counts as not said", async () => {
  for (const nonsense of ["?date=2026-02-30", "?date=tomorrow", "?month=2026-13", "?month=&date="]) {
    const html = await page(nonsense);
    expect([shownMonth(html), startTimes(html)]).toEqual([today().slice(0, 7), []]);
  }
});

test("a day without free times says so", async () => {
  const html = await page(`?date=${today().slice(0, 8)}01&timezone=Pacific/Kiritimati`);
  expect(startTimes(html)).toEqual([]);
  expect(html).toContain("There are no free times on this day");
});

test("a day's times are those of the zone that is shown", async () => {
  const zone = "Asia/Tokyo";
  const day = freeDays(await page(`?timezone=${zone}`))[2] ?? "";
  const times = startTimes(await page(`?timezone=${zone}&date=${day}`));
  expect(times.length).toBeGreaterThan(0);
  expect(times.every((time) => localDate(Date.parse(time), zone) === day)).toBe(true);
});

test("links between days and months keep what the address carries", async () => {
  const html = await page("?utm_content=bkg_1&embed_domain=app.example&timezone=UTC");
  const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, href = ""]) => href);
  expect(links.length).toBeGreaterThan(15);
  for (const link of links) {
    expect(link).toContain("utm_content=bkg_1");
    expect(link).toContain("embed_domain=app.example");
  }
});

test("somebody who comes second finds the day of the time open, and is told", async () => {
  const [time = "", other = ""] = await wholeDayTimes(calendly, REVIEW);
  const person = { full_name: "Jane Doe", email: "jane@example.com" };
  await calendly.page(`${REVIEW}/${time}`, person);
  const gone = await calendly.page(`${REVIEW}/${time}?month=2000-01`);
  expect([gone.status, gone.html.includes("no longer available")]).toEqual([409, true]);
  expect(startTimes(gone.html)).toContain(other);
});

test("from the details one comes back to the day of the time", async () => {
  const [time = ""] = await wholeDayTimes(calendly, REVIEW);
  const { html } = await calendly.page(`${REVIEW}/${time}?timezone=Asia/Tokyo`);
  const day = localDate(Date.parse(time), "Asia/Tokyo");
  expect(html).toContain(`month=${day.slice(0, 7)}&amp;date=${day}`);
});

test("whom a screen reader tells it hears the whole day and how many times it has", async () => {
  const html = await page("");
  expect(html).toMatch(/aria-label="[A-Z][a-z]+day \d{1,2} [A-Z][a-z]+ \d{4}, \d+ free times?"/);
  expect(html).toMatch(/<th scope="col" abbr="Sunday"/);
});

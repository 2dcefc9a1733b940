import { addMinutes, instant, minutesBetween, type Instant } from "../values/instant.ts";
import type { FunnelPeriod } from "./funnel-report.ts";

const DAY_MINUTES = 24 * 60;

/** Two years: as far back as a report goes, with the period before. */
export const PERIOD_DAYS_MAX = 366;

/** So many days later; earlier when negative. */
export function dayPlus(day: string, days: number): string {
  return addMinutes(instant(`${day}T00:00:00Z`), days * DAY_MINUTES).slice(0, 10);
}

/** So many days in UTC, the last of them the one of this instant. */
export function lastDays(days: number, now: Instant): FunnelPeriod {
  const until = now.slice(0, 10);
  return { from: dayPlus(until, 1 - days), until };
}

/** The days of a period, in their order. */
export function daysOf({ from, until }: FunnelPeriod): string[] {
  const days: string[] = [];
  for (let day = from; day <= until; day = dayPlus(day, 1)) days.push(day);
  return days;
}

/** The period right in front of it, as long as it. */
export function periodBefore(period: FunnelPeriod): FunnelPeriod {
  return { from: dayPlus(period.from, -daysOf(period).length), until: dayPlus(period.from, -1) };
}

/** Whole days from one to the other; 0 for the same. */
export function daysBetween(from: string, until: string): number {
  return Math.round(
    minutesBetween(instant(`${from}T00:00:00Z`), instant(`${until}T00:00:00Z`)) / DAY_MINUTES,
  );
}

/** The spans that make up a period, each day in one of them: whole months, and the days around them. */
export function spansOf(period: FunnelPeriod): string[] {
  const byMonth = new Map<string, string[]>();
  for (const day of daysOf(period)) {
    const month = day.slice(0, "2026-03".length);
    byMonth.set(month, [...(byMonth.get(month) ?? []), day]);
  }
  return [...byMonth].flatMap(([month, days]) => {
    const isWhole =
      days[0] === `${month}-01` && dayPlus(days.at(-1) ?? "", 1).slice(0, month.length) !== month;
    return isWhole ? [month] : days;
  });
}

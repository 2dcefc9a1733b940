import { dayAfter, localDate } from "../values/calendar-days.ts";
import type { Instant, TimeZone } from "../values/instant.ts";

/** 7: a week, as a strip on a page shows it. */
const DAYS = 7;

/** A day of the calendar with the starts that are free on it. */
export interface FreeDay {
  /** `2026-03-02`, in the zone asked for. */
  readonly day: string;
  /** Soonest first; empty where none is known. */
  readonly times: readonly Instant[];
  /** False where the day reaches beyond what is known: then more may be free on it than is listed. */
  readonly isWhole: boolean;
}

/**
 * Seven days of the calendar in a zone, from the day of the first start on, with those without any. Starts of later days are left out. Empty without
 * a start.
 * @param times soonest first.
 * @param knownUntil until when `times` has every free start.
 */
export function freeDays(times: readonly Instant[], knownUntil: Instant, zone: TimeZone): FreeDay[] {
  const [first] = times;
  if (first === undefined) return [];
  const byDay = new Map<string, Instant[]>();
  for (const at of times) {
    const day = localDate(at, zone);
    const others = byDay.get(day);
    if (others === undefined) byDay.set(day, [at]);
    else others.push(at);
  }
  const lastKnownDay = localDate(knownUntil, zone);
  const days: FreeDay[] = [];
  for (let day = localDate(first, zone); days.length < DAYS; day = dayAfter(day))
    days.push({ day, times: byDay.get(day) ?? [], isWhole: day < lastKnownDay });
  return days;
}

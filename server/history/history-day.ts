import { addMinutes, instant, type Instant } from "../domain/values/instant.ts";

const DAY_MINUTES = 24 * 60;

/** A day in UTC, and the instants between which it lies. */
export interface HistoryDay {
  /** `2026-03-02`. */
  readonly day: string;
  readonly from: Instant;
  /** The first instant of the next day. */
  readonly until: Instant;
}

/** The day in which this instant lies. Pure. */
export function historyDayOf(at: Instant): HistoryDay {
  const day = at.slice(0, 10);
  const from = instant(`${day}T00:00:00.000Z`);
  return { day, from, until: addMinutes(from, DAY_MINUTES) };
}

/** The days from that of `first` on that have ended by `endedBy`, in order. Pure. */
export function historyDaysBetween(first: Instant, endedBy: Instant): HistoryDay[] {
  const days: HistoryDay[] = [];
  for (let day = historyDayOf(first); day.until <= endedBy; day = historyDayOf(day.until)) days.push(day);
  return days;
}

import { addMinutes, minutesBetween, type Instant } from "../values/instant.ts";

/** 7 days of 24 h, from the first free time on: what a page shows of a session type. */
const SHOWN_MINUTES = 7 * 24 * 60;
/** 120: a start every half hour of seven long working days. */
const SHOWN_MAX = 120;
/** 1 day: older knowledge of free times is useless. */
export const USEFUL_MINUTES = 24 * 60;

/** What is kept of a session type's free times. */
export interface FreeTimes {
  /** Starts, soonest first: those of seven days from the first one on, 120 at most. */
  readonly times: readonly Instant[];
  /** How many follow these in the weeks that Calendly was asked about. */
  readonly laterTimes: number;
  /** When Calendly was asked; null when it has never answered. */
  readonly readAt: Instant | null;
  /** When it could last not be asked, since it last answered; null when it could. */
  readonly failedAt: Instant | null;
}

/** From when until when there are free times among those kept, and when Calendly said so. */
export interface FreeTimesSpan {
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  readonly readAt: Instant;
}

/** The same as a page shows it. */
export interface FreeTimesView {
  /** `unknown`: Calendly has not said yet, or too long ago. */
  readonly state: "free_times" | "no_times" | "unknown";
  /**
   * The next starts, soonest first: those of seven days from the first one on, 120 at most. Empty unless there are free times; and where all that is
   * kept has passed while more is known to follow.
   */
  readonly times: readonly Instant[];
  /** Until when `times` has every free start; null where it is empty. */
  readonly knownUntil: Instant | null;
  /** Whether there are free times after these in the weeks that we know. */
  readonly hasMore: boolean;
  /** Whole minutes since Calendly said so; null while unknown. */
  readonly ageMinutes: number | null;
  /** Whether Calendly could not be asked when we last tried. */
  readonly isOutdated: boolean;
}

/** What to keep of all the starts that Calendly names, in whatever order it names them. */
export function keptOfTimes(all: readonly Instant[]): Pick<FreeTimes, "times" | "laterTimes"> {
  const sorted = [...new Set(all)].sort();
  const [first] = sorted;
  if (first === undefined) return { times: [], laterTimes: 0 };
  const end = addMinutes(first, SHOWN_MINUTES);
  const times = sorted.filter((start) => start < end).slice(0, SHOWN_MAX);
  return { times, laterTimes: sorted.length - times.length };
}

/** What may be said of free times now; `known` is null when Calendly was never asked. Times that have passed are left out. */
export function viewOfFreeTimes(known: FreeTimes | null, now: Instant): FreeTimesView {
  const isOutdated = known !== null && known.failedAt !== null;
  if (known?.readAt == null || !isUseful(known.readAt, now))
    return { state: "unknown", times: [], knownUntil: null, hasMore: false, ageMinutes: null, isOutdated };
  const times = known.times.filter((start) => start > now);
  const hasMore = known.laterTimes > 0;
  return {
    state: times.length > 0 || hasMore ? "free_times" : "no_times",
    times,
    knownUntil: times.length === 0 ? null : endOfKept(known.times),
    hasMore,
    ageMinutes: Math.max(0, Math.floor(minutesBetween(known.readAt, now))),
    isOutdated,
  };
}

/** Whether what was read then says anything of what is free now. */
export function isUseful(readAt: Instant, now: Instant): boolean {
  return minutesBetween(readAt, now) <= USEFUL_MINUTES;
}

/** Until when the starts that are kept are all that there are: within their week, or up to the last where as many are kept as may be. */
function endOfKept(times: readonly Instant[]): Instant | null {
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) return null;
  return times.length < SHOWN_MAX ? addMinutes(first, SHOWN_MINUTES) : last;
}

/** Whether this start is, as far as is known, no free one (any more). Where nothing is known of it, it may be. */
export function isTaken(
  { times, knownUntil }: Pick<FreeTimesView, "times" | "knownUntil">,
  start: Instant,
): boolean {
  return knownUntil !== null && start < knownUntil && !times.includes(start);
}

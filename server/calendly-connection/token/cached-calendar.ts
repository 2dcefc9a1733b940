import { LRUCache } from "lru-cache";
import type { BuilderId } from "../../domain/values/ids.ts";
import { minutesBetween, type Instant } from "../../domain/values/instant.ts";
import type { Calendar, CalendlyEventType, Clock } from "../../ports.ts";

/** 1 min: free times may be this old when they are shown; Calendly itself decides when a time is taken. */
const FRESH_MINUTES = 1;
/** 5,000 answers: some hundred builders with all their event types, a few megabytes. */
const ANSWERS_MAX = 5_000;

/** What Calendly said, and when it was asked. */
interface Answer<Value> {
  readonly value: Value;
  readonly asOf: Instant;
}

interface TimesAnswer extends Answer<boolean> {
  /** The beginning of the range asked about. */
  readonly from: Instant;
}

export interface CalendarCache {
  /** The same calendar, with `findEventType` and `hasAvailableTime` from answers that are up to a minute old; equal reads at one time are one. */
  wrap(builderId: BuilderId, calendar: Calendar): Calendar;
  readonly forgetEventTypes: (builderId: BuilderId) => void;
}

/**
 * Caches Calendly's answers about event types, and whether there are free times, in this process. A read that was under way when its builder's answers
 * were dropped is not cached.
 */
export function createCalendarCache(clock: Clock): CalendarCache {
  const eventTypes = new LRUCache<string, Answer<CalendlyEventType | null>>({ max: ANSWERS_MAX });
  const times = new LRUCache<string, TimesAnswer>({ max: ANSWERS_MAX });
  const underWay = new Map<string, Promise<unknown>>();
  /** Grows when a builder's answers are dropped; part of every key, so that a late answer is never found again. */
  const generations = new Map<BuilderId, number>();

  const keyOf = (builderId: BuilderId, about: string) =>
    `${builderId} ${generations.get(builderId) ?? 0} ${about}`;
  const isFresh = (asOf: Instant) => minutesBetween(asOf, clock.now()) < FRESH_MINUTES;

  /** One read for all who ask for the same while it lasts. */
  function together<Value>(key: string, read: () => Promise<Value>): Promise<Value> {
    const running = underWay.get(key) as Promise<Value> | undefined;
    if (running !== undefined) return running;
    const promise = read().finally(() => underWay.delete(key));
    underWay.set(key, promise);
    return promise;
  }

  function findEventType(builderId: BuilderId, calendar: Calendar, eventTypeId: string) {
    const key = keyOf(builderId, `event type ${eventTypeId}`);
    const known = eventTypes.get(key);
    if (known !== undefined && isFresh(known.asOf)) return Promise.resolve(known.value);
    return together(key, async () => {
      const asOf = clock.now();
      const value = await calendar.findEventType(eventTypeId);
      eventTypes.set(key, { value, asOf });
      return value;
    });
  }

  /** The length of the range is part of the key; its beginning may have moved on by as much as an answer may be old. */
  function timesKey(builderId: BuilderId, eventTypeUri: string, from: Instant, to: Instant): string {
    return keyOf(builderId, `times ${Math.round(minutesBetween(from, to))} ${eventTypeUri}`);
  }

  function hasAvailableTime(
    builderId: BuilderId,
    calendar: Calendar,
    eventTypeUri: string,
    { from, to }: { readonly from: Instant; readonly to: Instant },
  ): Promise<boolean> {
    const key = timesKey(builderId, eventTypeUri, from, to);
    const known = times.get(key);
    if (known !== undefined && isFresh(known.asOf) && isNear(known.from, from)) {
      return Promise.resolve(known.value);
    }
    return together(`${key} ${from.slice(0, 16)}`, async () => {
      const asOf = clock.now();
      const value = await calendar.hasAvailableTime(eventTypeUri, from, to);
      times.set(key, { value, asOf, from });
      return value;
    });
  }

  return {
    wrap: (builderId, calendar) => ({
      ...calendar,
      findEventType: (eventTypeId) => findEventType(builderId, calendar, eventTypeId),
      hasAvailableTime: (eventTypeUri, from, to) =>
        hasAvailableTime(builderId, calendar, eventTypeUri, { from, to }),
    }),

    forgetEventTypes(builderId) {
      generations.set(builderId, (generations.get(builderId) ?? 0) + 1);
    },
  };
}

function isNear(a: Instant, b: Instant): boolean {
  return Math.abs(minutesBetween(a, b)) <= FRESH_MINUTES;
}

import { mustGet, nowMs, type CalendlyState, type EventType, type ScheduledEvent } from "./calendly-state.ts";
import { durationsOf } from "./event-duration.ts";
import { toWallTime, wallTimeToUtc } from "./time-zone.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Working hours, in the host's own zone. */
const OPENS_AT_MINUTE = 9 * 60;
const CLOSES_AT_MINUTE = 17 * 60;
/** Nobody can book a time that begins within the hour. */
export const MINIMUM_NOTICE_MS = 60 * MINUTE_MS;
/** How far ahead the calendar is open. */
export const HORIZON_MS = 60 * DAY_MS;
/** Short meetings still begin on the half hour. */
const SHORTEST_STEP_MINUTES = 30;

interface OpenTime {
  startMs: number;
  inviteesRemaining: number;
}

/** Slots of a local day, remembered because time zone arithmetic is the slow part; bounded by `SLOT_CACHE_MAX`. */
const slotCache = new Map<string, readonly number[]>();
const SLOT_CACHE_MAX = 5_000;

function slotsOfDay(localMidnight: Date, timeZone: string, eventType: EventType): readonly number[] {
  const { durationMinutes } = eventType;
  // Whatever duration is chosen, the times begin on one grid.
  const stepMinutes = Math.max(SHORTEST_STEP_MINUTES, Math.min(...durationsOf(eventType)));
  const key = `${timeZone} ${localMidnight.getTime()} ${durationMinutes} ${stepMinutes}`;
  const known = slotCache.get(key);
  if (known) return known;
  const slots: number[] = [];
  for (let minute = OPENS_AT_MINUTE; minute + durationMinutes <= CLOSES_AT_MINUTE; minute += stepMinutes) {
    const startMs = wallTimeToUtc(
      {
        year: localMidnight.getUTCFullYear(),
        month: localMidnight.getUTCMonth() + 1,
        day: localMidnight.getUTCDate(),
        hour: Math.floor(minute / 60),
        minute: minute % 60,
      },
      timeZone,
    );
    if (startMs !== null) slots.push(startMs);
  }
  if (slotCache.size >= SLOT_CACHE_MAX) slotCache.clear();
  slotCache.set(key, slots);
  return slots;
}

/** Times that working hours, notice and horizon allow, taken or not, with `fromMs <= start < toMs`. */
export function listOfferedTimes(
  state: CalendlyState,
  eventType: EventType,
  fromMs: number,
  toMs: number,
): number[] {
  if (!eventType.active || eventType.deletedAt !== null) return [];
  const host = mustGet(state.accounts, eventType.accountUuid);
  const earliestMs = Math.max(fromMs, nowMs(state) + MINIMUM_NOTICE_MS);
  const latestMs = Math.min(toMs, nowMs(state) + HORIZON_MS);
  const offered: number[] = [];
  if (earliestMs >= latestMs) return offered;
  const first = toWallTime(earliestMs, host.timeZone);
  // Zones lie up to 14 hours off UTC, so the local day of `latestMs` begins at most a day and a half after it in UTC terms.
  for (
    let midnightMs = Date.UTC(first.year, first.month - 1, first.day);
    midnightMs < latestMs + 1.5 * DAY_MS;
    midnightMs += DAY_MS
  ) {
    const localMidnight = new Date(midnightMs);
    if (!host.workingDays.includes(localMidnight.getUTCDay())) continue;
    for (const startMs of slotsOfDay(localMidnight, host.timeZone, eventType)) {
      if (startMs >= earliestMs && startMs < latestMs) offered.push(startMs);
    }
  }
  return offered;
}

/** The group event that a new invitee would join, or undefined when they would start a new event. */
export function findEventToJoin(
  state: CalendlyState,
  eventType: EventType,
  startMs: number,
): ScheduledEvent | undefined {
  if (eventType.kind === "solo") return undefined;
  for (const event of state.scheduledEvents.values()) {
    if (event.eventTypeUuid === eventType.uuid && event.startMs === startMs && event.status === "active")
      return event;
  }
  return undefined;
}

/**
 * Times that can be booked now, in order, with `fromMs <= start < toMs`. A time is taken only by a booked, active event of the
 * host; `ignoreEventUuid` is the event that its own invitee is about to leave.
 */
export function listOpenTimes(
  state: CalendlyState,
  eventType: EventType,
  fromMs: number,
  toMs: number,
  ignoreEventUuid?: string,
): OpenTime[] {
  const durationMs = eventType.durationMinutes * MINUTE_MS;
  const blocking = [...state.scheduledEvents.values()].filter(
    (event) =>
      event.hostUuid === eventType.accountUuid &&
      event.status === "active" &&
      event.activeInvitees > 0 &&
      event.uuid !== ignoreEventUuid &&
      event.startMs < toMs + durationMs &&
      event.endMs > fromMs,
  );
  const open: OpenTime[] = [];
  for (const startMs of listOfferedTimes(state, eventType, fromMs, toMs)) {
    const inTheWay = blocking.filter(
      (event) => event.startMs < startMs + durationMs && event.endMs > startMs,
    );
    const joined = inTheWay.find(
      (event) =>
        eventType.kind === "group" && event.eventTypeUuid === eventType.uuid && event.startMs === startMs,
    );
    if (inTheWay.some((event) => event !== joined)) continue;
    const inviteesRemaining = joined ? joined.inviteeLimit - joined.activeInvitees : eventType.inviteeLimit;
    if (inviteesRemaining > 0) open.push({ startMs, inviteesRemaining });
  }
  return open;
}

import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { createKernel } from "../../kernel/create-kernel.ts";
import { HORIZON_MS, listOpenTimes, MINIMUM_NOTICE_MS } from "./availability.ts";
import { bookTime, type Attendance } from "../scheduling/book-time.ts";
import {
  createCalendlyState,
  mustGet,
  NO_TRACKING,
  nowMs,
  type CalendlyState,
  type EventType,
} from "./calendly-state.ts";
import { seedAccounts, SEED } from "./seed-accounts.ts";
import { localClock, toWallTime } from "./time-zone.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let state: CalendlyState;
beforeEach(() => {
  state = createCalendlyState(createKernel(), null);
  seedAccounts(state);
});

const eventType = (uuid: string): EventType => mustGet(state.eventTypes, uuid);

function openTimes(uuid: string, fromMs = nowMs(state), toMs = nowMs(state) + HORIZON_MS): number[] {
  return listOpenTimes(state, eventType(uuid), fromMs, toMs).map(({ startMs }) => startMs);
}

function book(uuid: string, startMs: number, email = "jo@example.com") {
  const attendance: Attendance = {
    email,
    name: "Jo Doe",
    firstName: null,
    lastName: null,
    timeZone: "UTC",
    questionsAndAnswers: [],
    tracking: { ...NO_TRACKING },
    textReminderNumber: null,
    guestEmails: [],
    location: null,
    scheduledByUuid: null,
  };
  return bookTime(state, eventType(uuid), startMs, attendance);
}

/** The next first Sunday of November or second Sunday of March, when New York changes its clocks. */
function nextNewYorkChange(afterMs: number): Date {
  for (let ms = Math.ceil(afterMs / DAY_MS) * DAY_MS; ; ms += DAY_MS) {
    const day = new Date(ms);
    const week = Math.ceil(day.getUTCDate() / 7);
    if (day.getUTCDay() !== 0) continue;
    if ((day.getUTCMonth() === 2 && week === 2) || (day.getUTCMonth() === 10 && week === 1)) return day;
  }
}

describe("free times", () => {
  test("every time lies in working hours on the host's own wall, with notice and within the horizon", () => {
    const types = [...state.eventTypes.values()].filter(({ active }) => active);
    for (const type of types) {
      const host = mustGet(state.accounts, type.accountUuid);
      const times = openTimes(type.uuid);
      expect(times.length).toBeGreaterThan(10);
      for (const startMs of times) {
        const start = toWallTime(startMs, host.timeZone);
        const weekday = new Date(Date.UTC(start.year, start.month - 1, start.day)).getUTCDay();
        const startMinute = start.hour * 60 + start.minute;
        expect(host.workingDays).toContain(weekday);
        expect(startMinute).toBeGreaterThanOrEqual(9 * 60);
        expect(startMinute + type.durationMinutes).toBeLessThanOrEqual(17 * 60);
        expect(startMs).toBeGreaterThanOrEqual(nowMs(state) + MINIMUM_NOTICE_MS - 1000);
        expect(startMs).toBeLessThanOrEqual(nowMs(state) + HORIZON_MS);
      }
    }
  });

  test("any window shows exactly the part of all free times that lies in it", () => {
    const offset = fc.integer({ min: 0, max: 60 * 24 });
    const type = fc.constantFrom(SEED.ada.introCall, SEED.kenji.productDeepDive, SEED.lena.openOfficeHour);
    fc.assert(
      fc.property(type, offset, offset, (uuid, from, length) => {
        const fromMs = Math.ceil(nowMs(state) / HOUR_MS) * HOUR_MS + (from + 2) * HOUR_MS;
        const toMs = fromMs + length * HOUR_MS;
        const all = openTimes(uuid, fromMs - 30 * DAY_MS, toMs + 30 * DAY_MS);
        expect(openTimes(uuid, fromMs, toMs)).toEqual(all.filter((at) => at >= fromMs && at < toMs));
      }),
      { numRuns: 60 },
    );
  });

  test("nine o'clock in New York stays nine o'clock across the clock change, an hour apart in UTC", async () => {
    const change = nextNewYorkChange(nowMs(state) + 10 * DAY_MS);
    await state.kernel.clock.advance(change.getTime() - 7 * DAY_MS - nowMs(state));
    const first = (fromMs: number) => openTimes(SEED.ada.architectureReview, fromMs)[0] ?? 0;
    const fridayBefore = first(change.getTime() - 2 * DAY_MS);
    const mondayAfter = first(change.getTime() + DAY_MS);
    expect(localClock(fridayBefore, "America/New_York")).toBe("09:00");
    expect(localClock(mondayAfter, "America/New_York")).toBe("09:00");
    const shift = mondayAfter - fridayBefore - 3 * DAY_MS;
    expect(shift).toBe(change.getUTCMonth() === 2 ? -HOUR_MS : HOUR_MS);
  });

  test("a booked time is gone for every event type of the host, and back once it is canceled", () => {
    const [startMs = 0] = openTimes(SEED.ada.architectureReview);
    const booked = book(SEED.ada.architectureReview, startMs);
    expect(booked.ok).toBe(true);
    const intros = openTimes(SEED.ada.introCall);
    expect(intros).not.toContain(startMs);
    expect(intros).not.toContain(startMs + HOUR_MS / 2);
    expect(intros).toContain(startMs + HOUR_MS);
    expect(openTimes(SEED.ada.architectureReview)).not.toContain(startMs);
    if (!booked.ok) return;
    booked.event.status = "canceled";
    expect(openTimes(SEED.ada.architectureReview)).toContain(startMs);
  });

  test("a group's time stays free until its last place is taken", () => {
    const [startMs = 0] = openTimes(SEED.lena.openOfficeHour);
    const remaining = () =>
      listOpenTimes(state, eventType(SEED.lena.openOfficeHour), startMs, startMs + 1)[0]?.inviteesRemaining ??
      0;
    const events = new Set<string>();
    for (let taken = 0; taken < 10; taken += 1) {
      expect(remaining()).toBe(10 - taken);
      const booked = book(SEED.lena.openOfficeHour, startMs, `guest${taken}@example.com`);
      if (booked.ok) events.add(booked.event.uuid);
    }
    expect(events.size).toBe(1);
    expect(book(SEED.lena.openOfficeHour, startMs)).toEqual({ ok: false, reason: "taken" });
  });

  test("an inactive event type has no times and takes no bookings", () => {
    expect(openTimes(SEED.lena.productTeardown)).toEqual([]);
    const [startMs = 0] = openTimes(SEED.lena.openOfficeHour);
    expect(book(SEED.lena.productTeardown, startMs)).toEqual({ ok: false, reason: "unavailable" });
  });

  test("a time that was never offered is refused as such", () => {
    const [startMs = 0] = openTimes(SEED.ada.introCall);
    expect(book(SEED.ada.introCall, startMs + 60_000)).toEqual({ ok: false, reason: "not_offered" });
    expect(book(SEED.ada.introCall, startMs - 14 * DAY_MS)).toEqual({ ok: false, reason: "not_offered" });
  });
});

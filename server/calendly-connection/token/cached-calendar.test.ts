import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createCalendlyClient } from "../../adapters/calendly/calendly-client.ts";
import { CALENDLY_PATIENCE } from "../../adapters/calendly/calendly-guard.ts";
import type { BuilderId } from "../../domain/values/ids.ts";
import { instantFromEpochMs } from "../../domain/values/instant.ts";
import type { Calendar, Clock } from "../../ports.ts";
import { SEED } from "../../sandbox/calendly/state/seed-accounts.ts";
import { startCalendly, type RunningCalendly } from "../../sandbox/calendly/start-calendly.ts";
import { createCalendarCache, type CalendarCache } from "./cached-calendar.ts";
import { availabilityRange } from "../../domain/providers/availability-range.ts";

const ADA: BuilderId = "bld_00000000000000000000000001";
const INTRO = SEED.ada.introCall;
const MINUTE_MS = 60_000;

let calendly: RunningCalendly;
let clock: Clock;
let cache: CalendarCache;
let calendar: Calendar;
/** What is read in the background, in order. */
let background: Promise<unknown>[];
let introUri: string;

beforeEach(async () => {
  calendly = await startCalendly();
  clock = { now: () => instantFromEpochMs(calendly.kernel.clock.now().getTime()) };
  const silent = () => undefined;
  const direct = createCalendlyClient({
    apiUrl: calendly.url,
    siteUrl: calendly.url,
    clock,
    usage: { count: silent, sawRate: silent },
    log: { info: silent, warn: silent, error: silent },
    patience: { ...CALENDLY_PATIENCE, retryDelayMsMax: 1 },
  })(SEED.ada.token, "cal_00000000000000000000000001");
  background = [];
  const remembered: Calendar = {
    ...direct,
    hasAvailableTime: (...range) => {
      const reading = direct.hasAvailableTime(...range);
      background.push(reading);
      return reading;
    },
  };
  cache = createCalendarCache({ clock, open: () => Promise.resolve(remembered) });
  calendar = cache.wrap(ADA, direct);
  introUri = `${calendly.url}/event_types/${INTRO}`;
});
afterEach(() => calendly.close());

const sent = () => calendly.kernel.requests.list("calendly").length;
const look = () => cache.availabilityOf(ADA, introUri);

/** Lets every read in the background end, well or not. */
async function settle(): Promise<void> {
  // The background opens the calendar first, and remembers a failure last: a turn of the event loop each.
  await new Promise((resolve) => setImmediate(resolve));
  await Promise.allSettled(background);
  await new Promise((resolve) => setImmediate(resolve));
}

async function hasTime(): Promise<boolean> {
  const { from, to } = availabilityRange(clock.now());
  return calendar.hasAvailableTime(introUri, from, to);
}

function takeDown(): void {
  calendly.kernel.faults.add({
    provider: "calendly",
    on: "request",
    fault: { kind: "down" },
    remaining: null,
  });
}

describe("reads", () => {
  test("50 at once are one request", async () => {
    const found = await Promise.all(Array.from({ length: 50 }, () => calendar.findEventType(INTRO)));
    expect(new Set(found.map((type) => type?.name))).toEqual(new Set(["Intro call"]));
    expect(await Promise.all(Array.from({ length: 50 }, hasTime))).not.toContain(false);
    expect(sent()).toBe(2);
  });

  test("an answer serves for a minute, and then Calendly is asked again", async () => {
    await calendar.findEventType(INTRO);
    await hasTime();
    await calendly.kernel.clock.advance(50_000);
    await calendar.findEventType(INTRO);
    await hasTime();
    expect(sent()).toBe(2);
    await calendly.kernel.clock.advance(10_000);
    await calendar.findEventType(INTRO);
    await hasTime();
    expect(sent()).toBe(4);
  });

  test("a failure is passed on and not remembered; an old answer is never taken for a new one", async () => {
    await hasTime();
    await calendly.kernel.clock.advance(MINUTE_MS);
    takeDown();
    await expect(hasTime()).rejects.toThrow("calendly list available times");
    calendly.kernel.faults.clear();
    expect(await hasTime()).toBe(true);
  });

  test("after forgetting, the change is seen at once", async () => {
    expect((await calendar.findEventType(INTRO))?.active).toBe(true);
    await calendly.controls("PATCH", `/event_types/${INTRO}`, { active: false });
    expect((await calendar.findEventType(INTRO))?.active).toBe(true);
    cache.forgetEventTypes(ADA);
    expect((await calendar.findEventType(INTRO))?.active).toBe(false);
  });

  test("a read that was under way when its builder was forgotten is not remembered", async () => {
    calendly.kernel.faults.add({
      provider: "calendly",
      on: "request",
      fault: { kind: "hold_response" },
      remaining: 1,
    });
    const early = calendar.findEventType(INTRO);
    await expect.poll(() => calendly.kernel.faults.heldCount("calendly")).toBe(1);
    await calendly.controls("PATCH", `/event_types/${INTRO}`, { active: false });
    cache.forgetEventTypes(ADA);
    calendly.kernel.faults.releaseHeld("calendly");
    expect((await early)?.active).toBe(true);
    expect((await calendar.findEventType(INTRO))?.active).toBe(false);
  });

  test("a list of event types is always Calendly's own", async () => {
    const userUri = `${calendly.url}/users/${SEED.ada.user}`;
    await calendar.listEventTypes(userUri);
    await calendly.controls("PATCH", `/event_types/${INTRO}`, { name: "Hello call" });
    expect((await calendar.listEventTypes(userUri)).map(({ name }) => name)).toContain("Hello call");
  });
});

describe("what a profile says of free times", () => {
  test("nothing at first, and what Calendly said from then on", async () => {
    expect(look()).toEqual({ state: "unknown", asOf: null, isOutdated: false });
    await settle();
    const asOf = look().asOf;
    expect(look()).toMatchObject({ state: "free_times", isOutdated: false });
    await calendly.kernel.clock.advance(5 * MINUTE_MS);
    expect(look()).toEqual({ state: "free_times", asOf, isOutdated: false });
    await settle();
    expect(look().asOf && asOf && look().asOf !== asOf).toBe(true);
    expect(sent()).toBe(2);
  });

  test("with Calendly down it is what was known, with its age, for a day; then nothing", async () => {
    look();
    await settle();
    const { asOf } = look();
    takeDown();
    await calendly.kernel.clock.advance(10 * MINUTE_MS);
    look();
    await settle();
    expect(look()).toEqual({ state: "free_times", asOf, isOutdated: true });
    await calendly.kernel.clock.advance(24 * 60 * MINUTE_MS);
    expect(look()).toEqual({ state: "unknown", asOf: null, isOutdated: true });
    await settle();
  });

  test("once Calendly answers again, it is up to date again", async () => {
    takeDown();
    look();
    await settle();
    expect(look().isOutdated).toBe(true);
    await settle();
    calendly.kernel.faults.clear();
    await calendly.kernel.clock.advance(CALENDLY_PATIENCE.pauseMsMax);
    look();
    await settle();
    expect(look()).toMatchObject({ state: "free_times", isOutdated: false });
  });

  test("200 looks during an outage of ten minutes cost Calendly a dozen requests, and none waits", async () => {
    look();
    await settle();
    calendly.kernel.requests.clear();
    takeDown();
    const seen = new Set<string>();
    for (let view = 0; view < 200; view++) {
      await calendly.kernel.clock.advance(3_000);
      // Answers before any read has even begun: it returns no promise.
      seen.add(look().state);
      await settle();
    }
    expect(seen).toEqual(new Set(["free_times"]));
    console.info(`200 looks at free times in a 10 min outage: ${sent()} requests to Calendly`);
    expect(sent()).toBeLessThanOrEqual(12);
  });
});

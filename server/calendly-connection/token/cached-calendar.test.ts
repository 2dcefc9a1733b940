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
  cache = createCalendarCache(clock);
  calendar = cache.wrap(ADA, direct);
  introUri = `${calendly.url}/event_types/${INTRO}`;
});
afterEach(() => calendly.close());

const sent = () => calendly.kernel.requests.list("calendly").length;

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

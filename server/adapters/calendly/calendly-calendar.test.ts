import { Hono } from "hono";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { instantFromEpochMs, parseInstant, type Instant } from "../../domain/values/instant.ts";
import type { Calendar } from "../../ports.ts";
import { SEED } from "../../sandbox/calendly/state/seed-accounts.ts";
import { startCalendly, type RunningCalendly } from "../../sandbox/calendly/start-calendly.ts";
import { serve } from "../../sandbox/kernel/serve.ts";
import { allOfPages } from "../../test-pages.ts";
import { createCalendlyClient } from "./calendly-client.ts";
import { CALENDLY_PATIENCE } from "./calendly-guard.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

let calendly: RunningCalendly;
let odd: { url: string; close(): Promise<void> } | null = null;
beforeEach(async () => {
  calendly = await startCalendly();
});
afterEach(async () => {
  await calendly.close();
  await odd?.close();
  odd = null;
});

function openCalendar(apiUrl: string, token: string): Calendar {
  const open = createCalendlyClient({
    apiUrl,
    siteUrl: calendly.url,
    clock: { now: () => instantFromEpochMs(calendly.kernel.clock.now().getTime()) },
    usage: { count: () => undefined, sawRate: () => undefined },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    patience: CALENDLY_PATIENCE,
  });
  return open(token, null);
}

const calendarOf = (builder: keyof typeof SEED) => openCalendar(calendly.url, SEED[builder].token);

/** A server that answers Ada's calendar in ways that the sandbox never would. */
async function oddCalendar(answer: (url: string) => unknown): Promise<Calendar> {
  const app = new Hono();
  app.get("*", (context) => context.json(answer(context.req.url) as object));
  odd = await serve(app, 0);
  return openCalendar(odd.url, SEED.ada.token);
}

const uuidOf = (uri: string): string => uri.split("/").at(-1) ?? "";
const eventsOf = (calendar: Calendar, minStartTime: Instant) =>
  allOfPages(calendar.listScheduledEvents({ userUri: adaUri(), minStartTime }));
const adaUri = () => `${calendly.url}/users/${SEED.ada.user}`;

function instant(text: string): Instant {
  const parsed = parseInstant(text);
  if (parsed === null) throw new Error(`${text} is no instant`);
  return parsed;
}

interface Booked {
  readonly event: { readonly uri: string; readonly start_time: string; readonly end_time: string };
  readonly invitee: { readonly uri: string };
}

async function book(eventTypeSlug: string, more: Record<string, unknown> = {}): Promise<Booked> {
  const body = { eventTypeSlug, email: "jane@example.com", name: "Jane Doe", ...more };
  const { status, json } = await calendly.controls("POST", "/book", body);
  expect(status).toBe(201);
  return json as Booked;
}

function onInvitee({ invitee }: Booked, action: string, body?: unknown, method = "POST") {
  return calendly.controls(method, `/invitees/${uuidOf(invitee.uri)}/${action}`, body);
}

async function findEvent(calendar: Calendar, { event }: Booked) {
  const found = await calendar.findScheduledEvent(uuidOf(event.uri));
  if (found === null) throw new Error("the event is not found");
  return found;
}

async function findInvitee(calendar: Calendar, { event, invitee }: Booked) {
  const found = await calendar.findInvitee(uuidOf(event.uri), uuidOf(invitee.uri));
  if (found === null) throw new Error("the invitee is not found");
  return found;
}

describe("a scheduled event", () => {
  test("says its times, its event type, its hosts and how many come", async () => {
    const booked = await book("architecture-review", { duration: 30 });
    expect(await findEvent(calendarOf("ada"), booked)).toMatchObject({
      eventUri: booked.event.uri,
      eventId: uuidOf(booked.event.uri),
      status: "active",
      startsAt: instant(booked.event.start_time),
      endsAt: instantFromEpochMs(Date.parse(booked.event.start_time) + HOUR_MS / 2),
      eventTypeUri: `${calendly.url}/event_types/${SEED.ada.architectureReview}`,
      hostUris: [adaUri()],
      seatsMax: 1,
      activeInvitees: 1,
    });
  });

  test("counts those who come, and not those who canceled or moved away", async () => {
    const calendar = calendarOf("lena");
    const first = await book("open-office-hour");
    const { start_time: startTime } = first.event;
    const second = await book("open-office-hour", { startTime, email: "b@example.com" });
    await book("open-office-hour", { startTime, email: "c@example.com" });
    expect(await findEvent(calendar, first)).toMatchObject({ activeInvitees: 3, seatsMax: 10 });
    await onInvitee(first, "cancel", { by: "invitee" });
    const elsewhere = new Date(Date.parse(startTime) + 45 * 60_000).toISOString();
    await onInvitee(second, "reschedule", { startTime: elsewhere });
    expect(await findEvent(calendar, first)).toMatchObject({ status: "active", activeInvitees: 1 });
  });

  test("that was canceled has nobody left", async () => {
    const booked = await book("intro-call");
    await onInvitee(booked, "cancel", { by: "host" });
    expect(await findEvent(calendarOf("ada"), booked)).toMatchObject({
      status: "canceled",
      activeInvitees: 0,
    });
  });

  test("that vanished is not found, and neither is its invitee", async () => {
    const calendar = calendarOf("ada");
    const { event, invitee } = await book("intro-call");
    await calendly.controls("POST", `/events/${uuidOf(event.uri)}/vanish`);
    expect(await calendar.findScheduledEvent(uuidOf(event.uri))).toBeNull();
    expect(await calendar.findInvitee(uuidOf(event.uri), uuidOf(invitee.uri))).toBeNull();
    expect(await calendar.listInvitees(uuidOf(event.uri))).toEqual([]);
  });
});

describe("a no-show", () => {
  test("is dated when it was marked, and null before and after it was taken back", async () => {
    const calendar = calendarOf("ada");
    const booked = await book("intro-call");
    await calendly.kernel.clock.advance(10 * DAY_MS);
    expect((await findInvitee(calendar, booked)).noShowAt).toBeNull();
    await onInvitee(booked, "no-show");
    const markedAt = calendly.ledger.invitees()[0]?.no_show?.created_at ?? "";
    expect((await findInvitee(calendar, booked)).noShowAt).toBe(instant(markedAt));
    const [listed] = await calendar.listInvitees(uuidOf(booked.event.uri));
    expect(listed?.noShowAt).toBe(instant(markedAt));
    await onInvitee(booked, "no-show", undefined, "DELETE");
    expect((await findInvitee(calendar, booked)).noShowAt).toBeNull();
  });

  test("without a date still counts as one", async () => {
    const booked = await book("intro-call");
    const answers = await Promise.all(
      [booked.event.uri, booked.invitee.uri].map((uri) => calendly.api("GET", uri)),
    );
    const [event, invitee] = answers.map(({ json }) => (json as { resource: object }).resource);
    const calendar = await oddCalendar((url) => ({
      resource: url.includes("/invitees/") ? { ...invitee, no_show: { uri: "x" } } : event,
    }));
    const found = await calendar.findInvitee(uuidOf(booked.event.uri), uuidOf(booked.invitee.uri));
    expect(found?.noShowAt).toBe(found?.createdAt);
  });
});

describe("the list of events", () => {
  async function plant(count: number) {
    const rows = Array.from({ length: count }, (_, index) => ({
      event_type: `${calendly.url}/event_types/${SEED.ada.introCall}`,
      start_time: new Date(Date.UTC(2027, 0, 1) + index * HOUR_MS).toISOString(),
      status: index % 3 === 0 ? "canceled" : "active",
      email: `client${index}@example.com`,
      name: `Client ${index}`,
      utm_content: `bkg_${index}`,
    }));
    const { json } = await calendly.controls("POST", "/plant", rows);
    return json as { event_uri: string }[];
  }

  test("holds all of them, active and canceled, soonest first, with a call for each hundred", async () => {
    const planted = await plant(250);
    calendly.kernel.requests.clear();
    const minStartTime = instant("2026-12-31T00:00:00.000Z");
    const events = await eventsOf(calendarOf("ada"), minStartTime);
    expect(events.map(({ eventUri }) => eventUri)).toEqual(planted.map(({ event_uri: uri }) => uri));
    expect(events.map(({ status, activeInvitees }) => [status, activeInvitees]).slice(0, 3)).toEqual([
      ["canceled", 0],
      ["active", 1],
      ["active", 1],
    ]);
    expect(calendly.kernel.requests.list("calendly")).toHaveLength(3);
  });

  test("is asked for its next page when the one before has been used", async () => {
    await plant(250);
    calendly.kernel.requests.clear();
    const minStartTime = instant("2026-12-31T00:00:00.000Z");
    const calls: number[] = [];
    for await (const page of calendarOf("ada").listScheduledEvents({ userUri: adaUri(), minStartTime })) {
      expect(page.length).toBeLessThanOrEqual(100);
      calls.push(calendly.kernel.requests.list("calendly").length);
    }
    expect(calls).toEqual([1, 2, 3]);
  });

  test("goes beyond two thousand, and leaves out what begins before", async () => {
    await plant(2_150);
    const minStartTime = instant("2027-01-01T10:00:00.000Z");
    const events = await eventsOf(calendarOf("ada"), minStartTime);
    expect(events).toHaveLength(2_140);
    expect(events[0]?.startsAt).toBe(minStartTime);
  });

  test("shows an event once that a booking in between has pushed onto the next page", async () => {
    const [first, second] = await plant(2);
    const row = async (planted: { event_uri: string } | undefined) => {
      const { json } = await calendly.api("GET", planted?.event_uri ?? "");
      return (json as { resource: object }).resource;
    };
    const [a, b] = [await row(first), await row(second)];
    const pages = [
      { collection: [a], pagination: { next_page_token: "2" } },
      { collection: [a, b], pagination: { next_page_token: null } },
    ];
    const calendar = await oddCalendar(() => pages.shift());
    const minStartTime = instant("2026-12-31T00:00:00.000Z");
    const events = await eventsOf(calendar, minStartTime);
    expect(events.map(({ eventUri }) => eventUri)).toEqual([first?.event_uri, second?.event_uri]);
  });

  test("that never ends is an answer that cannot be read, and not half a list", async () => {
    const calendar = await oddCalendar(() => ({
      collection: [],
      pagination: { next_page_token: "again" },
    }));
    const minStartTime = instant("2026-12-31T00:00:00.000Z");
    await expect(eventsOf(calendar, minStartTime)).rejects.toMatchObject({
      failure: { kind: "bad_answer" },
    });
  });
});

describe("an event type", () => {
  test("says its colour, since when it is, when it was changed and whose it is", async () => {
    const path = `/event_types/${SEED.ada.introCall}`;
    await calendly.controls("PATCH", path, { color: "#aa00ff" });
    const wire = (await calendly.api("GET", path)).json as {
      resource: { created_at: string; updated_at: string };
    };
    const found = await calendarOf("ada").findEventType(SEED.ada.introCall);
    expect(found?.details.listing).toEqual({
      color: "#aa00ff",
      createdAt: instant(wire.resource.created_at),
      updatedAt: instant(wire.resource.updated_at),
      profile: { type: "User", name: "Ada Okafor" },
    });
  });

  test.each([
    ["is left out", {}],
    ["is null", { color: null, created_at: null, updated_at: null, profile: null }],
    ["is not as we know it", { color: "red", created_at: "lately", updated_at: 7, profile: ["Ada"] }],
  ])("is read all the same when what is only shown %s", async (_case, odd) => {
    const { resource } = (await calendly.api("GET", `/event_types/${SEED.ada.introCall}`)).json as {
      resource: Record<string, unknown>;
    };
    const { color: _c, created_at: _a, updated_at: _u, profile: _p, ...rest } = resource;
    const calendar = await oddCalendar(() => ({ resource: { ...rest, ...odd } }));
    const found = await calendar.findEventType(SEED.ada.introCall);
    expect(found).toMatchObject({ name: "Intro call", durationMinutes: 15 });
    expect(found?.details.listing).toEqual({ color: null, createdAt: null, updatedAt: null, profile: null });
  });
});

test("an account that was deleted is refused as unauthorised", async () => {
  const calendar = calendarOf("ada");
  await calendly.controls("DELETE", "/accounts/ada-okafor");
  await expect(calendar.getAccount()).rejects.toMatchObject({ failure: { kind: "unauthorised" } });
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { startReceiver, type Receiver } from "../../kernel/start-receiver.ts";
import { expectError, parsed } from "../expect-answer.ts";
import { SEED } from "../state/seed-accounts.ts";
import { startCalendly, type RunningCalendly } from "../start-calendly.ts";
import {
  inviteeSchema,
  inviteeWebhookSchema,
  pageOf,
  resourceOf,
  scheduledEventSchema,
} from "../api/wire-schemas.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const EVENTS = ["invitee.created", "invitee.canceled", "invitee_no_show.created", "invitee_no_show.deleted"];

const bookedSchema = z.object({ event: scheduledEventSchema, invitee: inviteeSchema });
const urisSchema = z.strictObject({ event_uri: z.string(), invitee_uri: z.string() });
const plantedSchema = z.array(urisSchema.extend({ moved_to: urisSchema.nullable() }));

let calendly: RunningCalendly;
let receiver: Receiver;
beforeEach(async () => {
  calendly = await startCalendly();
  receiver = await startReceiver();
});
afterEach(async () => {
  await calendly.close();
  await receiver.close();
});

const uuidOf = (uri: string): string => uri.split("/").at(-1) ?? "";
const review = () => `${calendly.url}/event_types/${SEED.ada.architectureReview}`;
const adaUri = () => `${calendly.url}/users/${SEED.ada.user}`;
const minutesOf = ({ start_time: start, end_time: end }: { start_time: string; end_time: string }) =>
  (Date.parse(end) - Date.parse(start)) / MINUTE_MS;
const later = (instant: string, minutes: number) =>
  new Date(Date.parse(instant) + minutes * MINUTE_MS).toISOString();

async function book(eventTypeSlug: string, more: Record<string, unknown> = {}) {
  const person = { email: "jane@example.com", name: "Jane Doe" };
  return parsed(
    bookedSchema,
    await calendly.controls("POST", "/book", { eventTypeSlug, ...person, ...more }),
    201,
  );
}

const onInvitee = (uri: string, action: string, body?: unknown, method = "POST") =>
  calendly.controls(method, `/invitees/${uuidOf(uri)}/${action}`, body);

async function subscribe(builder: keyof typeof SEED) {
  const answer = await calendly.api("POST", "/webhook_subscriptions", {
    token: SEED[builder].token,
    body: {
      url: receiver.url,
      events: EVENTS,
      organization: `${calendly.url}/organizations/${SEED[builder].organization}`,
      scope: "organization",
    },
  });
  expect(answer.status).toBe(201);
}

async function received() {
  await calendly.kernel.postOffice.idle();
  return receiver.bodies.map((body) => inviteeWebhookSchema.parse(JSON.parse(body)));
}

async function readEvent(uri: string, token: string = SEED.ada.token) {
  return parsed(resourceOf(scheduledEventSchema), await calendly.api("GET", uri, { token })).resource;
}

async function listEvents(query: Record<string, string> = {}) {
  const answer = await calendly.api("GET", "/scheduled_events", { query: { user: adaUri(), ...query } });
  return parsed(pageOf(scheduledEventSchema), answer);
}

describe("durations", () => {
  test("a booking may take another duration than the event type's own, and its end says so", async () => {
    const { event } = await book("architecture-review", { duration: 30 });
    expect(minutesOf(event)).toBe(30);
    expect(minutesOf(await readEvent(event.uri))).toBe(30);
    expect(minutesOf((await book("architecture-review")).event)).toBe(60);
  });

  test("a longer booking is in the way for all of its time", async () => {
    const { event } = await book("architecture-review", { duration: 120 });
    const inside = { startTime: later(event.start_time, 60), email: "b@example.com" };
    const answer = await calendly.controls("POST", "/book", {
      eventTypeSlug: "architecture-review",
      name: "B",
      ...inside,
    });
    expect([answer.status, answer.json]).toEqual([409, { error: "taken" }]);
  });

  test("an invitee is moved to another start and another duration, by the host or by themself", async () => {
    const first = await book("architecture-review");
    const move = {
      startTime: later(first.event.start_time, 120),
      duration: 30,
      by: "host",
      reason: "Flight",
    };
    const second = parsed(bookedSchema, await onInvitee(first.invitee.uri, "reschedule", move), 201);
    expect(minutesOf(second.event)).toBe(30);
    expect(calendly.ledger.invitees()[0]).toMatchObject({
      rescheduled: true,
      new_invitee: second.invitee.uri,
      cancellation: { canceler_type: "host", canceled_by: "Ada Okafor", reason: "Flight" },
    });
    const sameStart = { startTime: second.event.start_time, duration: 90 };
    const third = parsed(bookedSchema, await onInvitee(second.invitee.uri, "reschedule", sameStart), 201);
    expect([third.event.start_time, minutesOf(third.event)]).toEqual([second.event.start_time, 90]);
    expect(calendly.ledger.invitees()[1]?.cancellation?.canceler_type).toBe("invitee");
    const again = { startTime: third.event.start_time, duration: 90 };
    expect((await onInvitee(third.invitee.uri, "reschedule", again)).json).toEqual({ error: "same_time" });
  });

  test("a move without a duration keeps the event's own while that is offered", async () => {
    const path = `/event_types/${SEED.ada.architectureReview}`;
    await calendly.controls("PATCH", path, { durationOptions: [30, 60] });
    const first = await book("architecture-review", { duration: 30 });
    const { start_time: startTime } = first.event;
    const moved = async (uri: string, startTime: string) =>
      parsed(bookedSchema, await onInvitee(uri, "reschedule", { startTime }), 201);
    const second = await moved(first.invitee.uri, later(first.event.start_time, 30));
    expect(minutesOf(second.event)).toBe(30);
    await calendly.controls("PATCH", path, { durationOptions: null });
    const third = await moved(second.invitee.uri, startTime);
    expect(minutesOf(third.event)).toBe(60);
  });
});

describe("how many come", () => {
  test("the counters follow a group through bookings, moves and cancellations", async () => {
    const { lena } = SEED;
    const counter = async (uri: string) => {
      const { status, invitees_counter: counted } = await readEvent(uri, lena.token);
      return [status, counted];
    };
    const first = await book("open-office-hour");
    const startTime = first.event.start_time;
    const second = await book("open-office-hour", { startTime, email: "b@example.com" });
    const third = await book("open-office-hour", { startTime, email: "c@example.com" });
    expect(await counter(first.event.uri)).toEqual(["active", { total: 3, active: 3, limit: 10 }]);

    await onInvitee(first.invitee.uri, "cancel", { by: "invitee" });
    expect(await counter(first.event.uri)).toEqual(["active", { total: 3, active: 2, limit: 10 }]);
    const byDay = later(startTime, 45);
    const moved = parsed(
      bookedSchema,
      await onInvitee(second.invitee.uri, "reschedule", { startTime: byDay }),
      201,
    );
    expect(await counter(first.event.uri)).toEqual(["active", { total: 3, active: 1, limit: 10 }]);
    expect(await counter(moved.event.uri)).toEqual(["active", { total: 1, active: 1, limit: 10 }]);

    await onInvitee(third.invitee.uri, "cancel", { by: "host" });
    expect(await counter(first.event.uri)).toEqual(["canceled", { total: 3, active: 0, limit: 10 }]);
    expect(calendly.ledger.invitees().map(({ status }) => status)).toEqual([
      "canceled",
      "canceled",
      "canceled",
      "active",
    ]);
  });

  test("an event of one's own is empty when it was canceled or moved", async () => {
    const canceled = await book("intro-call");
    await onInvitee(canceled.invitee.uri, "cancel", { by: "invitee" });
    const moved = await book("intro-call");
    const startTime = later(moved.event.start_time, 60);
    await onInvitee(moved.invitee.uri, "reschedule", { startTime });
    for (const { event } of [canceled, moved]) {
      const read = await readEvent(event.uri);
      expect([read.status, read.invitees_counter]).toEqual(["canceled", { total: 1, active: 0, limit: 1 }]);
    }
  });
});

describe("no-shows by hand", () => {
  test("a no-show is marked and taken back, and both are told with the mark on the invitee", async () => {
    await subscribe("ada");
    const { invitee } = await book("intro-call");
    expect((await onInvitee(invitee.uri, "no-show")).json).toEqual({ error: "not_started" });
    await calendly.kernel.clock.advance(10 * DAY_MS);
    const marked = parsed(bookedSchema, await onInvitee(invitee.uri, "no-show"), 201);
    expect(marked.invitee.no_show?.uri).toContain("/invitee_no_shows/");
    expect((await onInvitee(invitee.uri, "no-show")).json).toEqual({ error: "already_marked" });
    const unmarked = await onInvitee(invitee.uri, "no-show", undefined, "DELETE");
    expect(parsed(bookedSchema, unmarked).invitee.no_show).toBeNull();
    expect((await onInvitee(invitee.uri, "no-show", undefined, "DELETE")).status).toBe(409);
    const told = (await received()).slice(1).map(({ event, payload }) => [event, payload.no_show]);
    expect(told).toEqual([
      ["invitee_no_show.created", marked.invitee.no_show],
      ["invitee_no_show.deleted", null],
    ]);
  });

  test("somebody who canceled cannot fail to show up", async () => {
    const { invitee } = await book("intro-call");
    await onInvitee(invitee.uri, "cancel", { by: "invitee" });
    await calendly.kernel.clock.advance(10 * DAY_MS);
    expect((await onInvitee(invitee.uri, "no-show")).json).toEqual({ error: "canceled" });
  });
});

describe("an event that vanished", () => {
  test("is not found, with its invitees, is left out of every list, and nobody is told", async () => {
    await subscribe("ada");
    const kept = await book("intro-call");
    const { event, invitee } = await book("architecture-review");
    await received();
    expect((await calendly.controls("POST", `/events/${uuidOf(event.uri)}/vanish`)).status).toBe(204);
    for (const uri of [event.uri, invitee.uri, `${event.uri}/invitees`]) {
      expectError(await calendly.api("GET", uri), 404, "Resource Not Found");
    }
    const cancel = await calendly.api("POST", `${event.uri}/cancellation`, { body: {} });
    expectError(cancel, 404, "Resource Not Found");
    expect((await listEvents()).collection.map(({ uri }) => uri)).toEqual([kept.event.uri]);
    expect(calendly.ledger.scheduledEvents().map(({ uri }) => uri)).toEqual([kept.event.uri]);
    expect(calendly.ledger.invitees().map(({ uri }) => uri)).toEqual([kept.invitee.uri]);
    for (const url of [invitee.cancel_url, invitee.reschedule_url]) {
      expect((await calendly.page(url)).status).toBe(404);
    }
    expect(await received()).toHaveLength(2);
    const again = await book("architecture-review", { startTime: event.start_time });
    expect(again.event.start_time).toBe(event.start_time);
    expect((await calendly.controls("POST", `/events/${uuidOf(event.uri)}/vanish`)).status).toBe(404);
  });

  test("those who moved away from it still name where they came from", async () => {
    const old = await book("architecture-review");
    const startTime = later(old.event.start_time, 60);
    const moved = parsed(bookedSchema, await onInvitee(old.invitee.uri, "reschedule", { startTime }), 201);
    await calendly.controls("POST", `/events/${uuidOf(old.event.uri)}/vanish`);
    const read = parsed(resourceOf(inviteeSchema), await calendly.api("GET", moved.invitee.uri)).resource;
    expect(read.old_invitee).toBe(old.invitee.uri);
  });
});

describe("planting", () => {
  const row = (startTime: string, more: Record<string, unknown> = {}) => ({
    event_type: review(),
    start_time: startTime,
    status: "active",
    email: "jane@example.com",
    name: "Jane Doe",
    utm_content: "bkg_1",
    ...more,
  });

  async function plant(rows: readonly unknown[]) {
    return parsed(plantedSchema, await calendly.controls("POST", "/plant", rows), 201);
  }

  test("bookings stand in the books in the order given, at any instant, and nobody is told", async () => {
    await subscribe("ada");
    const planted = await plant([
      row("2026-01-10T03:00:00Z"),
      row("2026-01-10T03:00:00Z", { duration: 30, utm_content: null }),
      row("2027-01-10T03:00:00Z", { status: "canceled", canceler_type: "host" }),
      row("2027-01-11T03:00:00Z", { moved_to: "2027-01-12T03:00:00Z" }),
    ]);
    const events = calendly.ledger.scheduledEvents();
    const invitees = calendly.ledger.invitees();
    const [past, short, canceled, moved] = planted;
    expect(events.map(({ uri }) => uri)).toEqual([
      past?.event_uri,
      short?.event_uri,
      canceled?.event_uri,
      moved?.event_uri,
      moved?.moved_to?.event_uri,
    ]);
    expect(events.map(({ status }) => status)).toEqual([
      "active",
      "active",
      "canceled",
      "canceled",
      "active",
    ]);
    expect(events.map((event) => minutesOf(event))).toEqual([60, 30, 60, 60, 60]);
    expect(invitees.map(({ tracking }) => tracking.utm_content)).toEqual([
      "bkg_1",
      null,
      "bkg_1",
      "bkg_1",
      "bkg_1",
    ]);
    expect(invitees[2]?.cancellation?.canceler_type).toBe("host");
    expect(invitees[3]).toMatchObject({ rescheduled: true, new_invitee: moved?.moved_to?.invitee_uri });
    expect(invitees[4]).toMatchObject({ status: "active", old_invitee: moved?.invitee_uri });
    const read = await calendly.api("GET", past?.invitee_uri ?? "");
    expect(parsed(resourceOf(inviteeSchema), read).resource.event).toBe(past?.event_uri);
    expect(await received()).toEqual([]);
  });

  test("an invitee of a given URI is found by it, booked and canceled when it is said", async () => {
    const [eventUri, other] = ["given-event", "given-event-2"].map(
      (id) => `${calendly.url}/scheduled_events/${id}`,
    );
    const given = {
      invitee_uri: `${eventUri ?? ""}/invitees/given-invitee`,
      status: "canceled",
      canceler_type: "host",
      created_at: "2026-01-09T03:00:00.123Z",
      canceled_at: "2026-01-09T04:00:00Z",
    };
    const [planted] = await plant([row("2026-01-10T03:00:00Z", given)]);
    expect([planted?.event_uri, planted?.invitee_uri]).toEqual([eventUri, given.invitee_uri]);
    const event = await readEvent(eventUri ?? "");
    expect(event).toMatchObject({
      created_at: "2026-01-09T03:00:00.123000Z",
      updated_at: "2026-01-09T04:00:00.000000Z",
    });
    const read = await calendly.api("GET", given.invitee_uri);
    expect(parsed(resourceOf(inviteeSchema), read).resource).toMatchObject({
      event: eventUri,
      created_at: event.created_at,
      cancellation: { canceler_type: "host", created_at: event.updated_at },
    });

    const twice = row("2026-01-10T05:00:00Z", { invitee_uri: `${other ?? ""}/invitees/one` });
    const refused = async (...rows: unknown[]) => (await calendly.controls("POST", "/plant", rows)).status;
    expect(await refused(row("2026-01-10T05:00:00Z", given))).toBe(409);
    expect(await refused(twice, twice)).toBe(409);
    expect(
      await refused({ ...twice, invitee_uri: "https://elsewhere.example/scheduled_events/a/invitees/b" }),
    ).toBe(400);
    const group = `${calendly.url}/event_types/${SEED.lena.openOfficeHour}`;
    expect(await refused({ ...twice, event_type: group })).toBe(400);
    expect(calendly.ledger.invitees()).toHaveLength(1);
  });

  test("ten thousand are planted and read back by pages of a hundred, each once", async () => {
    await calendly.controls("PUT", "/rate-limit", { perMinute: 100_000 });
    const rows = Array.from({ length: 10_000 }, (_, index) =>
      row(later("2027-01-01T00:00:00Z", (index * 7_919) % 500_000), { utm_content: `bkg_${index}` }),
    );
    const planted = await plant(rows);
    const uris: string[] = [];
    for (let token: string | null = ""; token !== null;) {
      const query: Record<string, string> = { count: "100", ...(token !== "" && { page_token: token }) };
      const page = await listEvents(query);
      uris.push(...page.collection.map(({ uri }) => uri));
      token = page.pagination.next_page_token;
    }
    expect(uris).toHaveLength(10_000);
    expect(new Set(uris)).toEqual(new Set(planted.map(({ event_uri: uri }) => uri)));
  });

  test("a row that cannot be planted is named, and none of them is", async () => {
    const unknown = row("2027-01-10T03:00:00Z", { event_type: `${calendly.url}/event_types/none` });
    const answer = await calendly.controls("POST", "/plant", [row("2027-01-10T03:00:00Z"), unknown]);
    expect([answer.status, answer.json]).toEqual([404, { error: "row 1: no such event type" }]);
    expect((await calendly.controls("POST", "/plant", [{}])).status).toBe(400);
    expect(calendly.ledger.invitees()).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { expectError, parsed } from "./expect-answer.ts";
import { SEED } from "./seed-accounts.ts";
import { startCalendly, type RunningCalendly } from "./start-calendly.ts";
import {
  availableTimeSchema,
  busyTimeSchema,
  cancellationSchema,
  eventTypeSchema,
  inviteeSchema,
  listOf,
  noShowSchema,
  pageOf,
  resourceOf,
  scheduledEventSchema,
  userSchema,
} from "./wire-schemas.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let calendly: RunningCalendly;
beforeEach(async () => {
  calendly = await startCalendly();
});
afterEach(() => calendly.close());

const uri = (path: string): string => `${calendly.url}${path}`;
const adaUri = () => uri(`/users/${SEED.ada.user}`);
const adaOrganization = () => uri(`/organizations/${SEED.ada.organization}`);
const eventTypeUri = (uuid: string) => uri(`/event_types/${uuid}`);
const inDays = (days: number): string =>
  new Date(calendly.kernel.clock.now().getTime() + days * DAY_MS).toISOString();

async function freeTimes(eventType: string = SEED.ada.architectureReview, token = "sandbox-pat-ada") {
  const query = { event_type: eventTypeUri(eventType), start_time: inDays(1), end_time: inDays(15) };
  const answer = await calendly.api("GET", "/event_type_available_times", { token, query });
  return parsed(listOf(availableTimeSchema), answer).collection;
}

async function firstFreeTime(eventType?: string, token?: string): Promise<string> {
  const [time] = await freeTimes(eventType, token);
  if (!time) throw new Error("no free time");
  return time.start_time;
}

const tracking = {
  utm_campaign: null,
  utm_source: "shop",
  utm_medium: null,
  utm_content: "bkg_1",
  utm_term: null,
  salesforce_uuid: null,
};

function inviteeBody(startTime: string, more: Record<string, unknown> = {}) {
  return {
    event_type: eventTypeUri(SEED.ada.architectureReview),
    start_time: startTime,
    invitee: { name: "Jane Doe", email: "jane@example.com", timezone: "Europe/London" },
    location: { kind: "google_conference" },
    questions_and_answers: [
      { question: "What would you like to build?", answer: "A booking app", position: 0 },
    ],
    tracking,
    event_guests: ["guest@example.com"],
    ...more,
  };
}

async function bookThroughApi() {
  const body = inviteeBody(await firstFreeTime());
  return parsed(resourceOf(inviteeSchema), await calendly.api("POST", "/invitees", { body }), 201).resource;
}

describe("authentication", () => {
  test("a missing, unknown, revoked or misspelled token is answered with 401 and nothing else", async () => {
    for (const token of [null, "wrong"]) {
      const error = expectError(await calendly.api("GET", "/users/me", { token }), 401, "Unauthenticated");
      expect(error).toEqual({ title: "Unauthenticated", message: "The access token is invalid" });
    }
    await calendly.controls("DELETE", "/tokens/sandbox-pat-kenji");
    expectError(
      await calendly.api("GET", "/users/me", { token: "sandbox-pat-kenji" }),
      401,
      "Unauthenticated",
    );
  });

  test("a token without the scope is told which scopes it needs, and write implies read", async () => {
    const made = await calendly.controls("POST", "/tokens", {
      userSlug: "ada-okafor",
      scopes: ["webhooks:write"],
    });
    const { token } = z.object({ token: z.string() }).parse(made.json);
    const error = expectError(await calendly.api("GET", "/users/me", { token }), 403, "Insufficient scope");
    expect(error.required_scopes).toEqual(["users:read"]);
    const query = { organization: adaOrganization(), scope: "organization" };
    const listed = await calendly.api("GET", "/webhook_subscriptions", { token, query });
    expect(listed.status).toBe(200);
  });

  test("what belongs to another organization is refused, and what does not exist is not found", async () => {
    const kenji = { token: "sandbox-pat-kenji" };
    const invitee = await bookThroughApi();
    for (const path of [invitee.event, invitee.uri, eventTypeUri(SEED.ada.introCall), adaUri()]) {
      expectError(await calendly.api("GET", path, kenji), 403, "Permission Denied");
    }
    const foreign = await calendly.api("GET", "/event_types", { ...kenji, query: { user: adaUri() } });
    expectError(foreign, 403, "Permission Denied");
    const cancel = await calendly.api("POST", `${invitee.event}/cancellation`, { ...kenji, body: {} });
    expect(expectError(cancel, 403, "Permission Denied").message).toBe(
      "You are not allowed to cancel this event",
    );
    for (const path of ["/event_types/none", "/scheduled_events/none", "/webhook_subscriptions/none"]) {
      expectError(await calendly.api("GET", path), 404, "Resource Not Found");
    }
  });
});

describe("accounts and event types", () => {
  test("a token's user is shown in the wire's shape", async () => {
    const { resource } = parsed(resourceOf(userSchema), await calendly.api("GET", "/users/me"));
    expect(resource).toMatchObject({
      uri: adaUri(),
      slug: "ada-okafor",
      timezone: "America/New_York",
      current_organization: adaOrganization(),
    });
  });

  test("event types are listed per user or organization, by name, and filtered by active", async () => {
    const token = "sandbox-pat-lena";
    const list = async (query: Record<string, string>) =>
      parsed(
        pageOf(eventTypeSchema),
        await calendly.api("GET", "/event_types", { token, query }),
      ).collection.map(({ name }) => name);
    const user = uri(`/users/${SEED.lena.user}`);
    const organization = uri(`/organizations/${SEED.lena.organization}`);
    expect(await list({ user })).toEqual(["Open office hour", "Product teardown"]);
    expect(await list({ organization, sort: "name:desc" })).toEqual(["Product teardown", "Open office hour"]);
    expect(await list({ user, active: "true" })).toEqual(["Open office hour"]);
    expect(await list({ user, active: "false" })).toEqual(["Product teardown"]);
  });

  test("one event type shows its kind, duration, questions and host", async () => {
    const answer = await calendly.api("GET", eventTypeUri(SEED.ada.architectureReview));
    const { resource } = parsed(resourceOf(eventTypeSchema), answer);
    expect(resource).toMatchObject({ kind: "solo", duration: 60, profile: { owner: adaUri() } });
    expect(resource.custom_questions.map(({ name }) => name)).toEqual(["What would you like to build?"]);
  });

  test("a list without user and organization, or with anything unknown in it, is refused by parameter", async () => {
    const refused = async (query: Record<string, string>) => {
      const answer = await calendly.api("GET", "/event_types", { query });
      return expectError(answer, 400, "Invalid Argument").details?.map(({ parameter }) => parameter);
    };
    expect(await refused({})).toEqual(["user", "organization"]);
    expect(await refused({ user: adaUri(), colour: "red" })).toEqual(["colour"]);
    expect(await refused({ user: adaUri(), count: "101" })).toEqual(["count"]);
    expect(await refused({ user: adaUri(), count: "0" })).toEqual(["count"]);
    expect(await refused({ user: adaUri(), active: "yes" })).toEqual(["active"]);
    expect(await refused({ user: adaUri(), sort: "colour:asc" })).toEqual(["sort"]);
    expect(await refused({ user: adaUri(), page_token: "garbage" })).toEqual(["page_token"]);
    expect(await refused({ user: "https://elsewhere.example/users/1" })).toEqual(["user"]);
  });
});

describe("available times", () => {
  test("free times come in order, in the future, with their own scheduling page", async () => {
    const times = await freeTimes();
    expect(times.length).toBeGreaterThan(20);
    const starts = times.map(({ start_time: start }) => start);
    expect(starts).toEqual([...starts].sort());
    const page = await calendly.page(times[0]?.scheduling_url ?? "");
    expect(page.status).toBe(200);
    expect(page.html).toContain("Enter your details");
  });

  test("a range must be given, lie in the future, and be at most 31 days long", async () => {
    const event_type = eventTypeUri(SEED.ada.introCall);
    const ask = (query: Record<string, string>) =>
      calendly.api("GET", "/event_type_available_times", { query });
    const refused = async (query: Record<string, string>) =>
      expectError(await ask(query), 400, "Invalid Argument").details?.map(({ parameter }) => parameter);
    expect(await refused({})).toEqual(["event_type", "start_time", "end_time"]);
    expect(await refused({ event_type, start_time: inDays(-0.001), end_time: inDays(1) })).toEqual([
      "start_time",
    ]);
    expect(await refused({ event_type, start_time: inDays(2), end_time: inDays(1) })).toEqual(["end_time"]);
    expect(await refused({ event_type, start_time: "tomorrow", end_time: inDays(1) })).toEqual([
      "start_time",
    ]);
    const start = new Date(inDays(1)).getTime();
    const range = (days: number) => ({
      event_type,
      start_time: new Date(start).toISOString(),
      end_time: new Date(start + days * DAY_MS).toISOString(),
    });
    expect((await ask(range(31))).status).toBe(200);
    expect(await refused(range(31.01))).toEqual(["end_time"]);
  });

  test("busy times show the host's own bookings, for at most a week", async () => {
    const invitee = await bookThroughApi();
    const ask = (days: number) =>
      calendly.api("GET", "/user_busy_times", {
        query: { user: adaUri(), start_time: inDays(1), end_time: inDays(1 + days) },
      });
    const { collection } = parsed(listOf(busyTimeSchema), await ask(6.9));
    expect(collection.map(({ event }) => event.uri)).toEqual([invitee.event]);
    expectError(await ask(7.1), 400, "Invalid Argument");
  });
});

describe("POST /invitees", () => {
  test("a booking comes back as the invitee, marked as made through the API by the token's user", async () => {
    const invitee = await bookThroughApi();
    expect(invitee).toMatchObject({
      scheduling_method: "api",
      invitee_scheduled_by: adaUri(),
      first_name: null,
      tracking,
      status: "active",
    });
    const event = parsed(resourceOf(scheduledEventSchema), await calendly.api("GET", invitee.event)).resource;
    expect(event.event_guests.map(({ email }) => email)).toEqual(["guest@example.com"]);
    expect(event.invitees_counter).toEqual({ total: 1, active: 1, limit: 1 });
  });

  test("of many who want the same time at once exactly one gets it, and the others get 409", async () => {
    const body = inviteeBody(await firstFreeTime());
    await calendly.controls("PUT", "/rate-limit", {
      perMinute: 500,
      invitees: { perMinute: 100, perHour: 100, perDay: 100 },
    });
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => calendly.api("POST", "/invitees", { body })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(11).fill(409)]);
    expect(calendly.ledger.scheduledEvents()).toHaveLength(1);
    expect(calendly.ledger.invitees()).toHaveLength(1);
  });

  test("what does not fit the event type is refused by parameter, and books nothing", async () => {
    const start = await firstFreeTime();
    const refused = async (more: Record<string, unknown>) => {
      const answer = await calendly.api("POST", "/invitees", { body: inviteeBody(start, more) });
      return expectError(answer, 400, "Invalid Argument").details?.map(({ parameter }) => parameter);
    };
    await calendly.controls("PUT", "/rate-limit", {
      perMinute: 500,
      invitees: { perMinute: 100, perHour: 100, perDay: 100 },
    });
    const { utm_term: _, ...fiveKeys } = tracking;
    expect(await refused({ tracking: fiveKeys })).toEqual(["tracking.utm_term"]);
    expect(await refused({ location: { kind: "zoom_conference" } })).toEqual(["location.kind"]);
    expect(await refused({ questions_and_answers: [{ answer: "x", position: 0 }] })).toEqual([
      "questions_and_answers[0].question",
    ]);
    expect(
      await refused({ questions_and_answers: [{ question: "Why?", answer: "x", position: 0 }] }),
    ).toEqual(["questions_and_answers[0].question"]);
    expect(await refused({ invitee: { name: "A", email: "nobody", timezone: "Mars/Base" } })).toEqual([
      "invitee.email",
      "invitee.timezone",
    ]);
    expect(await refused({ invitee: { email: "a@example.com", timezone: "UTC" } })).toEqual(["invitee.name"]);
    expect(await refused({ idempotency_key: "1" })).toEqual(["idempotency_key"]);
    expect(await refused({ event_guests: Array<string>(11).fill("a@example.com") })).toEqual([
      "event_guests",
    ]);
    const between = new Date(Date.parse(start) + 7 * 60_000).toISOString();
    expect(await refused({ start_time: between })).toEqual(["start_time"]);
    await calendly.controls("PATCH", `/event_types/${SEED.ada.architectureReview}`, {
      questionsRequired: true,
    });
    expect(await refused({ questions_and_answers: [] })).toEqual(["questions_and_answers"]);
    expect(calendly.ledger.invitees()).toEqual([]);
  });

  test("an inactive event type cannot be found for booking", async () => {
    const start = await firstFreeTime();
    await calendly.controls("PATCH", `/event_types/${SEED.ada.architectureReview}`, { active: false });
    const answer = await calendly.api("POST", "/invitees", { body: inviteeBody(start) });
    expectError(answer, 404, "Resource Not Found");
  });

  test("the eleventh booking within a minute is refused, and works a minute later", async () => {
    const body = inviteeBody(await firstFreeTime());
    const statuses: number[] = [];
    for (let call = 0; call < 11; call += 1) {
      statuses.push((await calendly.api("POST", "/invitees", { body })).status);
    }
    expect(statuses).toEqual([201, ...Array<number>(9).fill(409), 429]);
    await calendly.kernel.clock.advance(61_000);
    expect((await calendly.api("POST", "/invitees", { body })).status).toBe(409);
  });
});

describe("scheduled events", () => {
  test("events are found by invitee, status and start, and pages lead from one to the next", async () => {
    const times = await freeTimes();
    const emails = ["a@example.com", "b@example.com", "a@example.com"];
    for (const [index, email] of emails.entries()) {
      const startTime = times[index]?.start_time;
      await calendly.controls("POST", "/book", {
        eventTypeSlug: "architecture-review",
        startTime,
        email,
        name: "A",
      });
    }
    const list = async (query: Record<string, string>) =>
      parsed(
        pageOf(scheduledEventSchema),
        await calendly.api("GET", "/scheduled_events", { query: { user: adaUri(), ...query } }),
      );
    const starts = times.slice(0, 3).map(({ start_time: start }) => start);
    const startsOf = (page: Awaited<ReturnType<typeof list>>) =>
      page.collection.map((event) => event.start_time);
    expect(startsOf(await list({}))).toEqual(starts);
    expect(startsOf(await list({ sort: "start_time:desc" }))).toEqual([...starts].reverse());
    expect(startsOf(await list({ invitee_email: "A@example.com" }))).toEqual([starts[0], starts[2]]);
    expect(startsOf(await list({ min_start_time: starts[1] ?? "" }))).toEqual(starts.slice(1));
    expect(startsOf(await list({ max_start_time: starts[1] ?? "" }))).toEqual(starts.slice(0, 2));
    expect(startsOf(await list({ status: "canceled" }))).toEqual([]);

    const first = await list({ count: "2" });
    expect(first.pagination).toMatchObject({ count: 2, previous_page: null });
    const second = parsed(
      pageOf(scheduledEventSchema),
      await calendly.api("GET", first.pagination.next_page ?? ""),
    );
    expect(startsOf(second)).toEqual([starts[2]]);
    expect(second.pagination).toMatchObject({ count: 1, next_page: null, next_page_token: null });
    const byToken = await list({ count: "2", page_token: first.pagination.next_page_token ?? "" });
    expect(startsOf(byToken)).toEqual([starts[2]]);
    const back = parsed(
      pageOf(scheduledEventSchema),
      await calendly.api("GET", second.pagination.previous_page ?? ""),
    );
    expect(startsOf(back)).toEqual(starts.slice(0, 2));
  });

  test("invitees are listed below their event, by status and email", async () => {
    const invitee = await bookThroughApi();
    const list = async (query: Record<string, string>) =>
      parsed(pageOf(inviteeSchema), await calendly.api("GET", `${invitee.event}/invitees`, { query }))
        .collection;
    expect(await list({ status: "active", email: "jane@example.com", sort: "created_at:desc" })).toEqual([
      invitee,
    ]);
    expect(await list({ status: "canceled" })).toEqual([]);
    expect(await list({ email: "other@example.com" })).toEqual([]);
    expect(parsed(resourceOf(inviteeSchema), await calendly.api("GET", invitee.uri)).resource).toEqual(
      invitee,
    );
  });

  test("a host cancels once; a second time, or after the start, it is refused", async () => {
    const invitee = await bookThroughApi();
    const cancel = () =>
      calendly.api("POST", `${invitee.event}/cancellation`, { body: { reason: "Illness" } });
    const { resource } = parsed(resourceOf(cancellationSchema), await cancel(), 201);
    expect(resource).toMatchObject({ canceled_by: "Ada Okafor", reason: "Illness", canceler_type: "host" });
    expect(expectError(await cancel(), 403, "Permission Denied").message).toBe("Event is already canceled");
    const event = parsed(resourceOf(scheduledEventSchema), await calendly.api("GET", invitee.event)).resource;
    expect(event).toMatchObject({ status: "canceled", cancellation: resource });

    const late = await bookThroughApi();
    await calendly.kernel.clock.advance(15 * DAY_MS);
    const answer = await calendly.api("POST", `${late.event}/cancellation`);
    expect(expectError(answer, 403, "Permission Denied").message).toBe("Event in the past");
  });

  test("a no-show is marked after the start, once, and can be taken back", async () => {
    const invitee = await bookThroughApi();
    const mark = () => calendly.api("POST", "/invitee_no_shows", { body: { invitee: invitee.uri } });
    expectError(await mark(), 400, "Invalid Argument");
    await calendly.kernel.clock.advance(15 * DAY_MS);
    const { resource } = parsed(resourceOf(noShowSchema), await mark(), 201);
    expect(resource.invitee).toBe(invitee.uri);
    expectError(await mark(), 409, "Already Exists");
    const read = async () =>
      parsed(resourceOf(inviteeSchema), await calendly.api("GET", invitee.uri)).resource;
    expect((await read()).no_show?.uri).toBe(resource.uri);
    expect((await calendly.api("GET", resource.uri)).status).toBe(200);
    expect((await calendly.api("DELETE", resource.uri)).status).toBe(204);
    expect((await read()).no_show).toBeNull();
    expectError(await calendly.api("DELETE", resource.uri), 404, "Resource Not Found");
  });

  test("a deletion request forgets who the invitee was", async () => {
    const invitee = await bookThroughApi();
    const body = { emails: ["jane@example.com"] };
    const answer = await calendly.api("POST", "/data_compliance/deletion/invitees", { body });
    expect([answer.status, answer.json]).toEqual([202, {}]);
    const after = parsed(resourceOf(inviteeSchema), await calendly.api("GET", invitee.uri)).resource;
    expect(JSON.stringify(after)).not.toContain("jane");
  });
});

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { expectError, parsed } from "../expect-answer.ts";
import { bookThroughApi, firstFreeTime, freeTimes, inviteeBody, TRACKING } from "../expect-booked.ts";
import { SEED } from "../state/seed-accounts.ts";
import { startCalendly, type RunningCalendly } from "../start-calendly.ts";
import {
  cancellationSchema,
  inviteeSchema,
  noShowSchema,
  pageOf,
  resourceOf,
  scheduledEventSchema,
} from "./wire-schemas.ts";

const DAY_MS = 24 * 3_600_000;

let calendly: RunningCalendly;
beforeEach(async () => {
  calendly = await startCalendly();
});
afterEach(() => calendly.close());

const adaUri = () => `${calendly.url}/users/${SEED.ada.user}`;

describe("POST /invitees", () => {
  test("a booking comes back as the invitee, marked as made through the API by the token's user", async () => {
    const invitee = await bookThroughApi(calendly);
    expect(invitee).toMatchObject({
      scheduling_method: "api",
      invitee_scheduled_by: adaUri(),
      first_name: null,
      tracking: TRACKING,
      status: "active",
    });
    const event = parsed(resourceOf(scheduledEventSchema), await calendly.api("GET", invitee.event)).resource;
    expect(event.event_guests.map(({ email }) => email)).toEqual(["guest@example.com"]);
    expect(event.invitees_counter).toEqual({ total: 1, active: 1, limit: 1 });
  });

  test("of many who want the same time at once exactly one gets it, and the others get 409", async () => {
    const body = inviteeBody(calendly, await firstFreeTime(calendly));
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
    const start = await firstFreeTime(calendly);
    const refused = async (more: Record<string, unknown>) => {
      const answer = await calendly.api("POST", "/invitees", { body: inviteeBody(calendly, start, more) });
      return expectError(answer, 400, "Invalid Argument").details?.map(({ parameter }) => parameter);
    };
    await calendly.controls("PUT", "/rate-limit", {
      perMinute: 500,
      invitees: { perMinute: 100, perHour: 100, perDay: 100 },
    });
    const { utm_term: _, ...fiveKeys } = TRACKING;
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
    const start = await firstFreeTime(calendly);
    await calendly.controls("PATCH", `/event_types/${SEED.ada.architectureReview}`, { active: false });
    const answer = await calendly.api("POST", "/invitees", { body: inviteeBody(calendly, start) });
    expectError(answer, 404, "Resource Not Found");
  });

  test("the eleventh booking within a minute is refused, and works a minute later", async () => {
    const body = inviteeBody(calendly, await firstFreeTime(calendly));
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
    const times = await freeTimes(calendly);
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
    const invitee = await bookThroughApi(calendly);
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
    const invitee = await bookThroughApi(calendly);
    const cancel = () =>
      calendly.api("POST", `${invitee.event}/cancellation`, { body: { reason: "Illness" } });
    const { resource } = parsed(resourceOf(cancellationSchema), await cancel(), 201);
    expect(resource).toMatchObject({ canceled_by: "Ada Okafor", reason: "Illness", canceler_type: "host" });
    expect(expectError(await cancel(), 403, "Permission Denied").message).toBe("Event is already canceled");
    const event = parsed(resourceOf(scheduledEventSchema), await calendly.api("GET", invitee.event)).resource;
    expect(event).toMatchObject({ status: "canceled", cancellation: resource });

    const late = await bookThroughApi(calendly);
    await calendly.kernel.clock.advance(15 * DAY_MS);
    const answer = await calendly.api("POST", `${late.event}/cancellation`);
    expect(expectError(answer, 403, "Permission Denied").message).toBe("Event in the past");
  });

  test("a no-show is marked after the start, once, and can be taken back", async () => {
    const invitee = await bookThroughApi(calendly);
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
    const invitee = await bookThroughApi(calendly);
    const body = { emails: ["jane@example.com"] };
    const answer = await calendly.api("POST", "/data_compliance/deletion/invitees", { body });
    expect([answer.status, answer.json]).toEqual([202, {}]);
    const after = parsed(resourceOf(inviteeSchema), await calendly.api("GET", invitee.uri)).resource;
    expect(JSON.stringify(after)).not.toContain("jane");
  });
});

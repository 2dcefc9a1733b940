import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { expectError, parsed } from "../expect-answer.ts";
import { SEED } from "../state/seed-accounts.ts";
import { startCalendly, type RunningCalendly } from "../start-calendly.ts";
import {
  availableTimeSchema,
  errorSchema,
  listOf,
  pageOf,
  resourceOf,
  scheduledEventSchema,
  schedulingLinkSchema,
} from "./wire-schemas.ts";

const DAY_MS = 86_400_000;

let calendly: RunningCalendly;
beforeEach(async () => {
  calendly = await startCalendly();
});
afterEach(() => calendly.close());

const uri = (path: string): string => `${calendly.url}${path}`;

/** What it takes to book Ada's next free intro call. */
async function introCallBody() {
  const event_type = uri(`/event_types/${SEED.ada.introCall}`);
  const inDays = (days: number) =>
    new Date(calendly.kernel.clock.now().getTime() + days * DAY_MS).toISOString();
  const query = { event_type, start_time: inDays(1), end_time: inDays(8) };
  const answer = await calendly.api("GET", "/event_type_available_times", { query });
  const [time] = parsed(listOf(availableTimeSchema), answer).collection;
  return {
    event_type,
    start_time: time?.start_time ?? "",
    invitee: { name: "Jane Doe", email: "jane@example.com", timezone: "Europe/London" },
  };
}

describe("scheduling links", () => {
  test("a link is made for one booking only", async () => {
    const owner = uri(`/event_types/${SEED.ada.introCall}`);
    const create = (max_event_count: number) =>
      calendly.api("POST", "/scheduling_links", {
        body: { max_event_count, owner, owner_type: "EventType" },
      });
    const { resource } = parsed(resourceOf(schedulingLinkSchema), await create(1), 201);
    expect(resource.booking_url).toMatch(/\/d\/[0-9a-f-]+\/intro-call$/);
    const error = expectError(await create(2), 400, "Invalid Argument");
    expect(error.details).toEqual([{ parameter: "max_event_count", message: "must be 1" }]);
  });
});

describe("limits and faults", () => {
  test("every response says what is left, and beyond it comes 429 without Retry-After, until the minute is over", async () => {
    await calendly.controls("PUT", "/rate-limit", { perMinute: 2 });
    // From the start of a minute, so that none ends between the calls.
    await calendly.kernel.clock.advance(60_000 - (calendly.kernel.clock.now().getTime() % 60_000));
    const ok = await calendly.api("GET", "/users/me");
    expect(ok.headers.get("x-ratelimit-limit")).toBe("2");
    expect(ok.headers.get("x-ratelimit-remaining")).toBe("1");
    expect(Number(ok.headers.get("x-ratelimit-reset"))).toBeGreaterThan(50);
    const missing = await calendly.api("GET", "/event_types/none");
    expect([missing.status, missing.headers.get("x-ratelimit-remaining")]).toEqual([404, "0"]);
    const refused = await calendly.api("GET", "/users/me");
    expectError(refused, 429, "Too Many Requests");
    expect(refused.headers.get("retry-after")).toBeNull();
    expect(refused.headers.get("x-ratelimit-remaining")).toBe("0");
    expect((await calendly.api("GET", "/users/me", { token: "sandbox-pat-kenji" })).status).toBe(200);
    await calendly.kernel.clock.advance(60_000);
    expect((await calendly.api("GET", "/users/me")).status).toBe(200);
  });

  test("an unknown route, method or body is answered in the provider's own shape", async () => {
    expectError(await calendly.api("GET", "/nothing/here"), 404, "Resource Not Found");
    expectError(await calendly.api("GET", "/users/me/friends", { token: null }), 404, "Resource Not Found");
    expectError(await calendly.api("PUT", "/invitees", { body: {} }), 404, "Resource Not Found");
    const response = await fetch(`${calendly.url}/scheduling_links`, {
      method: "POST",
      headers: { authorization: "Bearer sandbox-pat-ada" },
      body: "{not json",
    });
    expect(response.status).toBe(400);
    expect(errorSchema.parse(await response.json()).title).toBe("Invalid Argument");
  });

  test("an injected fault answers like the provider and changes nothing; pages are spared", async () => {
    const body = await introCallBody();
    calendly.kernel.faults.add({
      provider: "calendly",
      on: "request",
      fault: { kind: "status", status: 503 },
      remaining: 1,
    });
    expect((await calendly.page("/ada-okafor/intro-call")).status).toBe(200);
    const answer = await calendly.api("POST", "/invitees", { body });
    expectError(answer, 503, "Internal Server Error");
    expect(calendly.ledger.invitees()).toEqual([]);
    expect(calendly.kernel.requests.list("calendly").at(-1)).toMatchObject({
      path: "/invitees",
      status: 503,
    });
  });

  test("a lost response has booked all the same, and the booking can be found by email", async () => {
    const body = await introCallBody();
    calendly.kernel.faults.add({
      provider: "calendly",
      on: "request",
      fault: { kind: "lose_response" },
      remaining: 1,
    });
    await expect(calendly.api("POST", "/invitees", { body })).rejects.toThrow();
    const query = {
      user: uri(`/users/${SEED.ada.user}`),
      invitee_email: "jane@example.com",
      min_start_time: body.start_time,
    };
    const found = await calendly.api("GET", "/scheduled_events", { query });
    expect(parsed(pageOf(scheduledEventSchema), found).collection).toHaveLength(1);
  });
});

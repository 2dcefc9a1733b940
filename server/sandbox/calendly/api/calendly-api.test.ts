import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { expectError, parsed } from "../expect-answer.ts";
import { bookThroughApi, freeTimes } from "../expect-booked.ts";
import { SEED } from "../state/seed-accounts.ts";
import { startCalendly, type RunningCalendly } from "../start-calendly.ts";
import { busyTimeSchema, eventTypeSchema, listOf, pageOf, resourceOf, userSchema } from "./wire-schemas.ts";

const DAY_MS = 24 * 3_600_000;

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
    const invitee = await bookThroughApi(calendly);
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
    const times = await freeTimes(calendly);
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
    const invitee = await bookThroughApi(calendly);
    const ask = (days: number) =>
      calendly.api("GET", "/user_busy_times", {
        query: { user: adaUri(), start_time: inDays(1), end_time: inDays(1 + days) },
      });
    const { collection } = parsed(listOf(busyTimeSchema), await ask(6.9));
    expect(collection.map(({ event }) => event.uri)).toEqual([invitee.event]);
    expectError(await ask(7.1), 400, "Invalid Argument");
  });
});

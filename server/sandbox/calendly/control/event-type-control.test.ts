import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { startReceiver } from "../../kernel/start-receiver.ts";
import { expectError, parsed } from "../expect-answer.ts";
import { OAUTH_APP } from "../state/oauth-app.ts";
import { SEED } from "../state/seed-accounts.ts";
import { startCalendly, type RunningCalendly } from "../start-calendly.ts";
import {
  eventTypeSchema,
  pageOf,
  resourceOf,
  scheduledEventSchema,
  userSchema,
} from "../api/wire-schemas.ts";

let calendly: RunningCalendly;
beforeEach(async () => {
  calendly = await startCalendly();
});
afterEach(() => calendly.close());

test("an account made by hand has a token of its own, and what is made for it is nobody else's", async () => {
  const person = { name: "Nia New", slug: "nia-new", email: "nia@example.com", timezone: "Africa/Nairobi" };
  const made = await calendly.controls("POST", "/accounts", person);
  const { token } = parsed(z.object({ token: z.string() }), made, 201);
  await calendly.controls("POST", "/event_types", {
    userSlug: "nia-new",
    name: "A",
    slug: "a",
    duration: 30,
  });
  const me = parsed(resourceOf(userSchema), await calendly.api("GET", "/users/me", { token })).resource;
  expect(me).toMatchObject({ slug: "nia-new", timezone: "Africa/Nairobi" });
  const query = { user: me.uri };
  const own = await calendly.api("GET", "/event_types", { token, query });
  expect(parsed(pageOf(eventTypeSchema), own).collection.map(({ slug }) => slug)).toEqual(["a"]);
  expect((await calendly.api("GET", "/event_types", { query })).status).toBe(403);
  expect((await calendly.controls("POST", "/accounts", person)).status).toBe(409);
});

test("an event type made by hand stands in its owner's list, as plain as can be", async () => {
  const made = await calendly.controls("POST", "/event_types", {
    userSlug: "ada-okafor",
    name: "Office visit",
    slug: "office-visit",
    duration: 120,
  });
  expect(made.status).toBe(201);
  const query = { user: `${calendly.url}/users/${SEED.ada.user}` };
  const listed = parsed(pageOf(eventTypeSchema), await calendly.api("GET", "/event_types", { query }));
  expect(listed.collection.find(({ slug }) => slug === "office-visit")).toMatchObject({
    duration: 120,
    kind: "solo",
    pooling_type: null,
    booking_method: "instant",
    is_paid: false,
  });
});

test("what makes an event type hard to sell can be set by hand, and the API says it in Calendly's own fields", async () => {
  const path = `/event_types/${SEED.ada.introCall}`;
  await calendly.controls("PATCH", path, {
    kind: "group",
    poolingType: "round_robin",
    bookingMethod: "poll",
    durationOptions: [15, 30],
    isPaid: true,
    secret: true,
  });
  const read = parsed(resourceOf(eventTypeSchema), await calendly.api("GET", path)).resource;
  expect(read).toMatchObject({
    kind: "group",
    pooling_type: "round_robin",
    booking_method: "poll",
    duration_options: [15, 30],
    is_paid: true,
    secret: true,
  });
});

test("an event type changed or deleted while somebody is booked leaves their event as it was booked", async () => {
  const path = `/event_types/${SEED.ada.introCall}`;
  const person = { email: "jane@example.com", name: "Jane Doe" };
  await calendly.controls("POST", "/book", { eventTypeSlug: "intro-call", ...person });
  const before = calendly.ledger.scheduledEvents();
  const [booked] = before;
  await calendly.controls("PATCH", path, { duration: 45, name: "Long call", kind: "group", inviteeLimit: 5 });
  await calendly.controls("PATCH", path, { deleted: true });
  expect(calendly.ledger.scheduledEvents()).toEqual(before);
  const read = await calendly.api("GET", booked?.uri ?? "");
  expect(parsed(resourceOf(scheduledEventSchema), read).resource).toMatchObject({
    name: "Intro call",
    event_type: `${calendly.url}${path}`,
    invitees_counter: { total: 1, active: 1, limit: 1 },
  });

  const [invitee] = calendly.ledger.invitees();
  const uuid = invitee?.uri.split("/").at(-1) ?? "";
  const startTime = new Date(Date.parse(booked?.start_time ?? "") + 3_600_000).toISOString();
  const moved = await calendly.controls("POST", `/invitees/${uuid}/reschedule`, { startTime });
  expect([moved.status, moved.json]).toEqual([409, { error: "unavailable" }]);
  const again = await calendly.controls("POST", "/book", { eventTypeSlug: "intro-call", ...person });
  expect([again.status, again.json]).toEqual([409, { error: "unavailable" }]);
  await calendly.controls("POST", `/invitees/${uuid}/cancel`, { by: "invitee" });
  expect(calendly.ledger.scheduledEvents()[0]?.status).toBe("canceled");
});

test("an event type that is deleted is gone from the list and says when; one that is renamed says its new name", async () => {
  const path = `/event_types/${SEED.ada.introCall}`;
  const renamed = await calendly.controls("PATCH", path, { name: "Hello", duration: 20 });
  expect(parsed(eventTypeSchema, renamed)).toMatchObject({ name: "Hello", duration: 20, deleted_at: null });
  await calendly.controls("PATCH", path, { deleted: true });
  const query = { user: `${calendly.url}/users/${SEED.ada.user}` };
  const listed = parsed(pageOf(eventTypeSchema), await calendly.api("GET", "/event_types", { query }));
  expect(listed.collection.map(({ slug }) => slug)).toEqual(["architecture-review"]);
  const read = parsed(resourceOf(eventTypeSchema), await calendly.api("GET", path)).resource;
  expect(read.deleted_at).not.toBeNull();
});

test("an account that is deleted has no token that works, no page and no webhooks; others notice nothing", async () => {
  const receiver = await startReceiver();
  const { ada, kenji } = SEED;
  for (const { token, organization } of [ada, kenji]) {
    const body = {
      url: `${receiver.url}?${token}`,
      events: ["invitee.created", "invitee.canceled"],
      organization: `${calendly.url}/organizations/${organization}`,
      scope: "organization",
    };
    expect((await calendly.api("POST", "/webhook_subscriptions", { token, body })).status).toBe(201);
  }
  const person = { email: "jane@example.com", name: "Jane Doe" };
  await calendly.controls("POST", "/book", { eventTypeSlug: "intro-call", ...person });
  const made = await calendly.controls("POST", "/tokens", { userSlug: "ada-okafor", scopes: ["users:read"] });
  const { token: second } = parsed(z.object({ token: z.string() }), made, 201);
  await calendly.kernel.postOffice.idle();

  expect((await calendly.controls("DELETE", "/accounts/ada-okafor")).status).toBe(204);
  for (const token of [ada.token, second]) {
    expectError(await calendly.api("GET", "/users/me", { token }), 401, "Unauthenticated");
  }
  const [invitee] = calendly.ledger.invitees();
  const uuid = invitee?.uri.split("/").at(-1) ?? "";
  await calendly.controls("POST", `/invitees/${uuid}/cancel`, { by: "invitee" });
  await calendly.kernel.postOffice.idle();
  expect(receiver.bodies).toHaveLength(1);
  for (const path of ["/ada-okafor", "/ada-okafor/intro-call"]) {
    expect((await calendly.page(path)).status).toBe(404);
  }
  const refused = [
    await calendly.controls("POST", "/tokens", { userSlug: "ada-okafor", scopes: [] }),
    await calendly.controls("DELETE", "/accounts/ada-okafor"),
  ];
  expect(refused.map(({ status }) => status)).toEqual([404, 404]);

  expect((await calendly.api("GET", "/users/me", { token: kenji.token })).status).toBe(200);
  await calendly.controls("POST", "/book", { eventTypeSlug: "code-clinic", ...person });
  await calendly.kernel.postOffice.idle();
  expect(receiver.bodies).toHaveLength(2);
  await receiver.close();
});

test("a deleted account's authorization is refreshed no more, and nobody can agree in its name", async () => {
  const redirectUri = "http://localhost:3000/builder/connection/callback";
  const agree = () =>
    calendly.page("/oauth/authorize", {
      client_id: OAUTH_APP.clientId,
      redirect_uri: redirectUri,
      response_type: "code",
      account: "ada-okafor",
      answer: "allow",
    });
  const ask = async (fields: Record<string, string>) => {
    const { clientId: client_id, clientSecret: client_secret } = OAUTH_APP;
    const body = new URLSearchParams({ client_id, client_secret, ...fields });
    const response = await fetch(`${calendly.url}/oauth/token`, { method: "POST", body });
    return { status: response.status, json: (await response.json()) as unknown };
  };
  const code = new URL((await agree()).location).searchParams.get("code") ?? "";
  const granted = await ask({ grant_type: "authorization_code", code, redirect_uri: redirectUri });
  const tokens = z.object({ access_token: z.string(), refresh_token: z.string() }).parse(granted.json);
  await calendly.controls("DELETE", "/accounts/ada-okafor");
  expectError(await calendly.api("GET", "/users/me", { token: tokens.access_token }), 401, "Unauthenticated");
  expect(await ask({ grant_type: "refresh_token", refresh_token: tokens.refresh_token })).toMatchObject({
    status: 400,
    json: { error: "invalid_grant" },
  });
  expect((await agree()).location).toContain("error=access_denied");
});

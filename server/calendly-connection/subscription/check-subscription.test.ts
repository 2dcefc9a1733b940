import { ENGLISH } from "../../domain/text/language.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findBuilderBySlug } from "../../../db/builders/builders.ts";
import {
  findConnectionOfBuilder,
  type CalendlyConnection,
} from "../../../db/calendly/calendly-connections.ts";
import { listSessionTypes } from "../../../db/builders/session-types.ts";
import type { BuilderId } from "../../domain/values/ids.ts";
import { addMinutes } from "../../domain/values/instant.ts";
import { invariant } from "../../domain/values/invariant.ts";
import { startTestApp, type TestApp } from "../../test-app.ts";
import { until } from "../../test-until.ts";
import { viewOfOperations } from "../../operations/view-of-operations.ts";
import { callbackUrlOf } from "./callback-url.ts";
import { connectAccount } from "../connect/connect-account.ts";
import { connectionView } from "../connection-view.ts";

const DAY_MINUTES = 24 * 60;
let app: TestApp;
let builderId: BuilderId;
let eventTypeUri: string;

interface Booked {
  readonly event: { readonly uri: string; readonly start_time: string };
  readonly invitee: { readonly uri: string };
}

beforeAll(async () => {
  app = await startTestApp();
  const builder = await findBuilderBySlug(app.db, "ada-okafor");
  invariant(builder !== null, "Ada is seeded");
  builderId = builder.id;
  const offers = await listSessionTypes(app.db, builderId);
  eventTypeUri = offers.find(({ slug }) => slug === "architecture-review")?.calendlyEventTypeUri ?? "";
});
afterAll(() => app.stop());

async function connection(): Promise<CalendlyConnection> {
  const found = await findConnectionOfBuilder(app.db, builderId);
  invariant(found !== null, "Ada is connected");
  return found;
}

/** A time more than a week ahead, so that no session of these tests begins. */
async function bookDirectly(email: string): Promise<Booked> {
  const now = app.services.clock.now();
  const query = new URLSearchParams({
    event_type: eventTypeUri,
    start_time: addMinutes(now, 8 * DAY_MINUTES),
    end_time: addMinutes(now, 15 * DAY_MINUTES),
  });
  const times = await ask<{ collection: { start_time: string }[] }>(
    "GET",
    `/event_type_available_times?${query.toString()}`,
  );
  const startTime = times.collection[0]?.start_time;
  return app.control("calendly", "POST", "/book", { eventTypeUri, startTime, email, name: "Dora Direct" });
}

function subscriptionsOf({ id }: CalendlyConnection) {
  return app.sandbox.calendly.ledger.subscriptions().filter(({ callback_url }) => callback_url.includes(id));
}

async function bookingsOf(email: string) {
  return app.db.selectFrom("booking").selectAll().where("client_email", "=", email).execute();
}

/** As Calendly does after a day of failures. */
async function disableSubscription(): Promise<void> {
  for (const { uri } of subscriptionsOf(await connection()))
    await app.control("calendly", "POST", `/subscriptions/${lastPartOf(uri)}/disable`);
}

async function untilChecked(): Promise<void> {
  const { backfilledUntil: before } = await connection();
  await app.advance(16);
  await until(async () => {
    const { backfilledUntil, subscriptionState } = await connection();
    expect(backfilledUntil).not.toBe(before);
    expect(subscriptionState).toBe("active");
  });
  await app.untilQuiet();
}

test("a whole subscription is left as it is, and nothing is read back", async () => {
  await untilChecked();
  const before = subscriptionsOf(await connection());
  app.sandbox.kernel.requests.clear();
  await untilChecked();
  expect(subscriptionsOf(await connection())).toEqual(before);
  const asked = app.sandbox.kernel.requests.list("calendly").map(({ method, path }) => `${method} ${path}`);
  expect(new Set(asked)).toEqual(new Set(["GET /users/me", "GET /webhook_subscriptions"]));
});

test("a subscription disabled for a day comes back, and what it missed appears, each booking once", async () => {
  await disableSubscription();
  const missed = [await bookDirectly("dora-1@example.com"), await bookDirectly("dora-2@example.com")];
  const taken = await bookDirectly("dora-3@example.com");
  await app.control("calendly", "POST", `/invitees/${lastPartOf(taken.invitee.uri)}/cancel`, {
    by: "invitee",
  });
  expect(await bookingsOf("dora-1@example.com")).toEqual([]);

  await app.advance(DAY_MINUTES);
  await until(async () => {
    expect((await bookingsOf("dora-2@example.com")).map(({ state }) => state)).toEqual(["SCHEDULED"]);
    expect((await connection()).subscriptionState).toBe("active");
  });
  await app.untilQuiet();
  expect((await bookingsOf("dora-1@example.com")).map((row) => row.calendly_invitee_uri)).toEqual([
    missed[0]?.invitee.uri,
  ]);
  expect(await bookingsOf("dora-3@example.com")).toEqual([]);
  const [subscription, ...others] = subscriptionsOf(await connection());
  expect(others).toEqual([]);
  expect(subscription).toMatchObject({ state: "active", uri: (await connection()).subscriptionUri });

  // From here on deliveries arrive again, signed with the key that was kept.
  await bookDirectly("dora-4@example.com");
  await until(async () => expect(await bookingsOf("dora-4@example.com")).toHaveLength(1));
  await untilChecked();
  expect(await bookingsOf("dora-1@example.com")).toHaveLength(1);
});

test("a subscription that was deleted, leads elsewhere or gets too few events is made anew, and the stale one is deleted", async () => {
  const { id, keyNumber, calendlyUserUri, calendlyOrganizationUri } = await connection();
  const ownUrl = callbackUrlOf(app.env.APP_URL, id, keyNumber);
  const account = { organization: calendlyOrganizationUri, user: calendlyUserUri, scope: "user" };
  for (const [url, events] of [
    [callbackUrlOf("https://old.example", id, keyNumber), ["invitee.created", "invitee.canceled"]],
    [ownUrl, ["invitee.created", "invitee.canceled"]],
    [null, []],
  ] as const) {
    for (const { uri } of subscriptionsOf(await connection())) await ask("DELETE", new URL(uri).pathname);
    if (url !== null)
      await ask("POST", "/webhook_subscriptions", { ...account, url, events, signing_key: "k" });
    await untilChecked();
    const [subscription, ...others] = subscriptionsOf(await connection());
    expect(others).toEqual([]);
    expect(subscription).toMatchObject({ callback_url: ownUrl, state: "active" });
    expect(subscription?.events).toContain("event_type.updated");
  }
});

test("a check that fails is no check: since when and why is said to the builder and the operator, until one comes to its end", async () => {
  await untilChecked();
  const { backfilledUntil } = await connection();
  const rule = app.sandbox.kernel.faults.add({
    provider: "calendly",
    on: "request",
    method: "GET",
    pattern: "/webhook_subscriptions",
    fault: { kind: "status", status: 403 },
    remaining: null,
  });
  await app.advance(16);
  const since = await until(async () => {
    const { checkFailingSince, checkFailure } = await connection();
    expect(checkFailure).toBe("forbidden");
    return checkFailingSince;
  });
  await app.advance(16);
  await until(async () => expect((await connection()).subscriptionTriedAt).not.toBe(since));
  expect(await connection()).toMatchObject({ backfilledUntil, checkFailingSince: since });
  const builders = await connectionView(app.services.connections, builderId);
  expect(builders.connection?.subscription).toMatchObject({
    checkedAt: backfilledUntil,
    failing: { since, reason: "forbidden" },
  });
  const operators = await viewOfOperations(app.db, app.services.clock.now(), ENGLISH);
  expect(operators.connections.items.find(({ builder }) => builder.slug === "ada-okafor")).toMatchObject({
    subscriptionCheckedAt: backfilledUntil,
    checkFailingSince: since,
    checkFailure: "forbidden",
  });

  app.sandbox.kernel.faults.remove(rule.id);
  await untilChecked();
  expect(await connection()).toMatchObject({ checkFailingSince: null, checkFailure: null });
});

test("an account that goes to another organization is subscribed to there, and what was missed meanwhile appears", async () => {
  await untilChecked();
  const before = (await connection()).calendlyOrganizationUri;
  const moved = await app.control<{ current_organization: string }>(
    "calendly",
    "POST",
    "/accounts/ada-okafor/move",
  );
  expect(moved.current_organization).not.toBe(before);
  await bookDirectly("dora-5@example.com");
  await untilChecked();
  const { calendlyOrganizationUri, subscriptionUri } = await connection();
  expect(calendlyOrganizationUri).toBe(moved.current_organization);
  const there = subscriptionsOf(await connection()).filter(
    ({ organization }) => organization === moved.current_organization,
  );
  expect(there).toMatchObject([{ uri: subscriptionUri, state: "active" }]);
  await until(async () => expect(await bookingsOf("dora-5@example.com")).toHaveLength(1));
  await bookDirectly("dora-6@example.com");
  await until(async () => expect(await bookingsOf("dora-6@example.com")).toHaveLength(1));
});

test("an account that is connected again after it has moved is subscribed to where it is now", async () => {
  const moved = await app.control<{ current_organization: string }>(
    "calendly",
    "POST",
    "/accounts/ada-okafor/move",
  );
  const outcome = await connectAccount(app.services.connections, builderId, {
    kind: "personal_token",
    accessToken: "sandbox-pat-ada",
  });
  expect(outcome.ok).toBe(true);
  const { calendlyOrganizationUri, subscriptionUri } = await connection();
  expect(calendlyOrganizationUri).toBe(moved.current_organization);
  expect(
    subscriptionsOf(await connection())
      .filter(({ organization }) => organization === moved.current_organization)
      .map(({ uri }) => uri),
  ).toEqual([subscriptionUri]);
});

test("an event type that is renamed at Calendly is renamed here by its delivery", async () => {
  const uuid = lastPartOf(eventTypeUri);
  await app.control("calendly", "PATCH", `/event_types/${uuid}`, { name: "Deep architecture review" });
  await until(async () => {
    const names = (await listSessionTypes(app.db, builderId)).map(({ name }) => name);
    expect(names).toContain("Deep architecture review");
  });
});

async function ask<Answer>(method: string, route: string, body?: unknown): Promise<Answer> {
  const response = await fetch(`${app.env.CALENDLY_API_URL}${route}`, {
    method,
    headers: { authorization: "Bearer sandbox-pat-ada", "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  invariant(response.ok, `Calendly answered ${response.status}`);
  const text = await response.text();
  return (text === "" ? null : JSON.parse(text)) as Answer;
}

function lastPartOf(uri: string): string {
  return uri.slice(uri.lastIndexOf("/") + 1);
}

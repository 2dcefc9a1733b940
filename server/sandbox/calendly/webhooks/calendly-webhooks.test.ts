import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { startReceiver, type Receiver } from "../../kernel/start-receiver.ts";
import { OAUTH_APP } from "../state/oauth-app.ts";
import { SEED } from "../state/seed-accounts.ts";
import { startCalendly, type RunningCalendly } from "../start-calendly.ts";
import { signatureHeader } from "./webhook-payload.ts";
import { inviteeWebhookSchema } from "../api/wire-schemas.ts";

const HOUR_MS = 3_600_000;
const KEY = "5mEzn9C-I28UtwOjZJtFoob0sAAFZ95GbZkqj4y3i0I";
const EVENTS = ["invitee.created", "invitee.canceled", "invitee_no_show.created", "invitee_no_show.deleted"];

const bookedSchema = z.object({
  event: z.object({ uri: z.string(), start_time: z.string() }),
  invitee: z.object({ uri: z.string(), cancel_url: z.string(), reschedule_url: z.string() }),
});

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

type Builder = keyof typeof SEED;

async function subscribe(builder: Builder, more: Record<string, unknown> = {}, token?: string) {
  const body = {
    url: receiver.url,
    events: EVENTS,
    organization: `${calendly.url}/organizations/${SEED[builder].organization}`,
    scope: "organization",
    signing_key: KEY,
    ...more,
  };
  const answer = await calendly.api("POST", "/webhook_subscriptions", {
    token: token ?? SEED[builder].token,
    body,
  });
  expect(answer.status).toBe(201);
}

async function book(eventTypeSlug: string, more: Record<string, unknown> = {}) {
  const person = { email: "jane@example.com", name: "Jane Doe" };
  const answer = await calendly.controls("POST", "/book", { eventTypeSlug, ...person, ...more });
  expect(answer.status).toBe(201);
  return bookedSchema.parse(answer.json);
}

const uuidOf = (uri: string): string => uri.split("/").at(-1) ?? "";

async function received() {
  await calendly.kernel.postOffice.idle();
  return receiver.bodies.map((body) => inviteeWebhookSchema.parse(JSON.parse(body)));
}

describe("payloads", () => {
  test("a booking is told with the flat invitee and the event inside, as the API shows them", async () => {
    await subscribe("ada");
    const { event, invitee } = await book("intro-call", { tracking: { utm_content: "bkg_1" } });
    const [hook] = await received();
    expect(hook).toMatchObject({
      event: "invitee.created",
      created_by: `${calendly.url}/users/${SEED.ada.user}`,
      payload: {
        uri: invitee.uri,
        event: event.uri,
        tracking: { utm_content: "bkg_1", utm_source: null },
        scheduled_event: { uri: event.uri, invitees_counter: { total: 1, active: 1, limit: 1 } },
      },
    });
    const read = await calendly.api("GET", invitee.uri);
    const { scheduled_event: _, ...flat } = hook?.payload ?? {};
    expect({ resource: flat }).toEqual(read.json);
  });

  test("the list of deliveries names the invitee that each is about, so that one can be held back and let go", async () => {
    await subscribe("ada");
    const { kernel } = calendly;
    kernel.faults.add({ provider: "calendly", on: "delivery", fault: { kind: "hold" }, remaining: null });
    const [first, second] = [await book("intro-call"), await book("intro-call")];
    const [held] = kernel.postOffice.list({ objectId: second.invitee.uri });
    expect(held).toMatchObject({ provider: "calendly", eventType: "invitee.created", state: "held" });
    await kernel.postOffice.release(held?.id ?? "");
    expect((await received()).map(({ payload }) => payload.uri)).toEqual([second.invitee.uri]);
    expect(kernel.postOffice.list({ state: "held" })).toMatchObject([{ objectId: first.invitee.uri }]);
  });

  test("a conference link that comes late is null in the webhook and there when read again", async () => {
    await subscribe("kenji");
    const { event } = await book("product-deep-dive");
    const [hook] = await received();
    expect(hook?.payload.scheduled_event.location).toEqual({
      type: "google_conference",
      status: "processing",
      join_url: null,
    });
    const read = await calendly.api("GET", event.uri, { token: "sandbox-pat-kenji" });
    expect(read.json).toMatchObject({ resource: { location: { status: "pushed" } } });
    expect(JSON.stringify(read.json)).toContain("/google_meet");
  });

  test("a host's cancellation of a group event tells of every invitee", async () => {
    await subscribe("lena");
    const first = await book("open-office-hour");
    const startTime = first.event.start_time;
    const second = await book("open-office-hour", { startTime, email: "b@example.com" });
    expect(second.event.uri).toBe(first.event.uri);
    const answer = await calendly.api("POST", `${first.event.uri}/cancellation`, {
      token: "sandbox-pat-lena",
      body: { reason: "Ill" },
    });
    expect(answer.status).toBe(201);
    const canceled = (await received()).filter(({ event }) => event === "invitee.canceled");
    expect(canceled.map(({ payload }) => payload.uri)).toEqual([first.invitee.uri, second.invitee.uri]);
    for (const { payload } of canceled) {
      expect(payload).toMatchObject({
        status: "canceled",
        rescheduled: false,
        cancellation: { canceled_by: "Lena Fischer", canceler_type: "host", reason: "Ill" },
        scheduled_event: { status: "canceled", invitees_counter: { total: 2, active: 0, limit: 10 } },
      });
    }
  });

  test("one invitee of a group who cancels leaves the event active for the others", async () => {
    await subscribe("lena");
    const first = await book("open-office-hour");
    const startTime = first.event.start_time;
    await book("open-office-hour", { startTime, email: "b@example.com" });
    await calendly.page(first.invitee.cancel_url, { reason: "Meeting conflict" });
    const canceled = (await received()).filter(({ event }) => event === "invitee.canceled");
    expect(canceled).toHaveLength(1);
    expect(canceled[0]?.payload).toMatchObject({
      uri: first.invitee.uri,
      cancellation: { canceled_by: "Jane Doe", canceler_type: "invitee", reason: "Meeting conflict" },
      scheduled_event: { status: "active", invitees_counter: { total: 2, active: 1, limit: 10 } },
    });
  });

  test("a reschedule is a pair that point at each other, with a new event and a new invitee", async () => {
    await subscribe("ada");
    const old = await book("architecture-review", { tracking: { utm_content: "bkg_1" } });
    const startTime = new Date(Date.parse(old.event.start_time) + HOUR_MS).toISOString();
    const path = `/invitees/${uuidOf(old.invitee.uri)}/reschedule`;
    const moved = bookedSchema.parse((await calendly.controls("POST", path, { startTime })).json);
    expect(moved.event.uri).not.toBe(old.event.uri);
    const [, canceled, created] = await received();
    expect(canceled).toMatchObject({
      event: "invitee.canceled",
      payload: {
        uri: old.invitee.uri,
        rescheduled: true,
        new_invitee: moved.invitee.uri,
        cancellation: { canceler_type: "invitee", reason: null },
        scheduled_event: { uri: old.event.uri, status: "canceled" },
      },
    });
    expect(created).toMatchObject({
      event: "invitee.created",
      payload: {
        uri: moved.invitee.uri,
        rescheduled: false,
        old_invitee: old.invitee.uri,
        tracking: { utm_content: "bkg_1" },
        scheduled_event: { uri: moved.event.uri, status: "active" },
      },
    });
    expect((await calendly.controls("POST", path, { startTime })).status).toBe(409);
  });

  test("a no-show is told when it is marked and when it is taken back", async () => {
    await subscribe("ada");
    const { invitee } = await book("intro-call");
    await calendly.kernel.clock.advance(10 * 24 * HOUR_MS);
    const marked = await calendly.api("POST", "/invitee_no_shows", { body: { invitee: invitee.uri } });
    const { resource } = z.object({ resource: z.object({ uri: z.string() }) }).parse(marked.json);
    await calendly.api("DELETE", resource.uri);
    const hooks = await received();
    expect(hooks.map(({ event }) => event)).toEqual([
      "invitee.created",
      "invitee_no_show.created",
      "invitee_no_show.deleted",
    ]);
    expect(hooks[1]?.payload.no_show?.uri).toBe(resource.uri);
    expect(hooks[2]?.payload.no_show).toBeNull();
  });
});

describe("who is told", () => {
  test("a subscription hears only its own organization, its own user and the events it asked for", async () => {
    await subscribe("kenji", { url: `${receiver.url}?kenji` });
    await subscribe("ada", { events: ["invitee.canceled"] });
    const { invitee } = await book("intro-call");
    expect(await received()).toEqual([]);
    await calendly.controls("POST", `/invitees/${uuidOf(invitee.uri)}/cancel`, { by: "invitee" });
    expect((await received()).map(({ event }) => event)).toEqual(["invitee.canceled"]);
  });

  test("a deleted subscription hears nothing", async () => {
    await subscribe("ada", { scope: "user", user: `${calendly.url}/users/${SEED.ada.user}` });
    const [subscription] = calendly.ledger.subscriptions();
    await calendly.api("DELETE", subscription?.uri ?? "");
    await book("intro-call");
    expect(await received()).toEqual([]);
  });

  test("a change of an event type is told to who listens for it", async () => {
    await subscribe("ada", { events: ["event_type.updated", "event_type.deleted"] });
    await calendly.controls("PATCH", `/event_types/${SEED.ada.introCall}`, { duration: 30 });
    await calendly.controls("PATCH", `/event_types/${SEED.ada.introCall}`, { deleted: true });
    await calendly.kernel.postOffice.idle();
    const told = receiver.bodies.map((body) =>
      z.object({ event: z.string(), payload: z.object({ duration: z.number() }) }).parse(JSON.parse(body)),
    );
    expect(told.map(({ event, payload }) => [event, payload.duration])).toEqual([
      ["event_type.updated", 30],
      ["event_type.deleted", 30],
    ]);
  });
});

describe("signatures", () => {
  test("the documented vector is signed to the letter", () => {
    const vector = z
      .object({ signingKey: z.string(), unixSeconds: z.number(), header: z.string(), body: z.string() })
      .parse(JSON.parse(readFileSync(new URL("./signature-vector.json", import.meta.url), "utf8")));
    expect(signatureHeader(vector.signingKey, vector.unixSeconds, vector.body)).toBe(vector.header);
  });

  test("a delivery is signed over its raw body and the second of sending", async () => {
    await subscribe("ada");
    await book("intro-call");
    await received();
    const header = receiver.headers[0]?.["calendly-webhook-signature"] ?? "";
    const [, t = "", v1 = ""] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(header) ?? [];
    const digest = createHmac("sha256", KEY)
      .update(`${t}.${receiver.bodies[0] ?? ""}`)
      .digest("hex");
    expect(v1).toBe(digest);
    expect(Math.abs(Number(t) - calendly.kernel.clock.unixSeconds())).toBeLessThan(60);
  });

  test("without a key there is no signature header, except for an OAuth app, which has one key of its own", async () => {
    await subscribe("ada", { signing_key: undefined });
    await book("intro-call");
    await received();
    expect(receiver.headers[0]).not.toHaveProperty("calendly-webhook-signature");

    const redirectUri = "http://localhost:3000/builder/connection/callback";
    const agreed = await calendly.page("/oauth/authorize", {
      client_id: OAUTH_APP.clientId,
      redirect_uri: redirectUri,
      response_type: "code",
      account: "kenji-mori",
      answer: "allow",
    });
    const response = await fetch(`${calendly.url}/oauth/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "authorization_code",
        client_id: OAUTH_APP.clientId,
        client_secret: OAUTH_APP.clientSecret,
        code: new URL(agreed.location).searchParams.get("code") ?? "",
        redirect_uri: redirectUri,
      }),
    });
    const { access_token: token } = z.object({ access_token: z.string() }).parse(await response.json());
    await subscribe("kenji", { signing_key: undefined, url: `${receiver.url}?oauth` }, token);
    await book("code-clinic");
    await received();
    const header = receiver.headers[1]?.["calendly-webhook-signature"] ?? "";
    const t = Number(/^t=(\d+)/.exec(header)?.[1]);
    expect(header).toBe(signatureHeader(OAUTH_APP.webhookSigningKey, t, receiver.bodies[1] ?? ""));
  });
});

describe("retries", () => {
  test("a failing endpoint is retried with the same bytes, and the subscription says since when", async () => {
    receiver.answers.push(500);
    await subscribe("ada");
    await book("intro-call");
    await calendly.kernel.postOffice.idle();
    expect(calendly.ledger.subscriptions()[0]?.retry_started_at).not.toBeNull();
    await calendly.kernel.clock.advance(HOUR_MS);
    await vi.waitFor(() => {
      expect(receiver.bodies.length).toBeGreaterThan(1);
    });
    await calendly.kernel.postOffice.idle();
    expect(new Set(receiver.bodies).size).toBe(1);
    expect(calendly.ledger.subscriptions()[0]).toMatchObject({ state: "active", retry_started_at: null });
  });

  test("after 24 hours of failures the subscription is disabled and hears no more", async () => {
    receiver.otherwise = 500;
    await subscribe("ada");
    await book("intro-call");
    await calendly.kernel.postOffice.idle();
    await calendly.kernel.clock.advance(23 * HOUR_MS);
    expect(calendly.ledger.subscriptions()[0]?.state).toBe("active");
    await calendly.kernel.clock.advance(2 * HOUR_MS);
    await vi.waitFor(() => {
      expect(calendly.ledger.subscriptions()[0]?.state).toBe("disabled");
    });
    receiver.otherwise = 200;
    const heard = receiver.bodies.length;
    await book("intro-call");
    await calendly.kernel.postOffice.idle();
    expect(receiver.bodies).toHaveLength(heard);
  });
});

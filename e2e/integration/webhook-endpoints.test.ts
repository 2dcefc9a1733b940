import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { findBuilderBySlug } from "../../db/builders/builders.ts";
import { startReceiver, type TestReceiver } from "../../server/adapters/webhooks/test-receivers.ts";
import { testAddress } from "../../server/auth/test-accounts.ts";
import { PUBLISHED_EVENT_TYPES } from "../../server/domain/contract/published-event.ts";
import { publishedEvent, type PublishedEvent } from "../../server/domain/contract/published-event.schema.ts";
import { ENDPOINTS_MAX } from "../../server/domain/contract/webhook-endpoint.ts";
import type { ApiScope } from "../../server/domain/values/api-key.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { AppCaller } from "../../server/routers/root.ts";
import { NOT_ASKED } from "../../server/test-app.ts";
import { until } from "../../server/test-until.ts";
import { type AppFixture, startApp } from "../kit/app.ts";
import { callerOf, keyCaller } from "../kit/people.ts";

const DAY_MINUTES = 24 * 60;
const ALL = [...PUBLISHED_EVENT_TYPES];

let app: AppFixture;
const receivers: TestReceiver[] = [];
const made: { readonly owner: AppCaller; readonly endpointId: `whe_${string}` }[] = [];

beforeAll(async () => {
  app = await startApp();
});
afterEach(async () => {
  for (const { owner, endpointId } of made.splice(0))
    await owner.webhookEndpoints.remove({ endpointId }).catch(() => undefined);
  await Promise.all(receivers.splice(0).map((receiver) => receiver.stop()));
});
afterAll(() => app.stop());

/** A third party's receiver, which checks what comes by the package that its author would take. */
async function startListening() {
  let status = 204;
  const got: { readonly id: string; readonly body: string; readonly headers: Record<string, string> }[] = [];
  const receiver = await startReceiver((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
      );
      got.push({ id: headers["webhook-id"] ?? "", body, headers });
      response.writeHead(status).end();
    });
  });
  receivers.push(receiver);
  return {
    url: `http://127.0.0.1:${receiver.port}/bookings`,
    got,
    answer: (next: number) => {
      status = next;
    },
    events: (): PublishedEvent[] => got.map(({ body }) => publishedEvent.parse(JSON.parse(body))),
    verify: (secret: string) => got.forEach(({ body, headers }) => new Webhook(secret).verify(body, headers)),
  };
}

async function register(owner: AppCaller, url: string, eventTypes = ALL) {
  const outcome = await owner.webhookEndpoints.create({ url, eventTypes });
  invariant(outcome.ok, "the endpoint is taken");
  made.push({ owner, endpointId: outcome.value.id });
  return outcome.value;
}

async function adasKey(...scopes: readonly ApiScope[]): Promise<AppCaller> {
  const ada = await findBuilderBySlug(app.db, "ada-okafor");
  invariant(ada?.userId != null, "Ada has an account");
  const owner = { kind: "builder", userId: ada.userId, builderId: ada.id } as const;
  return keyCaller(app, { id: "key_1", owner, scopes, origins: [] });
}

/** One whose account is there, as an operator's endpoint needs. */
async function newOperator(): Promise<AppCaller> {
  const who = { email: "webhooks-operator@example.com", name: "The Operator" };
  const userId = await app.services.auth.createUser({
    ...who,
    password: "correct-horse-42",
    role: "operator",
  });
  const confirmed = testAddress(who.email);
  return callerOf(app, {
    kind: "operator",
    userId,
    ...who,
    confirmed,
    builderId: null,
    secondFactor: NOT_ASKED,
  });
}

describe("who may register an endpoint, and whose they see", () => {
  test("a client may not, nobody is asked to sign in, and a key needs the scope", async () => {
    const { url } = await startListening();
    const wanted = { url, eventTypes: ALL };
    const { api } = await app.newClient();
    const key = await adasKey("bookings:read", "bookings:write", "event-types:read");
    await expect(api.webhookEndpoints.create(wanted)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(api.webhookEndpoints.list({})).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(app.nobody.webhookEndpoints.create(wanted)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await expect(key.webhookEndpoints.create(wanted)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("a builder and their key see the builder’s own, an operator all, and another builder none of them", async () => {
    const { url } = await startListening();
    const key = await adasKey("webhooks:write");
    const { id: endpointId, secret } = await register(key, url);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const idsFor = async (caller: AppCaller) =>
      (await caller.webhookEndpoints.list({})).data.map(({ id }) => id);
    expect(await idsFor(app.builders.ada)).toEqual([endpointId]);
    expect(await idsFor(key)).toEqual([endpointId]);
    expect(await idsFor(app.operator)).toEqual([endpointId]);
    expect(await idsFor(app.builders.lena)).toEqual([]);
    const { webhookEndpoints: lenas } = app.builders.lena;
    for (const call of [
      lenas.update({ endpointId, url }),
      lenas.rotateSecret({ endpointId }),
      lenas.switchOn({ endpointId }),
      lenas.switchOff({ endpointId }),
      lenas.remove({ endpointId }),
      lenas.listDeliveries({ endpointId }),
      lenas.resend({ endpointId, deliveryId: `whd_${"0".repeat(26)}` }),
      lenas.resendSince({ endpointId, since: "2026-01-01T00:00:00.000Z" }),
    ])
      await expect(call).rejects.toMatchObject({ code: "NOT_FOUND" });
    // The secret is in the answer that made it, and nowhere else.
    expect(JSON.stringify(await app.builders.ada.webhookEndpoints.list({}))).not.toContain(secret);
    const stored = await app.db.selectFrom("webhook_endpoint").selectAll().execute();
    expect(JSON.stringify(stored)).not.toContain(secret.slice(6));
  });

  test("an eleventh is refused, and so is an address that is not public", async () => {
    const { url } = await startListening();
    for (let n = 0; n < ENDPOINTS_MAX; n++) await register(app.builders.lena, `${url}/${n}`);
    const { webhookEndpoints: lenas } = app.builders.lena;
    expect(await lenas.create({ url, eventTypes: ALL })).toEqual({
      ok: false,
      refusal: { code: "too_many_webhook_endpoints" },
    });
    const [first] = made;
    invariant(first !== undefined, "there is one");
    const change = { endpointId: first.endpointId, url: "https://169.254.169.254/latest" };
    expect(await lenas.update(change)).toEqual({
      ok: false,
      refusal: { code: "webhook_url_refused", urlProblem: "not_public" },
    });
  });
});

describe("what a receiver gets", () => {
  test("everything that happens to the builder’s bookings, signed, numbered without a gap, and nothing of another’s", async () => {
    const adas = await startListening();
    const lenas = await startListening();
    const operators = await startListening();
    const { secret } = await register(await adasKey("webhooks:write"), adas.url);
    await register(app.builders.lena, lenas.url);
    await register(await newOperator(), operators.url);
    const booking = await app.reach("CONFIRMED");
    await until(() => expect(adas.events().map(({ type }) => type)).toContain("booking.confirmed"));
    await until(() => expect(operators.got).toHaveLength(adas.got.length));
    adas.verify(secret);
    const events = adas.events();
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, place) => place + 1));
    expect(events.map(({ type }) => type)).toEqual([
      "booking.scheduled",
      "payment.succeeded",
      "booking.confirmed",
    ]);
    expect(events.at(-1)?.data?.booking).toMatchObject({ id: booking.bookingId, state: "CONFIRMED" });
    expect(operators.got.map(({ id }) => id)).toEqual(adas.got.map(({ id }) => id));
    expect(lenas.got).toEqual([]);
  });

  test("types that were not chosen are not sent, and each delivery shows its tries and can be sent again", async () => {
    const { url, got, answer, events } = await startListening();
    answer(503);
    const { id: endpointId } = await register(app.builders.ada, url, ["booking.confirmed"]);
    await app.reach("CONFIRMED");
    await until(() => expect(got).toHaveLength(1));
    const { webhookEndpoints: own } = app.builders.ada;
    const first = await until(async () => {
      const { data } = await own.listDeliveries({ endpointId });
      expect(data[0]?.attempts).toMatchObject([{ number: 1, status: 503 }]);
      invariant(data[0] !== undefined, "there is one");
      return data[0];
    });
    expect(first).toMatchObject({ status: "pending", event: { type: "booking.confirmed" } });
    expect((await own.list({})).data).toMatchObject([{ status: "failing" }]);
    answer(200);
    expect((await own.resend({ endpointId, deliveryId: first.id })).ok).toBe(true);
    await until(async () =>
      expect((await own.listDeliveries({ endpointId })).data).toMatchObject([
        { status: "delivered", attempts: [{ status: 503 }, { status: 200 }] },
      ]),
    );
    expect(events().map(({ type }) => type)).toEqual(["booking.confirmed", "booking.confirmed"]);
    expect(new Set(got.map(({ id }) => id)).size).toBe(1);
    expect((await own.list({})).data).toMatchObject([{ status: "active" }]);
  });

  test("whoever gives an endpoint another address, its owner is told by mail where their bookings go", async () => {
    const { url } = await startListening();
    const told = (): number =>
      app
        .mailsTo({ email: "ada@builders.example" })
        .filter(({ subject }) => subject === `Your bookings are now sent to ${new URL(url).host}`).length;
    const { id: endpointId } = await register(app.builders.ada, url);
    expect(told()).toBe(1);
    const { webhookEndpoints } = app.operator;
    expect((await webhookEndpoints.update({ endpointId, eventTypes: ["booking.moved"] })).ok).toBe(true);
    expect(told()).toBe(1);
    expect((await webhookEndpoints.update({ endpointId, url: `${url}/elsewhere` })).ok).toBe(true);
    expect(told()).toBe(2);
  });

  test("a receiver that is down for four days is switched off with a mail, and then gets everything, in order, none lost", async () => {
    const { url, got, answer, events } = await startListening();
    answer(500);
    const { id: endpointId } = await register(app.builders.ada, url);
    const { webhookEndpoints: own } = app.builders.ada;
    const bookings = [await app.reach("CONFIRMED")];
    await until(async () => {
      expect((await own.listDeliveries({ endpointId })).data.at(-1)?.attempts).not.toHaveLength(0);
    });
    for (let day = 0; day < 4; day++) {
      await app.advance(DAY_MINUTES);
      bookings.push(await app.reach("CONFIRMED"));
    }
    await until(async () =>
      expect((await own.list({})).data).toMatchObject([
        { status: "switched_off", switchedOffBecause: "dead" },
      ]),
    );
    const mails = app.mailsTo({ email: "ada@builders.example" }).map(({ subject }) => subject);
    expect(mails.filter((subject) => subject.includes("switched off"))).toHaveLength(1);

    answer(200);
    got.length = 0;
    await own.switchOn({ endpointId });
    await until(async () => {
      const { data } = await own.listDeliveries({ endpointId, limit: 100 });
      expect(data.filter(({ status }) => status !== "delivered")).toEqual([]);
    });
    const arrived = events();
    for (const { bookingId } of bookings) {
      const ofBooking = arrived.filter(({ data }) => data?.booking.id === bookingId);
      expect(ofBooking.map(({ sequence }) => sequence)).toEqual(ofBooking.map((_, place) => place + 1));
      expect(ofBooking.map(({ type }) => type)).toContain("booking.confirmed");
    }
    const { data } = await own.listDeliveries({ endpointId, limit: 100 });
    expect(got.map(({ id }) => id)).toEqual(data.map(({ event }) => event.id).reverse());
  });
});

import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Problem } from "../../server/domain/contract/problem.schema.ts";
import { API_CALLS_OF_KEY, CONTRACT_CALLS_OF_ACCOUNT } from "../../server/domain/values/limit-rules.ts";
import { until } from "../../server/test-until.ts";
import { makeKey, type ShownKey } from "../kit/api-keys.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { bookTime, findSessionTypeId, pickTime, signInAs, signUp, type Visitor } from "../kit/visitors.ts";
import { callerWith, type Answered, type CallOperation } from "./contract/call-operation.ts";
import { BUILDER } from "./contract/callers.ts";
import { readServedContract, type ServedContract } from "./contract/served-contract.ts";
import { calendlyEndpoint, signatureOf, stripeEndpoint } from "./sign-delivery.ts";

const SHOP = "https://shop.example";
const OFFER = "ada-okafor/architecture-review";
const NO_BOOKING = `bkg_${"0".repeat(26)}`;

let app: BuiltApp;
let contract: ServedContract;
let builder: Visitor;
let key: ShownKey;
let call: CallOperation;
let eventTypeId: string;

beforeAll(async () => {
  app = await startBuiltApp();
  contract = await readServedContract(app);
  builder = await signInAs(app, BUILDER);
  key = await makeKey(builder, { origins: [SHOP] });
  call = callerWith(app, contract, key.headers);
  eventTypeId = await findSessionTypeId(builder, OFFER);
});
afterEach(() => app.sandbox.endFaults());
afterAll(() => app.stop());

const newEmail = () => `new-${randomBytes(6).toString("hex")}@example.com`;
const linkFor = (inviteeEmail: string) => ({
  body: { eventTypeId, inviteeEmail, inviteeName: "Somebody New" },
});

function expectProblem({ status, body }: Answered, expected: Partial<Problem>): void {
  expect(body).toMatchObject({ ...expected, status });
}

/** Sends what no operation is for; the answer has to be as the document describes it for this one. */
async function send(id: string, path: string, init: RequestInit): Promise<Answered> {
  const response = await fetch(`${app.demo.appUrl}${path}`, init);
  return {
    status: response.status,
    headers: response.headers,
    body: await contract.readAnswer(id, response),
  };
}

describe("a request under an idempotency key", () => {
  test("is refused with another body, and as long as the first one is carried out", async () => {
    const name = { "idempotency-key": "one" };
    await app.sandbox.addFault({
      provider: "calendly",
      on: "request",
      method: "POST",
      fault: { kind: "hold_response" },
    });
    const request = linkFor(newEmail());
    const first = call("createSchedulingLink", request, name);
    await until(async () => expect(await app.sandbox.countHeldAnswers("calendly")).toBe(1));
    const second = await call("createSchedulingLink", request, name);
    expectProblem(second, { status: 409, code: "idempotency_key_in_use" });
    expect(second.headers.get("retry-after")).toBe("1");
    await app.sandbox.endFaults();
    const answered = await first;
    expect(answered.status).toBe(201);
    const replayed = await call("createSchedulingLink", request, name);
    expect(replayed.body).toEqual(answered.body);
    expect(replayed.headers.get("idempotent-replayed")).toBe("true");
    expectProblem(await call("createSchedulingLink", linkFor(newEmail()), name), {
      status: 422,
      code: "idempotency_key_reused",
    });
  });

  test("that failed at a provider is carried out when it is sent again", async () => {
    const name = { "idempotency-key": "two" };
    await app.sandbox.addFault({
      provider: "calendly",
      on: "request",
      fault: { kind: "status", status: 500 },
    });
    const request = linkFor(newEmail());
    expectProblem(await call("createSchedulingLink", request, name), {
      status: 503,
      code: "calendar_unavailable",
    });
    await app.sandbox.endFaults();
    await until(async () => expect((await call("createSchedulingLink", request, name)).status).toBe(201));
  });

  test("is refused with a name that is none", async () => {
    const refused = await call("createSchedulingLink", linkFor(newEmail()), { "idempotency-key": "a b" });
    expectProblem(refused, { status: 422, code: "invalid_input" });
  });
});

describe("who asks is told what is missing", () => {
  test("the scope that the key would need", async () => {
    const { headers } = await makeKey(builder, { scopes: ["bookings:read"] });
    const refused = await callerWith(
      app,
      contract,
      headers,
    )("cancelBooking", { path: { bookingId: NO_BOOKING } });
    expectProblem(refused, { status: 403, code: "scope_missing", scope: "bookings:write" });
  });

  test("that nobody is known, by which scheme they may show it", async () => {
    const refused = await callerWith(app, contract, {})("listBookings");
    expectProblem(refused, { status: 401, code: "unauthenticated" });
    expect(refused.headers.get("www-authenticate")).toBe("Bearer");
  });
});

describe("pages of other origins", () => {
  const preflight = (origin: string) =>
    fetch(`${app.demo.appUrl}/api/bookings`, {
      method: "OPTIONS",
      headers: {
        origin,
        "access-control-request-method": "GET",
        "access-control-request-headers": "authorization",
      },
    });

  test("may ask where a live key has their origin, without cookies", async () => {
    const allowed = await preflight(SHOP);
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get("access-control-allow-origin")).toBe(SHOP);
    expect(allowed.headers.get("access-control-allow-headers")).toContain("authorization");
    expect(allowed.headers.get("access-control-allow-credentials")).toBeNull();
    const read = await call("listBookings", {}, { origin: SHOP });
    expect(read.status).toBe(200);
    expect(read.headers.get("access-control-allow-origin")).toBe(SHOP);
    expect(read.headers.get("access-control-expose-headers")).toContain("ratelimit");
  });

  test("may not where none has, or no more", async () => {
    const gone = await makeKey(builder, { origins: ["https://gone.example"] });
    await builder.api.apiKeys.revoke.mutate({ keyId: gone.id });
    for (const origin of ["https://evil.example", "https://gone.example", "null"]) {
      const refused = await preflight(origin);
      expect(refused.status).toBe(403);
      expect(refused.headers.get("access-control-allow-origin")).toBeNull();
      expect(await refused.json()).toMatchObject({ code: "foreign_origin" });
    }
    const foreign = await call("listBookings", {}, { origin: "https://evil.example" });
    expectProblem(foreign, { status: 403, code: "foreign_origin" });
    expect(foreign.headers.get("access-control-allow-origin")).toBeNull();
  });

  test("send nothing with a person's session", async () => {
    const asPerson = callerWith(app, contract, { ...builder.headers, origin: SHOP });
    const refused = await asPerson("cancelBooking", { path: { bookingId: NO_BOOKING }, body: {} });
    expectProblem(refused, { status: 403, code: "foreign_origin" });
  });
});

describe("what cannot be read is refused", () => {
  const cancel = `/api/bookings/${NO_BOOKING}/cancel`;
  const json = { "content-type": "application/json" };
  test.each([
    ["JSON that is cut short", json, '{"note":', 400, "malformed_body"],
    ["a list", json, "[]", 400, "malformed_body"],
    ["bytes that are no UTF-8", json, new Uint8Array([0x22, 0xff, 0x22]), 400, "malformed_body"],
    ["another content type", { "content-type": "text/plain" }, "{}", 400, "malformed_body"],
    ["more than it may be", json, JSON.stringify({ note: "x".repeat(70_000) }), 413, "body_too_long"],
    ["a field that is not known", json, '{"by":"me"}', 422, "invalid_input"],
    ["a field of another type", json, '{"note":5}', 422, "invalid_input"],
    ["a field of the address once more", json, `{"bookingId":"${NO_BOOKING}"}`, 422, "invalid_input"],
  ])("%s", async (_what, headers, body, status, code) => {
    const init = { method: "POST", headers: { ...key.headers, ...headers }, body };
    expectProblem(await send("cancelBooking", cancel, init), { status, code } as Partial<Problem>);
  });

  test("a method that the address does not have, and an address that is none", async () => {
    const other = await send("listBookings", "/api/bookings", { method: "DELETE", headers: key.headers });
    expectProblem(other, { status: 405, code: "method_not_allowed" });
    expect(other.headers.get("allow")).toContain("GET");
    const none = await send("listBookings", "/api/none", { headers: key.headers });
    expectProblem(none, { status: 404, code: "not_found" });
  });
});

describe("a use case's no has its code", () => {
  test("a link for somebody who holds a time, for another's address, and for one's own session", async () => {
    const { client, bookingId } = await bookTime(app, OFFER);
    expectProblem(await call("createSchedulingLink", linkFor(client.email)), {
      status: 409,
      code: "unpaid_booking_exists",
      bookingId,
    });
    const asClient = callerWith(app, contract, client.headers);
    expectProblem(await asClient("createSchedulingLink", linkFor(newEmail())), {
      status: 403,
      code: "address_not_own",
    });
    expectProblem(await call("createSchedulingLink", linkFor(BUILDER)), { status: 403, code: "own_session" });
  });

  test("a second time for a booking that has one", async () => {
    const { client, bookingId } = await bookTime(app, OFFER);
    const { invitee } = await pickTime(app, client, bookingId);
    const refused = await call("recordBooking", { body: { inviteeUri: invitee.uri } });
    expectProblem(refused, { status: 409, code: "time_declined", bookingId });
  });

  test("a checkout while Stripe is away, and of what is canceled", async () => {
    const { bookingId } = await bookTime(app, OFFER);
    const path = { bookingId };
    await app.sandbox.addFault({ provider: "stripe", on: "request", fault: { kind: "status", status: 500 } });
    expectProblem(await call("openCheckout", { path, body: {} }), {
      status: 503,
      code: "checkout_preparing",
    });
    await app.sandbox.endFaults();
    const other = { bookingId: (await bookTime(app, OFFER)).bookingId };
    expect((await call("cancelBooking", { path: other, body: {} })).status).toBe(200);
    expectProblem(await call("openCheckout", { path: other, body: {} }), {
      status: 409,
      code: "not_in_this_state",
      state: "CANCELED",
    });
  });
});

describe("a provider's delivery", () => {
  test("that is not signed is a 401 for Calendly and a 400 for Stripe; one that is, is taken", async () => {
    const stripe = stripeEndpoint(app);
    const calendly = await calendlyEndpoint(app, "ada");
    const body = "{}";
    for (const [id, endpoint, status] of [
      ["receiveCalendlyWebhook", calendly, 401],
      ["receiveStripeWebhook", stripe, 400],
    ] as const) {
      const deliver = (...keys: string[]) => {
        const signed = async () => ({
          "content-type": "application/json",
          [endpoint.signatureHeader]: signatureOf(body, await app.sandbox.now(), ...keys),
        });
        return signed().then((headers) =>
          send(id, endpoint.url.slice(app.demo.appUrl.length), { method: "POST", headers, body }),
        );
      };
      expect((await deliver("another key")).status).toBe(status);
      expect((await deliver(endpoint.key)).status).toBe(200);
    }
  });
});

describe("whoever asks too often", () => {
  test.each([
    ["by a key", API_CALLS_OF_KEY.max, async () => (await makeKey(builder)).headers],
    ["by a session", CONTRACT_CALLS_OF_ACCOUNT.max, async () => (await signUp(app)).headers],
  ])("%s is told how many calls are left, and when there are more", async (_how, max, open) => {
    const ask = callerWith(app, contract, await open());
    const path = { bookingId: NO_BOOKING };
    const first = await ask("getBooking", { path });
    expect(first.headers.get("ratelimit-policy")).toBe(`"calls";q=${max};w=60`);
    expect(first.headers.get("ratelimit")).toMatch(new RegExp(`^"calls";r=${max - 1};t=\\d+$`));
    for (let asked = 1; asked < max; asked += 50)
      await Promise.all(Array.from({ length: 50 }, () => ask("getBooking", { path })));
    const refused = await ask("getBooking", { path });
    expectProblem(refused, { status: 429, code: "too_many_requests" });
    expect(refused.headers.get("ratelimit")).toMatch(/^"calls";r=0;t=\d+$/);
    const seconds = Number(refused.headers.get("retry-after"));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
  });

  test("with keys that are none is no longer listened to", async () => {
    const ask = callerWith(app, contract, { authorization: `Bearer bawk_${"a".repeat(40)}` });
    const statuses: number[] = [];
    for (let asked = 0; asked < 62; asked += 1) statuses.push((await ask("listBookings")).status);
    expect(statuses[0]).toBe(401);
    expect(statuses.at(-1)).toBe(429);
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Problem } from "../../server/domain/contract/problem.schema.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { initiate, nobody, signUp, type Visitor } from "../kit/visitors.ts";

let app: BuiltApp;
let client: Visitor;
let other: Visitor;
let bookingId: BookingId;
beforeAll(async () => {
  app = await startBuiltApp();
  client = await signUp(app);
  other = await signUp(app);
  bookingId = await initiate(client, "ada-okafor/architecture-review");
});
afterAll(() => app.stop());

async function problemIn(response: Response): Promise<Problem> {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const body = (await response.json()) as Problem;
  expect(body.status).toBe(response.status);
  expect(body.requestId).toBe(response.headers.get("x-request-id"));
  return body;
}

function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${app.demo.appUrl}${path}`, { redirect: "manual", ...init });
}

describe("the contract", () => {
  test("is published as a document that anybody may read", async () => {
    const response = await ask("/api/openapi.json");
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ openapi: "3.1.0" });
  });

  test("tells a client their own booking, whole", async () => {
    const response = await client.get(`/api/bookings/${bookingId}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.json()).toMatchObject({
      object: "booking",
      id: bookingId,
      state: "INITIATED",
      client: { email: client.email },
      price: { amountMinor: 15_000, currency: "USD" },
    });
  });

  test("lists a client's own bookings, and nobody else's", async () => {
    const mine = (await (await client.get("/api/bookings?limit=5")).json()) as { data: { id: string }[] };
    expect(mine.data.map(({ id }) => id)).toEqual([bookingId]);
    expect(await (await other.get("/api/bookings")).json()).toEqual({
      data: [],
      pagination: { nextCursor: null },
    });
  });
});

describe("a request that is not carried out says why in one form", () => {
  test.each([
    ["nobody asks", 401, "unauthenticated", () => nobody(app).get(`/api/bookings/${bookingId}`)],
    ["somebody else asks", 404, "not_found", () => other.get(`/api/bookings/${bookingId}`)],
    ["nothing is there", 404, "not_found", () => client.get("/api/nothing")],
    ["it is asked for as the data of a page", 404, "not_found", () => client.get("/api/bookings.data")],
    ["the method is another", 405, "method_not_allowed", () => client.postJson("/api/bookings", {})],
    ["the query has another name", 422, "invalid_input", () => client.get("/api/bookings?size=1")],
    ["a field is said twice", 422, "invalid_input", () => client.get("/api/bookings?limit=1&limit=2")],
    ["an integer is none", 422, "invalid_input", () => client.get("/api/bookings?limit=1.5")],
    ["a cursor is of another list", 422, "invalid_input", () => client.get("/api/bookings?cursor=abc")],
    [
      "a field is unknown",
      422,
      "invalid_input",
      () => client.postJson(`/api/bookings/${bookingId}/cancel`, { by: 1 }),
    ],
    [
      "the body is no object",
      400,
      "malformed_body",
      () => client.postJson(`/api/bookings/${bookingId}/cancel`, []),
    ],
    ["the address is misspelled", 400, "malformed_target", () => client.get("/api/bookings/%62kg")],
    [
      "a page of another site sends it",
      403,
      "foreign_origin",
      () => client.postFrom("https://evil.example", `/api/bookings/${bookingId}/cancel`, {}),
    ],
    [
      "the key is none",
      401,
      "unauthenticated",
      () => ask(`/api/bookings/${bookingId}`, { headers: { authorization: "Bearer bawk_nothing" } }),
    ],
    [
      "the body is cut short",
      400,
      "malformed_body",
      () =>
        ask(`/api/bookings/${bookingId}/cancel`, {
          method: "POST",
          headers: { origin: app.demo.appUrl, "content-type": "application/json" },
          body: '{"quote":',
        }),
    ],
    [
      "the body is too long",
      413,
      "body_too_long",
      () => client.postJson(`/api/bookings/${bookingId}/cancel`, { note: "x".repeat(70_000) }),
    ],
  ])("when %s", async (_what, status, code, send) => {
    const response = await send();
    expect(response.status).toBe(status);
    expect(await problemIn(response)).toMatchObject({ code });
  });

  test("names each field that cannot be taken, by a pointer", async () => {
    const response = await client.postJson(`/api/bookings/${bookingId}/cancel`, { quote: 5, by: "x" });
    const { errors } = await problemIn(response);
    expect(errors?.map(({ pointer }) => pointer).sort()).toEqual(["/by", "/quote"]);
  });
});

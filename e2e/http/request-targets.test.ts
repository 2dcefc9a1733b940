import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getBooking } from "../../db/bookings/bookings.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { initiate, nobody, signUp, type Visitor } from "../kit/visitors.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";

const ELSEWHERE = "https://evil.example";
const NOT_A_TARGET = "This address is not spelled correctly\n";

let app: BuiltApp;
let client: Visitor;
let cookie: string;
let bookingId: BookingId;

beforeAll(async () => {
  app = await startBuiltApp();
  client = await signUp(app);
  cookie = await cookieOf(client);
  bookingId = await initiate(client, "ada-okafor/architecture-review");
});
afterAll(() => app.stop());

/** What this person's browser would send along. */
async function cookieOf({ email, password }: Visitor): Promise<string> {
  const response = await nobody(app).post("/sign-in", { intent: "password", email, password, next: "/" });
  return response.headers
    .getSetCookie()
    .map((set) => set.slice(0, set.indexOf(";")))
    .join("; ");
}

interface Sent {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Sends the target as it is written: `fetch` would tidy it first. */
function send(target: string, options: { origin?: string; body?: string } = {}): Promise<Sent> {
  const { hostname, port } = new URL(app.demo.appUrl);
  const { origin, body } = options;
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      {
        host: hostname,
        port,
        path: target,
        method: body === undefined ? "GET" : "POST",
        headers: {
          cookie,
          ...(origin === undefined ? {} : { origin }),
          ...(body === undefined
            ? {}
            : { "content-type": "application/json", "content-length": Buffer.byteLength(body) }),
        },
      },
      (incoming) => {
        let text = "";
        incoming.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
        incoming.on("end", () =>
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text }),
        );
      },
    );
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

/** Ways to write the address of a procedure so that it begins like a webhook's. */
const DETOURS = [
  "/api/webhooks/%2e%2e/trpc/",
  "/api/webhooks/../trpc/",
  "/api/webhooks/.%2E/trpc/",
  "/api/webhooks/stripe/%2e%2e/%2e%2e/trpc/",
  "/api/webhooks\\..\\trpc/",
];

describe("what another site sends with a client's cookie", () => {
  test.each(DETOURS)("cancels nothing by way of %s", async (prefix) => {
    const body = JSON.stringify({ bookingId, quote: null });
    const answer = await send(`${prefix}booking.cancel`, { origin: ELSEWHERE, body });
    expect([answer.status, answer.text]).toEqual([400, NOT_A_TARGET]);
    expect((await getBooking(app.db, bookingId)).state).toBe("INITIATED");
  });

  test.each(["/api/webhooks/stripe.data", "/API/trpc/booking.cancel", "/bookings/calendly-return.data"])(
    "reaches nothing as a POST to %s",
    async (target) => {
      const body = JSON.stringify({ bookingId, quote: null });
      const answer = await send(target, { origin: ELSEWHERE, body });
      expect([403, 404, 405]).toContain(answer.status);
      expect((await getBooking(app.db, bookingId)).state).toBe("INITIATED");
    },
  );
});

test("no detour lets in a longer body than the procedure's own address does", async () => {
  const body = JSON.stringify({ bookingId, filler: "x".repeat(300 * 1024) });
  const origin = app.demo.appUrl;
  expect((await send("/api/trpc/booking.cancel", { origin, body })).status).toBe(413);
  for (const detour of DETOURS)
    expect((await send(`${detour}booking.cancel`, { origin, body })).status).toBe(400);
});

describe("what no cache may keep", () => {
  test.each([
    "/api/trpc/builder.list",
    "/bookings.data",
    "/_root.data",
    "/bookings",
    "/nowhere",
    "/__manifest?p=%2Fbookings&version=1",
  ])("%s says so", async (target) => {
    expect((await send(target)).headers["cache-control"]).toBe("private, no-store");
  });
});

test("an address in another case or with a slash at its end has the same guards", async () => {
  const body = JSON.stringify({ filler: "x".repeat(300 * 1024) });
  const origin = app.demo.appUrl;
  expect((await send("/Builder/Profile/", { origin, body })).status).toBe(
    (await send("/builder/profile", { origin, body })).status,
  );
  expect((await send("/API/Webhooks/Stripe/", { body })).text).toContain("bad signature");
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { startPostgres } from "../../db/core/test-postgres.ts";
import {
  bookAndPay,
  countTransitions,
  initiate,
  nobody,
  openCheckout,
  pickTime,
  signUp,
  untilState,
} from "../kit/visitors.ts";
import { deliver, stripeEndpoint } from "./sign-delivery.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { until } from "../../server/test-until.ts";

// A database server that is restarted, fails over or loses its network, under an app that people are using.

const PRICED = "ada-okafor/architecture-review";
/** Enough that every connection of the app is at work when they are cut. */
const CLIENTS = 6;
const CUTS = 5;

let server: Awaited<ReturnType<typeof startPostgres>>;
let app: BuiltApp;

beforeAll(async () => {
  server = await startPostgres();
  app = await startBuiltApp({ DATABASE_URL: await server.copy() });
});
afterAll(async () => {
  await app.stop();
  await server.remove();
});

test("connections cut again and again under load cost requests, and neither the process nor a booking", async () => {
  const clients = await Promise.all(Array.from({ length: CLIENTS }, () => signUp(app)));
  const bookings = await Promise.all(
    clients.map(async (client) => ({ client, bookingId: await initiate(client, PRICED) })),
  );
  let looking = true;
  const statuses = new Set<number>();
  const looks = bookings.map(async ({ client, bookingId }) => {
    while (looking) {
      // A process that has ended answers nothing at all.
      const answer = await client.get(`/bookings/${bookingId}`).catch(() => null);
      statuses.add(answer?.status ?? 0);
      await answer?.text();
    }
  });
  for (const { client, bookingId } of bookings.slice(0, CUTS)) {
    expect(await server.cutConnections("of_other_processes")).toBeGreaterThan(0);
    await pickTime(app, client, bookingId);
    await untilState(app, bookingId, "SCHEDULED");
  }
  looking = false;
  await Promise.all(looks);
  expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);

  const [{ client, bookingId }] = bookings as [(typeof bookings)[number]];
  const checkoutId = await openCheckout(client, bookingId);
  await app.sandbox.pay(checkoutId);
  await untilState(app, bookingId, "CONFIRMED");
  expect(await countTransitions(app, bookingId, "CHECKOUT_PAID")).toBe(1);
});

test("while the server is away everybody is told to come back and that nothing is lost; then it goes on by itself", async () => {
  const client = await signUp(app);
  const bookingId = await initiate(client, PRICED);
  await pickTime(app, client, bookingId);
  await untilState(app, bookingId, "SCHEDULED");
  const checkoutId = await openCheckout(client, bookingId);

  await server.stop();
  const page = await until(async () => {
    const answer = await client.get(`/bookings/${bookingId}`);
    expect(answer.status).toBe(503);
    return answer;
  });
  expect(Number(page.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(page.headers.get("cache-control")).toBe("private, no-store");
  const html = await page.text();
  expect(html).toContain("Nothing is lost");
  expect(html).toContain(page.headers.get("x-request-id"));
  const form = await client.post(`/bookings/${bookingId}`, { intent: "pay" });
  expect([form.status, form.headers.has("retry-after")]).toEqual([503, true]);
  expect(await form.text()).toContain("Nothing is charged twice");
  expect((await fetch(`${app.demo.appUrl}/readyz`)).status).toBe(503);
  expect((await fetch(`${app.demo.appUrl}/healthz`)).status).toBe(200);
  expect(await client.call("query", "booking.get", { bookingId })).toBe(503);
  // Refused, not lost: the provider brings it again.
  expect(await deliver(app, stripeEndpoint(app), "{}")).toBe(503);
  await app.sandbox.pay(checkoutId);

  await server.start();
  await until(async () => expect((await fetch(`${app.demo.appUrl}/readyz`)).status).toBe(200));
  // The news of the payment is brought again, and the worker works on it without being asked.
  await app.sandbox.advance({ minutes: 5 });
  await untilState(app, bookingId, "CONFIRMED");
  expect((await nobody(app).get("/")).status).toBe(200);
  const next = await bookAndPay(app, PRICED);
  await untilState(app, next.bookingId, "CONFIRMED");
});

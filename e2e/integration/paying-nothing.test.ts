import { afterAll, beforeAll, expect, test } from "vitest";
import { type AppFixture, startApp } from "../kit/app.ts";

// A app of its own: nobody else's payment is in the log of what Stripe was asked.

let app: AppFixture;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

test("a free session never touches Stripe, from Book to cancellation", async () => {
  app.sandbox.kernel.requests.clear();
  const { client, bookingId } = await app.bookTime("ada-okafor/intro-call");
  await app.untilSettled({ bookingId }, "CONFIRMED");
  expect((await client.api.booking.openCheckout({ bookingId })).ok).toBe(false);
  expect((await client.api.booking.cancel({ bookingId, quote: null })).ok).toBe(true);
  await app.untilSettled({ bookingId }, "CANCELED");
  expect(await app.sandbox.listRequests("stripe")).toEqual([]);
  expect(app.moneyOf({ bookingId })).toEqual({ checkouts: [], charged: [], refunds: [] });
});

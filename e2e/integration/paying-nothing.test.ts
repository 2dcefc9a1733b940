import { afterAll, beforeAll, expect, test } from "vitest";
import { startPayingApp, type PayingApp } from "../kit/bookings.ts";

// A world of its own: nobody else's payment is in the log of what Stripe was asked.

let world: PayingApp;

beforeAll(async () => {
  world = await startPayingApp();
});
afterAll(() => world.stop());

test("a free session never touches Stripe, from Book to cancellation", async () => {
  world.app.sandbox.kernel.requests.clear();
  const client = await world.signUp();
  const bookingId = await world.initiate(client, "ada-okafor/intro-call");
  await world.pickTime(client, bookingId);
  await world.untilSettled(bookingId, "CONFIRMED");
  expect((await client.api.booking.openCheckout({ bookingId })).ok).toBe(false);
  expect((await client.api.booking.cancel({ bookingId, quote: null })).ok).toBe(true);
  await world.untilSettled(bookingId, "CANCELED");
  expect(await world.sandbox.listRequests("stripe")).toEqual([]);
  expect(world.moneyOf(bookingId)).toEqual({ statuses: [], charged: [], refunded: [] });
});

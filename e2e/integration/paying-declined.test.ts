import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { DECLINED_CARD, PRICE_MINOR, startPayingApp, type PayingApp } from "../kit/bookings.ts";

let world: PayingApp;

beforeAll(async () => {
  world = await startPayingApp();
});
afterEach(() => world.mend());
afterAll(() => world.stop());

/** A client whose card was just declined, and who is still on Stripe's page. */
async function bookAndBeDeclined() {
  const booked = await world.bookUntilCheckout();
  expect(await world.sandbox.pay(booked.checkoutId, DECLINED_CARD)).toMatchObject({ outcome: "declined" });
  await world.untilSettled(booked.bookingId, "PAYMENT_FAILED");
  return booked;
}

test("declined: nobody is told that anything is booked, the time is still held, and nothing is charged", async () => {
  const booked = await bookAndBeDeclined();
  expect(world.notificationsTo(booked.client)).toEqual([]);
  expect(world.eventStatus(booked)).toBe("active");
  expect(world.moneyOf(booked.bookingId)).toEqual({ statuses: ["open"], charged: [], refunded: [] });
});

test("declined, then paid in the same checkout: confirmed, charged once, told once", async () => {
  const { client, bookingId, checkoutId } = await bookAndBeDeclined();
  expect((await world.sandbox.pay(checkoutId)).outcome).toBe("paid");
  await world.untilSettled(bookingId, "CONFIRMED");
  expect(world.moneyOf(bookingId)).toEqual({ statuses: ["complete"], charged: [PRICE_MINOR], refunded: [] });
  expect(world.notificationsTo(client)).toEqual(["Confirmed"]);
});

test("declined, back to our page, and Pay again: it is the same checkout, not a second one", async () => {
  const booked = await bookAndBeDeclined();
  expect(await world.openCheckout(booked)).toBe(booked.checkoutId);
  expect((await world.booking(booked.bookingId)).state).toBe("PAYMENT_PENDING");
  expect((await world.sandbox.pay(booked.checkoutId)).outcome).toBe("paid");
  await world.untilSettled(booked.bookingId, "CONFIRMED");
  expect(world.moneyOf(booked.bookingId)).toEqual({
    statuses: ["complete"],
    charged: [PRICE_MINOR],
    refunded: [],
  });
});

test("declined by the bank days later, then paid in a new checkout: confirmed, charged once", async () => {
  const booked = await world.bookUntilCheckout();
  await world.sandbox.payByDebit(booked.checkoutId);
  await world.sandbox.settleDebit(booked.checkoutId, "failed");
  await world.untilSettled(booked.bookingId, "PAYMENT_FAILED");
  const second = await world.openCheckout(booked);
  expect(second).not.toBe(booked.checkoutId);
  expect((await world.sandbox.pay(second)).outcome).toBe("paid");
  await world.untilSettled(booked.bookingId, "CONFIRMED");
  expect(world.moneyOf(booked.bookingId)).toMatchObject({ charged: [PRICE_MINOR], refunded: [] });
  expect((await world.booking(booked.bookingId)).context.confirmedCheckoutId).toBe(second);
});

test("declined in one checkout, then paid in another one of the booking: confirmed, and the first takes no card any more", async () => {
  const { bookingId, checkoutId } = await bookAndBeDeclined();
  const other = await world.sandbox.createSecondCheckout(world.app.db, bookingId, PRICE_MINOR, "USD");
  await world.sandbox.pay(other);
  await world.untilSettled(bookingId, "CONFIRMED");
  expect(await world.sandbox.pay(checkoutId, DECLINED_CARD)).toMatchObject({ outcome: "expired" });
  await world.untilSettled(bookingId, "CONFIRMED");
  expect(world.moneyOf(bookingId)).toMatchObject({ charged: [PRICE_MINOR], refunded: [] });
});

test("the news of a decline that comes after the payment changes nothing", async () => {
  const { client, bookingId, checkoutId } = await world.bookUntilCheckout();
  await world.holdDeliveries();
  await world.sandbox.pay(checkoutId, DECLINED_CARD);
  await world.sandbox.pay(checkoutId);
  const paid = world
    .heldDeliveries(bookingId)
    .find(({ eventType }) => eventType === "checkout.session.completed");
  const declined = world
    .heldDeliveries(bookingId)
    .find(({ eventType }) => eventType === "payment_intent.payment_failed");
  await world.release(paid?.id ?? "");
  await world.untilSettled(bookingId, "CONFIRMED");
  await world.release(declined?.id ?? "");
  await world.untilSettled(bookingId, "CONFIRMED");
  expect(world.moneyOf(bookingId)).toMatchObject({ charged: [PRICE_MINOR], refunded: [] });
  expect(world.notificationsTo(client)).toEqual(["Confirmed"]);
});

import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type AppFixture, startApp } from "../kit/app.ts";
import { DECLINED_CARD, PRICE_MINOR } from "../kit/bookings.ts";

let app: AppFixture;

beforeAll(async () => {
  app = await startApp();
});
afterEach(() => app.clearFaults());
afterAll(() => app.stop());

/** A client whose card was just declined, and who is still on Stripe's page. */
async function bookAndBeDeclined() {
  const booked = await app.bookUntilCheckout();
  expect(await app.sandbox.pay(booked.checkoutId, DECLINED_CARD)).toMatchObject({ outcome: "declined" });
  await app.untilSettled(booked, "PAYMENT_FAILED");
  return booked;
}

test("declined: nobody is told that anything is booked, the time is still held, and nothing is charged", async () => {
  const booked = await bookAndBeDeclined();
  expect(app.notificationsTo(booked.client)).toEqual([]);
  expect(app.eventStatusOf(booked)).toBe("active");
  expect(app.moneyOf(booked)).toEqual({ checkouts: ["open"], charged: [], refunds: [] });
});

test("declined, then paid in the same checkout: confirmed, charged once, told once", async () => {
  const { client, bookingId, checkoutId } = await bookAndBeDeclined();
  expect((await app.sandbox.pay(checkoutId)).outcome).toBe("paid");
  await app.untilSettled({ bookingId }, "CONFIRMED");
  expect(app.moneyOf({ bookingId })).toEqual({
    checkouts: ["complete"],
    charged: [PRICE_MINOR],
    refunds: [],
  });
  expect(app.notificationsTo(client)).toEqual(["Confirmed"]);
});

test("declined, back to our page, and Pay again: it is the same checkout, not a second one", async () => {
  const booked = await bookAndBeDeclined();
  expect(await app.openCheckout(booked)).toBe(booked.checkoutId);
  expect((await app.read(booked.bookingId)).state).toBe("PAYMENT_PENDING");
  expect((await app.sandbox.pay(booked.checkoutId)).outcome).toBe("paid");
  await app.untilSettled(booked, "CONFIRMED");
  expect(app.moneyOf(booked)).toEqual({
    checkouts: ["complete"],
    charged: [PRICE_MINOR],
    refunds: [],
  });
});

test("declined by the bank days later, then paid in a new checkout: confirmed, charged once", async () => {
  const booked = await app.bookUntilCheckout();
  await app.sandbox.payByDebit(booked.checkoutId);
  await app.sandbox.settleDebit(booked.checkoutId, "failed");
  await app.untilSettled(booked, "PAYMENT_FAILED");
  const second = await app.openCheckout(booked);
  expect(second).not.toBe(booked.checkoutId);
  expect((await app.sandbox.pay(second)).outcome).toBe("paid");
  await app.untilSettled(booked, "CONFIRMED");
  expect(app.moneyOf(booked)).toMatchObject({ charged: [PRICE_MINOR], refunds: [] });
  expect((await app.read(booked.bookingId)).context.confirmedCheckoutId).toBe(second);
});

test("declined in one checkout, then paid in another one of the booking: confirmed, and the first takes no card any more", async () => {
  const { bookingId, checkoutId } = await bookAndBeDeclined();
  const other = await app.sandbox.createSecondCheckout(app.db, bookingId, PRICE_MINOR, "USD");
  await app.sandbox.pay(other);
  await app.untilSettled({ bookingId }, "CONFIRMED");
  expect(await app.sandbox.pay(checkoutId, DECLINED_CARD)).toMatchObject({ outcome: "expired" });
  await app.untilSettled({ bookingId }, "CONFIRMED");
  expect(app.moneyOf({ bookingId })).toMatchObject({ charged: [PRICE_MINOR], refunds: [] });
});

test("the delivery of a decline that comes after the payment changes nothing", async () => {
  const { client, bookingId, checkoutId } = await app.bookUntilCheckout();
  app.addDeliveryFault("stripe", { kind: "hold" });
  await app.sandbox.pay(checkoutId, DECLINED_CARD);
  await app.sandbox.pay(checkoutId);
  const paid = app
    .heldDeliveries(bookingId)
    .find(({ eventType }) => eventType === "checkout.session.completed");
  const declined = app
    .heldDeliveries(bookingId)
    .find(({ eventType }) => eventType === "payment_intent.payment_failed");
  await app.sandbox.kernel.postOffice.release(paid?.id ?? "");
  await app.untilSettled({ bookingId }, "CONFIRMED");
  await app.sandbox.kernel.postOffice.release(declined?.id ?? "");
  await app.untilSettled({ bookingId }, "CONFIRMED");
  expect(app.moneyOf({ bookingId })).toMatchObject({ charged: [PRICE_MINOR], refunds: [] });
  expect(app.notificationsTo(client)).toEqual(["Confirmed"]);
});

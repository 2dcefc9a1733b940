import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { addMinutes, instant } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { checkoutIdOf } from "../kit/visitors.ts";
import { PRICE_MINOR, startPayingApp, type PayingApp } from "../kit/bookings.ts";
import { until } from "../kit/until.ts";

let world: PayingApp;

beforeAll(async () => {
  world = await startPayingApp();
});
afterEach(() => world.mend());
afterAll(() => world.stop());

describe("two checkouts of one booking, both paid: the first stands, the second goes back at once in full", () => {
  test("ours first", async () => {
    const booked = await world.bookUntilCheckout();
    const { bookingId, client } = booked;
    const other = await world.sandbox.createSecondCheckout(world.app.db, bookingId, PRICE_MINOR, "USD");
    await world.sandbox.pay(booked.checkoutId);
    await world.untilSettled(bookingId, "CONFIRMED");
    await world.sandbox.pay(other);
    await until(() => expect(world.moneyOf(bookingId).refunded).toEqual([PRICE_MINOR]));
    await world.untilSettled(bookingId, "CONFIRMED");
    const { context } = await world.booking(bookingId);
    expect(context.confirmedCheckoutId).toBe(booked.checkoutId);
    expect(context.refunds.map(({ paymentIntentId }) => paymentIntentId)).toEqual(
      context.payments.filter(({ checkoutId }) => checkoutId === other).map((paid) => paid.paymentIntentId),
    );
    expect(world.moneyOf(bookingId).charged).toEqual([PRICE_MINOR, PRICE_MINOR]);
    expect(world.eventStatus(booked)).toBe("active");
    expect(world.notificationsTo(client)).toEqual(["Confirmed", "Your payment goes back"]);
  });

  test("ours second, before anybody had heard of the first", async () => {
    const booked = await world.bookUntilCheckout();
    const { bookingId } = booked;
    const other = await world.sandbox.createSecondCheckout(world.app.db, bookingId, PRICE_MINOR, "USD");
    await world.holdDeliveries();
    await world.sandbox.pay(other);
    const delivery = world.heldDeliveries(bookingId);
    expect((await world.sandbox.pay(booked.checkoutId)).outcome).toBe("paid");
    for (const { id } of delivery) await world.release(id);
    await world.untilSettled(bookingId, "CONFIRMED");
    await world.mend();
    await until(() => expect(world.moneyOf(bookingId).refunded).toEqual([PRICE_MINOR]));
    await world.untilSettled(bookingId, "CONFIRMED");
    expect((await world.booking(bookingId)).context.confirmedCheckoutId).toBe(other);
    expect(world.eventStatus(booked)).toBe("active");
  });

  test("ours still open when the other has confirmed the session: it is closed, and takes no money any more", async () => {
    const booked = await world.bookUntilCheckout();
    const { bookingId } = booked;
    const other = await world.sandbox.createSecondCheckout(world.app.db, bookingId, PRICE_MINOR, "USD");
    await world.sandbox.pay(other);
    await world.untilSettled(bookingId, "CONFIRMED");
    expect((await world.sandbox.pay(booked.checkoutId)).outcome).toBe("expired");
    await world.untilSettled(bookingId, "CONFIRMED");
    expect(world.moneyOf(bookingId)).toEqual({
      statuses: ["expired", "complete"],
      charged: [PRICE_MINOR],
      refunded: [],
    });
  });

  test("both at once, with the news of both at the same moment", async () => {
    const { bookingId, checkoutId } = await world.bookUntilCheckout();
    const other = await world.sandbox.createSecondCheckout(world.app.db, bookingId, PRICE_MINOR, "USD");
    await world.holdDeliveries();
    await Promise.all([world.sandbox.pay(checkoutId), world.sandbox.pay(other)]);
    await world.mend();
    await until(() => expect(world.moneyOf(bookingId).refunded).toEqual([PRICE_MINOR]));
    await world.untilSettled(bookingId, "CONFIRMED");
    expect(world.moneyOf(bookingId).charged).toEqual([PRICE_MINOR, PRICE_MINOR]);
  });
});

describe("money that is not the booking's price goes back at once, is written down as such, and confirms nothing", () => {
  test.each([
    ["another amount", PRICE_MINOR - 1_000, "USD"],
    ["more than the price", PRICE_MINOR + 1, "USD"],
    ["another currency", PRICE_MINOR, "EUR"],
  ] as const)("%s", async (_words, amountMinor, currency) => {
    const booked = await world.bookUntilCheckout();
    const { bookingId, client } = booked;
    const wrong = await world.sandbox.createSecondCheckout(world.app.db, bookingId, amountMinor, currency);
    await world.sandbox.pay(wrong);
    await world.untilSettled(bookingId, "PAYMENT_FAILED");
    expect(world.moneyOf(bookingId)).toMatchObject({ charged: [amountMinor], refunded: [amountMinor] });
    const { context } = await world.booking(bookingId);
    expect(context.confirmedCheckoutId).toBeNull();
    expect(context.refundObligations).toMatchObject([
      { reason: "wrong_amount", status: "settled", amount: { amountMinor, currency } },
    ]);
    expect(world.notificationsTo(client)).toEqual(["Your payment goes back"]);
    expect(world.eventStatus(booked)).toBe("active");

    // The right price may still be paid while the time is held.
    await world.sandbox.pay(await world.openCheckout(booked));
    await world.untilSettled(bookingId, "CONFIRMED");
    expect(world.moneyOf(bookingId)).toMatchObject({
      charged: expect.arrayContaining([amountMinor, PRICE_MINOR]) as number[],
      refunded: [amountMinor],
    });
  });
});

describe("coming back from Stripe with a checkout that is not this booking's confirms nothing", () => {
  test("somebody else's, paid", async () => {
    const paid = await world.bookUntilCheckout();
    await world.sandbox.pay(paid.checkoutId);
    await world.untilSettled(paid.bookingId, "CONFIRMED");
    const { bookingId, client } = await world.bookUntilCheckout();
    expect(await client.api.booking.confirmPayment({ bookingId, checkoutId: paid.checkoutId })).toEqual({
      ok: false,
      refusal: { code: "checkout_not_recognised" },
    });
    await world.untilSettled(bookingId, "PAYMENT_PENDING");
    expect(world.moneyOf(bookingId)).toMatchObject({ charged: [], refunded: [] });
    expect(world.notificationsTo(client)).toEqual([]);
  });

  test("a made-up one", async () => {
    const { bookingId, client } = await world.bookUntilCheckout();
    const checkoutId = checkoutIdOf("/cs_test_a1b2c3d4e5f6g7h8i9j0");
    expect(await client.api.booking.confirmPayment({ bookingId, checkoutId })).toEqual({
      ok: false,
      refusal: { code: "checkout_not_recognised" },
    });
    await world.untilSettled(bookingId, "PAYMENT_PENDING");
    expect(world.notificationsTo(client)).toEqual([]);
  });

  test("one's own, not paid yet", async () => {
    const { bookingId, client, checkoutId } = await world.bookUntilCheckout();
    expect(await client.api.booking.confirmPayment({ bookingId, checkoutId })).toMatchObject({
      ok: true,
      value: { state: "PAYMENT_PENDING" },
    });
    await world.untilSettled(bookingId, "PAYMENT_PENDING");
    expect(world.notificationsTo(client)).toEqual([]);
  });
});

describe("a currency without minor units", () => {
  const YEN = "kenji-mori/code-clinic";
  const PRICE_YEN = 12_000;

  test("is charged as written: ¥12,000 are 12000 at Stripe, and on the mail", async () => {
    const { bookingId, checkoutId, client } = await world.bookUntilCheckout(YEN);
    const session = world.app.sandbox.stripe.ledger.sessions().find(({ id }) => id === checkoutId);
    expect([session?.amount_total, session?.currency]).toEqual([PRICE_YEN, "jpy"]);
    await world.sandbox.pay(checkoutId);
    await world.untilSettled(bookingId, "CONFIRMED");
    expect(world.moneyOf(bookingId)).toEqual({ statuses: ["complete"], charged: [PRICE_YEN], refunded: [] });
    expect(world.mailsTo(client)[0]?.text).toContain("¥12,000");
  });

  test("is refunded as written: half of ¥12,000 is 6000 at Stripe", async () => {
    const { bookingId, checkoutId, client, event } = await world.bookUntilCheckout(YEN);
    await world.sandbox.pay(checkoutId);
    await world.untilSettled(bookingId, "CONFIRMED");
    // 18 hours before it: half of the price goes back.
    await world.advanceTo(addMinutes(instant(event.start_time), -18 * 60));
    const { cancellationQuote } = await client.api.booking.get({ bookingId });
    expect(cancellationQuote.refund).toEqual({ amountMinor: PRICE_YEN / 2, currency: "JPY" });
    const canceled = await client.api.booking.cancel({ bookingId, quote: cancellationQuote.token });
    invariant(canceled.ok, "a confirmed session can be canceled");
    await world.untilSettled(bookingId, "CANCELED");
    expect(world.moneyOf(bookingId)).toMatchObject({ charged: [PRICE_YEN], refunded: [PRICE_YEN / 2] });
    expect(world.mailsTo(client).at(-1)?.text).toContain("¥6,000 goes back");
  });
});

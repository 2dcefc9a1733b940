import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { addMinutes, instant } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { checkoutIdOf } from "../kit/offers.ts";
import { until } from "../../server/test-until.ts";
import { type AppFixture, startApp } from "../kit/app.ts";
import { PRICE_MINOR } from "../kit/bookings.ts";
import { returned } from "../kit/stripe.ts";

let app: AppFixture;

beforeAll(async () => {
  app = await startApp();
});
afterEach(() => app.clearFaults());
afterAll(() => app.stop());

describe("two checkouts of one booking, both paid: the first stands, the second goes back at once in full", () => {
  test("ours first", async () => {
    const booked = await app.bookUntilCheckout();
    const { bookingId, client } = booked;
    const other = await app.sandbox.createSecondCheckout(app.db, bookingId, PRICE_MINOR, "USD");
    await app.sandbox.pay(booked.checkoutId);
    await app.untilSettled({ bookingId }, "CONFIRMED");
    await app.sandbox.pay(other);
    await until(() => expect(app.moneyOf({ bookingId }).refunds).toEqual(returned(PRICE_MINOR)));
    await app.untilSettled({ bookingId }, "CONFIRMED");
    const { context } = await app.read(bookingId);
    expect(context.confirmedCheckoutId).toBe(booked.checkoutId);
    expect(context.refunds.map(({ paymentIntentId }) => paymentIntentId)).toEqual(
      context.payments.filter(({ checkoutId }) => checkoutId === other).map((paid) => paid.paymentIntentId),
    );
    expect(app.moneyOf({ bookingId }).charged).toEqual([PRICE_MINOR, PRICE_MINOR]);
    expect(app.eventStatusOf(booked)).toBe("active");
    expect(app.notificationsTo(client)).toEqual(["Confirmed", "Your payment goes back"]);
  });

  test("ours second, before we knew of the first", async () => {
    const booked = await app.bookUntilCheckout();
    const { bookingId } = booked;
    const other = await app.sandbox.createSecondCheckout(app.db, bookingId, PRICE_MINOR, "USD");
    app.addDeliveryFault("stripe", { kind: "hold" });
    await app.sandbox.pay(other);
    const delivery = app.heldDeliveries(bookingId);
    expect((await app.sandbox.pay(booked.checkoutId)).outcome).toBe("paid");
    for (const { id } of delivery) await app.sandbox.kernel.postOffice.release(id);
    await app.untilSettled({ bookingId }, "CONFIRMED");
    await app.clearFaults();
    await until(() => expect(app.moneyOf({ bookingId }).refunds).toEqual(returned(PRICE_MINOR)));
    await app.untilSettled({ bookingId }, "CONFIRMED");
    expect((await app.read(bookingId)).context.confirmedCheckoutId).toBe(other);
    expect(app.eventStatusOf(booked)).toBe("active");
  });

  test("ours still open when the other has confirmed the session: it is closed, and takes no money any more", async () => {
    const booked = await app.bookUntilCheckout();
    const { bookingId } = booked;
    const other = await app.sandbox.createSecondCheckout(app.db, bookingId, PRICE_MINOR, "USD");
    await app.sandbox.pay(other);
    await app.untilSettled({ bookingId }, "CONFIRMED");
    expect((await app.sandbox.pay(booked.checkoutId)).outcome).toBe("expired");
    await app.untilSettled({ bookingId }, "CONFIRMED");
    expect(app.moneyOf({ bookingId })).toEqual({
      checkouts: ["expired", "complete"],
      charged: [PRICE_MINOR],
      refunds: [],
    });
  });

  test("both at once, with both deliveries at the same moment", async () => {
    const { bookingId, checkoutId } = await app.bookUntilCheckout();
    const other = await app.sandbox.createSecondCheckout(app.db, bookingId, PRICE_MINOR, "USD");
    app.addDeliveryFault("stripe", { kind: "hold" });
    await Promise.all([app.sandbox.pay(checkoutId), app.sandbox.pay(other)]);
    await app.clearFaults();
    await until(() => expect(app.moneyOf({ bookingId }).refunds).toEqual(returned(PRICE_MINOR)));
    await app.untilSettled({ bookingId }, "CONFIRMED");
    expect(app.moneyOf({ bookingId }).charged).toEqual([PRICE_MINOR, PRICE_MINOR]);
  });
});

describe("money that is not the booking's price goes back at once, is written down as such, and confirms nothing", () => {
  test.each([
    ["another amount", PRICE_MINOR - 1_000, "USD"],
    ["more than the price", PRICE_MINOR + 1, "USD"],
    ["another currency", PRICE_MINOR, "EUR"],
  ] as const)("%s", async (_words, amountMinor, currency) => {
    const booked = await app.bookUntilCheckout();
    const { bookingId, client } = booked;
    const wrong = await app.sandbox.createSecondCheckout(app.db, bookingId, amountMinor, currency);
    await app.sandbox.pay(wrong);
    await app.untilSettled({ bookingId }, "PAYMENT_FAILED");
    expect(app.moneyOf({ bookingId })).toMatchObject({
      charged: [amountMinor],
      refunds: returned(amountMinor),
    });
    const { context } = await app.read(bookingId);
    expect(context.confirmedCheckoutId).toBeNull();
    expect(context.refundObligations).toMatchObject([
      { reason: "wrong_amount", status: "settled", amount: { amountMinor, currency } },
    ]);
    expect(app.notificationsTo(client)).toEqual(["Your payment goes back"]);
    expect(app.eventStatusOf(booked)).toBe("active");

    // The right price may still be paid while the time is held.
    await app.sandbox.pay(await app.openCheckout(booked));
    await app.untilSettled({ bookingId }, "CONFIRMED");
    expect(app.moneyOf({ bookingId })).toMatchObject({
      charged: expect.arrayContaining([amountMinor, PRICE_MINOR]) as number[],
      refunds: returned(amountMinor),
    });
  });
});

describe("coming back from Stripe with a checkout that is not this booking's confirms nothing", () => {
  test("somebody else's, paid", async () => {
    const paid = await app.bookUntilCheckout();
    await app.sandbox.pay(paid.checkoutId);
    await app.untilSettled(paid, "CONFIRMED");
    const { bookingId, client } = await app.bookUntilCheckout();
    expect(await client.api.booking.confirmPayment({ bookingId, checkoutId: paid.checkoutId })).toEqual({
      ok: false,
      refusal: { code: "checkout_not_recognised" },
    });
    await app.untilSettled({ bookingId }, "PAYMENT_PENDING");
    expect(app.moneyOf({ bookingId })).toMatchObject({ charged: [], refunds: [] });
    expect(app.notificationsTo(client)).toEqual([]);
  });

  test("a made-up one", async () => {
    const { bookingId, client } = await app.bookUntilCheckout();
    const checkoutId = checkoutIdOf("/cs_test_a1b2c3d4e5f6g7h8i9j0");
    expect(await client.api.booking.confirmPayment({ bookingId, checkoutId })).toEqual({
      ok: false,
      refusal: { code: "checkout_not_recognised" },
    });
    await app.untilSettled({ bookingId }, "PAYMENT_PENDING");
    expect(app.notificationsTo(client)).toEqual([]);
  });

  test("one's own, not paid yet", async () => {
    const { bookingId, client, checkoutId } = await app.bookUntilCheckout();
    expect(await client.api.booking.confirmPayment({ bookingId, checkoutId })).toMatchObject({
      ok: true,
      value: { state: "PAYMENT_PENDING" },
    });
    await app.untilSettled({ bookingId }, "PAYMENT_PENDING");
    expect(app.notificationsTo(client)).toEqual([]);
  });
});

describe("a currency without minor units", () => {
  const YEN = "kenji-mori/code-clinic";
  const PRICE_YEN = 12_000;

  test("is charged as written: ¥12,000 are 12000 at Stripe, and on the mail", async () => {
    const { bookingId, checkoutId, client } = await app.bookUntilCheckout(YEN);
    const session = app.sandbox.stripe.ledger.sessions().find(({ id }) => id === checkoutId);
    expect([session?.amount_total, session?.currency]).toEqual([PRICE_YEN, "jpy"]);
    await app.sandbox.pay(checkoutId);
    await app.untilSettled({ bookingId }, "CONFIRMED");
    expect(app.moneyOf({ bookingId })).toEqual({
      checkouts: ["complete"],
      charged: [PRICE_YEN],
      refunds: [],
    });
    expect(app.mailsTo(client)[0]?.text).toContain("¥12,000");
  });

  test("is refunded as written: half of ¥12,000 is 6000 at Stripe", async () => {
    const { bookingId, checkoutId, client, atCalendly } = await app.bookUntilCheckout(YEN);
    await app.sandbox.pay(checkoutId);
    await app.untilSettled({ bookingId }, "CONFIRMED");
    // 18 hours before it: half of the price goes back.
    await app.advanceTo(addMinutes(instant(atCalendly.event.start_time), -18 * 60));
    const { cancellationQuote } = await client.api.booking.get({ bookingId });
    expect(cancellationQuote.refund).toEqual({ amountMinor: PRICE_YEN / 2, currency: "JPY" });
    const canceled = await client.api.booking.cancel({ bookingId, quote: cancellationQuote.token });
    invariant(canceled.ok, "a confirmed session can be canceled");
    await app.untilSettled({ bookingId }, "CANCELED");
    expect(app.moneyOf({ bookingId })).toMatchObject({
      charged: [PRICE_YEN],
      refunds: returned(PRICE_YEN / 2),
    });
    expect(app.mailsTo(client).at(-1)?.text).toContain("¥6,000 goes back");
  });
});

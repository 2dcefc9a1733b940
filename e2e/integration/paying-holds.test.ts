import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { addMinutes } from "../../server/domain/values/instant.ts";
import { until } from "../../server/test-until.ts";
import { type AppFixture, startApp } from "../kit/app.ts";
import { DECLINED_CARD, PRICE_MINOR } from "../kit/bookings.ts";
import type { Booked } from "../kit/test-booking.ts";
import { PAST_ANY_PAUSE_MINUTES, PAST_THE_HOLD_MINUTES } from "../kit/clock.ts";
import { returned } from "../kit/stripe.ts";

let app: AppFixture;

beforeAll(async () => {
  app = await startApp();
});
afterEach(() => app.clearFaults());
afterAll(() => app.stop());

/** The booking gave its time up, and somebody else can have it. */
async function expectReleased(booked: Booked, state: "ABANDONED" | "REFUNDED" = "ABANDONED"): Promise<void> {
  await app.untilSettled(booked, state);
  expect(app.eventStatusOf(booked)).toBe("canceled");
  expect(await app.isFree(booked)).toBe(true);
}

describe("who comes back to an unpaid booking", () => {
  test("abandoned at Stripe's page, then Book again while the time is held: the same booking, resumed and not confirmed", async () => {
    const booked = await app.bookUntilCheckout();
    expect((await app.initiate(booked.client)).bookingId).toBe(booked.bookingId);
    const view = await booked.client.api.booking.get({ bookingId: booked.bookingId });
    expect([view.state, view.context.time?.calendlyEventUri]).toEqual([
      "PAYMENT_PENDING",
      booked.atCalendly.event.uri,
    ]);
    expect(await app.openCheckout(booked)).toBe(booked.checkoutId);
    await app.sandbox.pay(booked.checkoutId);
    await app.untilSettled(booked, "CONFIRMED");
    expect(app.moneyOf(booked)).toEqual({
      checkouts: ["complete"],
      charged: [PRICE_MINOR],
      refunds: [],
    });
  });

  test("abandoned past the hold, then the same slot booked again by the same client: a new booking, held and not confirmed until paid", async () => {
    const first = await app.bookUntilCheckout();
    await app.advance(PAST_THE_HOLD_MINUTES);
    await expectReleased(first);
    const second = await app.initiate(first.client);
    expect(second.bookingId).not.toBe(first.bookingId);
    const again = await app.pickTime(second, first.atCalendly.event.start_time);
    await app.untilSettled(again, "SCHEDULED");
    expect(app.notificationsTo(first.client)).toEqual([]);
    await app.sandbox.pay(await app.openCheckout(again));
    await app.untilSettled(again, "CONFIRMED");
    expect(app.eventStatusOf(again)).toBe("active");
    expect(app.moneyOf(first)).toMatchObject({ charged: [] });
    expect(app.moneyOf(again)).toMatchObject({ charged: [PRICE_MINOR], refunds: [] });
  });

  test("one's own hold is no conflict for oneself: Book and Pay are open to the client however little Calendly says", async () => {
    const booked = await app.bookTime();
    expect(await app.isFree(booked)).toBe(false);
    await app.sandbox.addFault({ provider: "calendly", on: "request", fault: { kind: "down" } });
    expect((await app.initiate(booked.client)).bookingId).toBe(booked.bookingId);
    await app.sandbox.pay(await app.openCheckout(booked));
    await app.untilSettled(booked, "CONFIRMED");
  });
});

describe("an unpaid hold blocks a slot for no longer than it lasts", () => {
  test("when nobody asked for a checkout", async () => {
    const booked = await app.bookTime();
    await app.advance(PAST_THE_HOLD_MINUTES);
    await expectReleased(booked);
  });

  test("when a checkout was left open", async () => {
    const booked = await app.bookUntilCheckout();
    await app.advance(PAST_THE_HOLD_MINUTES);
    await expectReleased(booked);
    expect(app.moneyOf(booked)).toEqual({ checkouts: ["expired"], charged: [], refunds: [] });
  });

  test("when the card was declined", async () => {
    const booked = await app.bookUntilCheckout();
    await app.sandbox.pay(booked.checkoutId, DECLINED_CARD);
    await app.untilSettled(booked, "PAYMENT_FAILED");
    await app.advance(PAST_THE_HOLD_MINUTES);
    await expectReleased(booked);
  });

  test("when another amount was paid", async () => {
    const booked = await app.bookUntilCheckout();
    const { bookingId } = booked;
    await app.sandbox.pay(await app.sandbox.createSecondCheckout(app.db, bookingId, PRICE_MINOR - 1, "USD"));
    await app.untilSettled({ bookingId }, "PAYMENT_FAILED");
    await app.advance(PAST_THE_HOLD_MINUTES);
    // All that was paid has gone back, so that nothing is kept.
    await expectReleased(booked, "REFUNDED");
    expect(app.moneyOf({ bookingId })).toMatchObject({
      charged: [PRICE_MINOR - 1],
      refunds: returned(PRICE_MINOR - 1),
    });
  });

  test("when another amount was paid and no checkout of ours was ever opened", async () => {
    const booked = await app.bookTime();
    const { bookingId } = booked;
    await app.sandbox.pay(await app.sandbox.createSecondCheckout(app.db, bookingId, PRICE_MINOR + 1, "USD"));
    await until(() => expect(app.moneyOf({ bookingId }).refunds).toEqual(returned(PRICE_MINOR + 1)));
    await app.advance(PAST_THE_HOLD_MINUTES);
    await until(async () => expect(["ABANDONED", "REFUNDED"]).toContain((await app.read(bookingId)).state));
    await app.untilQuiet();
    expect(app.eventStatusOf(booked)).toBe("canceled");
    expect(await app.isFree(booked)).toBe(true);
  });

  test("when Stripe's answer to the opening was lost", async () => {
    const booked = await app.bookTime();
    await app.sandbox.addFault({
      provider: "stripe",
      on: "request",
      method: "POST",
      pattern: "^/v1/checkout/sessions$",
      fault: { kind: "lose_response" },
    });
    await booked.client.api.booking.openCheckout({ bookingId: booked.bookingId });
    await app.advance(PAST_THE_HOLD_MINUTES);
    await app.clearFaults();
    await app.advance(PAST_ANY_PAUSE_MINUTES);
    await expectReleased(booked);
    expect(app.moneyOf(booked)).toEqual({ checkouts: ["expired"], charged: [], refunds: [] });
  });

  test("when Stripe's answer to the closing was lost", async () => {
    const booked = await app.bookUntilCheckout();
    await app.sandbox.addFault({
      provider: "stripe",
      on: "request",
      method: "POST",
      pattern: "/expire$",
      fault: { kind: "lose_response" },
      remaining: 2,
    });
    await app.advance(PAST_THE_HOLD_MINUTES);
    await expectReleased(booked);
    expect(app.moneyOf(booked)).toEqual({ checkouts: ["expired"], charged: [], refunds: [] });
  });
});

describe("at the very instant the hold ends", () => {
  test("the payment before the end, and its delivery after it: confirmed, and nothing goes back", async () => {
    const booked = await app.bookUntilCheckout();
    const { bookingId, checkoutId } = booked;
    app.addDeliveryFault("stripe", { kind: "hold" });
    const end = await app.holdEnd(bookingId);
    await app.advanceTo(addMinutes(end, -1 / 60));
    expect((await app.sandbox.pay(checkoutId)).outcome).toBe("paid");
    await app.advanceTo(end);
    await app.untilSettled({ bookingId }, "CONFIRMED");
    await app.clearFaults();
    await app.untilSettled({ bookingId }, "CONFIRMED");
    expect(app.moneyOf({ bookingId })).toEqual({
      checkouts: ["complete"],
      charged: [PRICE_MINOR],
      refunds: [],
    });
    expect(app.eventStatusOf(booked)).toBe("active");
  });

  test("the end before the payment: Stripe takes no money any more, and the time is released", async () => {
    const booked = await app.bookUntilCheckout();
    await app.sandbox.addFault({
      provider: "stripe",
      on: "request",
      method: "POST",
      pattern: "/expire$",
      fault: { kind: "hold_response" },
    });
    await app.advanceTo(await app.holdEnd(booked.bookingId));
    await until(async () => expect(await app.sandbox.countHeldAnswers("stripe")).toBe(1));
    expect((await app.sandbox.pay(booked.checkoutId)).outcome).toBe("expired");
    expect(app.eventStatusOf(booked)).toBe("active");
    await app.clearFaults();
    await expectReleased(booked);
    expect(app.moneyOf(booked)).toEqual({ checkouts: ["expired"], charged: [], refunds: [] });
  });

  test("a payment while our question about it fails: confirmed, and nothing goes back", async () => {
    const booked = await app.bookUntilCheckout();
    const { bookingId, checkoutId } = booked;
    app.addDeliveryFault("stripe", { kind: "hold" });
    await app.sandbox.addFault({
      provider: "stripe",
      on: "request",
      pattern: "/expire$",
      fault: { kind: "status", status: 503 },
    });
    await app.advanceTo(await app.holdEnd(bookingId));
    await until(async () => {
      const asked = await app.sandbox.listRequests("stripe");
      expect(asked.some(({ path, status }) => path.includes(checkoutId) && status === 503)).toBe(true);
    });
    expect((await app.sandbox.pay(checkoutId)).outcome).toBe("paid");
    await app.clearFaults();
    await app.untilSettled({ bookingId }, "CONFIRMED");
    expect(app.moneyOf({ bookingId })).toMatchObject({ charged: [PRICE_MINOR], refunds: [] });
    expect(app.eventStatusOf(booked)).toBe("active");
  });
});

test("paid after the hold: all of it goes back once, and the mail offers other times", async () => {
  const booked = await app.bookUntilCheckout();
  const { bookingId, client } = booked;
  const late = await app.sandbox.createSecondCheckout(app.db, bookingId, PRICE_MINOR, "USD");
  await app.advance(PAST_THE_HOLD_MINUTES);
  await expectReleased(booked);
  await app.sandbox.pay(late);
  await app.untilSettled({ bookingId }, "REFUNDED");
  expect(app.moneyOf({ bookingId })).toMatchObject({
    charged: [PRICE_MINOR],
    refunds: returned(PRICE_MINOR),
  });
  expect(await app.isFree(booked)).toBe(true);
  expect(app.notificationsTo(client)).toEqual(["Your payment goes back"]);
  const [mail] = app.mailsTo(client);
  expect(mail?.text).toContain("$150.00 goes back");
  expect(mail?.text).toContain("See other times: ");
  expect(mail?.text).toContain("/profile/ada-okafor");
});

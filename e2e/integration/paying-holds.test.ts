import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { addMinutes } from "../../server/domain/values/instant.ts";
import {
  DECLINED_CARD,
  PAST_ANY_PAUSE_MINUTES,
  PAST_THE_HOLD_MINUTES,
  PRICED,
  PRICE_MINOR,
  startPayingApp,
  type Booked,
  type PayingApp,
} from "../kit/bookings.ts";
import { until } from "../kit/until.ts";

let world: PayingApp;

beforeAll(async () => {
  world = await startPayingApp();
});
afterEach(() => world.mend());
afterAll(() => world.stop());

/** The booking gave its time up, and somebody else can have it. */
async function expectReleased(booked: Booked, state: "ABANDONED" | "REFUNDED" = "ABANDONED"): Promise<void> {
  await world.untilSettled(booked.bookingId, state);
  expect(world.eventStatus(booked)).toBe("canceled");
  expect(await world.isFree(booked)).toBe(true);
}

describe("who comes back to an unpaid booking", () => {
  test("abandoned at Stripe's page, then Book again while the time is held: the same booking, resumed and not confirmed", async () => {
    const booked = await world.bookUntilCheckout();
    expect(await world.initiate(booked.client, PRICED)).toBe(booked.bookingId);
    const view = await booked.client.api.booking.get({ bookingId: booked.bookingId });
    expect([view.state, view.context.time?.calendlyEventUri]).toEqual(["PAYMENT_PENDING", booked.event.uri]);
    expect(await world.openCheckout(booked)).toBe(booked.checkoutId);
    await world.sandbox.pay(booked.checkoutId);
    await world.untilSettled(booked.bookingId, "CONFIRMED");
    expect(world.moneyOf(booked.bookingId)).toEqual({
      statuses: ["complete"],
      charged: [PRICE_MINOR],
      refunded: [],
    });
  });

  test("abandoned past the hold, then the same slot booked again by the same client: a new booking, held and not confirmed until paid", async () => {
    const first = await world.bookUntilCheckout();
    await world.advance(PAST_THE_HOLD_MINUTES);
    await expectReleased(first);
    const bookingId = await world.initiate(first.client, PRICED);
    expect(bookingId).not.toBe(first.bookingId);
    const again = await world.pickTime(first.client, bookingId, first.event.start_time);
    await world.untilSettled(bookingId, "SCHEDULED");
    expect(world.notificationsTo(first.client)).toEqual([]);
    await world.sandbox.pay(await world.openCheckout({ client: first.client, bookingId }));
    await world.untilSettled(bookingId, "CONFIRMED");
    expect(world.eventStatus(again)).toBe("active");
    expect(world.moneyOf(first.bookingId)).toMatchObject({ charged: [] });
    expect(world.moneyOf(bookingId)).toMatchObject({ charged: [PRICE_MINOR], refunded: [] });
  });

  test("one's own hold is no conflict for oneself: Book and Pay are open to the client however little Calendly says", async () => {
    const booked = await world.bookTime();
    expect(await world.isFree(booked)).toBe(false);
    await world.sandbox.addFault({ provider: "calendly", on: "request", fault: { kind: "down" } });
    expect(await world.initiate(booked.client, PRICED)).toBe(booked.bookingId);
    await world.sandbox.pay(await world.openCheckout(booked));
    await world.untilSettled(booked.bookingId, "CONFIRMED");
  });
});

describe("an unpaid hold blocks a slot for no longer than it lasts", () => {
  test("when nobody asked for a checkout", async () => {
    const booked = await world.bookTime();
    await world.advance(PAST_THE_HOLD_MINUTES);
    await expectReleased(booked);
  });

  test("when a checkout was left open", async () => {
    const booked = await world.bookUntilCheckout();
    await world.advance(PAST_THE_HOLD_MINUTES);
    await expectReleased(booked);
    expect(world.moneyOf(booked.bookingId)).toEqual({ statuses: ["expired"], charged: [], refunded: [] });
  });

  test("when the card was declined", async () => {
    const booked = await world.bookUntilCheckout();
    await world.sandbox.pay(booked.checkoutId, DECLINED_CARD);
    await world.untilSettled(booked.bookingId, "PAYMENT_FAILED");
    await world.advance(PAST_THE_HOLD_MINUTES);
    await expectReleased(booked);
  });

  test("when another amount was paid", async () => {
    const booked = await world.bookUntilCheckout();
    const { bookingId } = booked;
    await world.sandbox.pay(
      await world.sandbox.createSecondCheckout(world.app.db, bookingId, PRICE_MINOR - 1, "USD"),
    );
    await world.untilSettled(bookingId, "PAYMENT_FAILED");
    await world.advance(PAST_THE_HOLD_MINUTES);
    // All that was paid has gone back, so that nothing is kept.
    await expectReleased(booked, "REFUNDED");
    expect(world.moneyOf(bookingId)).toMatchObject({
      charged: [PRICE_MINOR - 1],
      refunded: [PRICE_MINOR - 1],
    });
  });

  test("when another amount was paid and no checkout of ours was ever opened", async () => {
    const booked = await world.bookTime();
    const { bookingId } = booked;
    await world.sandbox.pay(
      await world.sandbox.createSecondCheckout(world.app.db, bookingId, PRICE_MINOR + 1, "USD"),
    );
    await until(() => expect(world.moneyOf(bookingId).refunded).toEqual([PRICE_MINOR + 1]));
    await world.advance(PAST_THE_HOLD_MINUTES);
    await until(async () =>
      expect(["ABANDONED", "REFUNDED"]).toContain((await world.booking(bookingId)).state),
    );
    await world.untilQuiet();
    expect(world.eventStatus(booked)).toBe("canceled");
    expect(await world.isFree(booked)).toBe(true);
  });

  test("when Stripe's answer to the opening was lost", async () => {
    const booked = await world.bookTime();
    await world.sandbox.addFault({
      provider: "stripe",
      on: "request",
      method: "POST",
      pattern: "^/v1/checkout/sessions$",
      fault: { kind: "lose_response" },
    });
    await booked.client.api.booking.openCheckout({ bookingId: booked.bookingId });
    await world.advance(PAST_THE_HOLD_MINUTES);
    await world.mend();
    await world.advance(PAST_ANY_PAUSE_MINUTES);
    await expectReleased(booked);
    expect(world.moneyOf(booked.bookingId)).toEqual({ statuses: ["expired"], charged: [], refunded: [] });
  });

  test("when Stripe's answer to the closing was lost", async () => {
    const booked = await world.bookUntilCheckout();
    await world.sandbox.addFault({
      provider: "stripe",
      on: "request",
      method: "POST",
      pattern: "/expire$",
      fault: { kind: "lose_response" },
      remaining: 2,
    });
    await world.advance(PAST_THE_HOLD_MINUTES);
    await expectReleased(booked);
    expect(world.moneyOf(booked.bookingId)).toEqual({ statuses: ["expired"], charged: [], refunded: [] });
  });
});

describe("at the very instant the hold ends", () => {
  test("the payment before the end, and its news after it: confirmed, and nothing goes back", async () => {
    const booked = await world.bookUntilCheckout();
    const { bookingId, checkoutId } = booked;
    await world.holdDeliveries();
    const end = await world.holdEnd(bookingId);
    await world.advanceTo(addMinutes(end, -1 / 60));
    expect((await world.sandbox.pay(checkoutId)).outcome).toBe("paid");
    await world.advanceTo(end);
    await world.untilSettled(bookingId, "CONFIRMED");
    await world.mend();
    await world.untilSettled(bookingId, "CONFIRMED");
    expect(world.moneyOf(bookingId)).toEqual({
      statuses: ["complete"],
      charged: [PRICE_MINOR],
      refunded: [],
    });
    expect(world.eventStatus(booked)).toBe("active");
  });

  test("the end before the payment: Stripe takes no money any more, and the time is given up", async () => {
    const booked = await world.bookUntilCheckout();
    await world.sandbox.addFault({
      provider: "stripe",
      on: "request",
      method: "POST",
      pattern: "/expire$",
      fault: { kind: "hold_response" },
    });
    await world.advanceTo(await world.holdEnd(booked.bookingId));
    await until(async () => expect(await world.sandbox.countHeldAnswers("stripe")).toBe(1));
    expect((await world.sandbox.pay(booked.checkoutId)).outcome).toBe("expired");
    expect(world.eventStatus(booked)).toBe("active");
    await world.mend();
    await expectReleased(booked);
    expect(world.moneyOf(booked.bookingId)).toEqual({ statuses: ["expired"], charged: [], refunded: [] });
  });

  test("a payment while our question about it fails: confirmed, and nothing goes back", async () => {
    const booked = await world.bookUntilCheckout();
    const { bookingId, checkoutId } = booked;
    await world.holdDeliveries();
    await world.sandbox.addFault({
      provider: "stripe",
      on: "request",
      pattern: "/expire$",
      fault: { kind: "status", status: 503 },
    });
    await world.advanceTo(await world.holdEnd(bookingId));
    await until(async () => {
      const asked = await world.sandbox.listRequests("stripe");
      expect(asked.some(({ path, status }) => path.includes(checkoutId) && status === 503)).toBe(true);
    });
    expect((await world.sandbox.pay(checkoutId)).outcome).toBe("paid");
    await world.mend();
    await world.untilSettled(bookingId, "CONFIRMED");
    expect(world.moneyOf(bookingId)).toMatchObject({ charged: [PRICE_MINOR], refunded: [] });
    expect(world.eventStatus(booked)).toBe("active");
  });
});

test("paid after the hold: all of it goes back once, and the mail offers other times", async () => {
  const booked = await world.bookUntilCheckout();
  const { bookingId, client } = booked;
  const late = await world.sandbox.createSecondCheckout(world.app.db, bookingId, PRICE_MINOR, "USD");
  await world.advance(PAST_THE_HOLD_MINUTES);
  await expectReleased(booked);
  await world.sandbox.pay(late);
  await world.untilSettled(bookingId, "REFUNDED");
  expect(world.moneyOf(bookingId)).toMatchObject({ charged: [PRICE_MINOR], refunded: [PRICE_MINOR] });
  expect(await world.isFree(booked)).toBe(true);
  expect(world.notificationsTo(client)).toEqual(["Your payment goes back"]);
  const [mail] = world.mailsTo(client);
  expect(mail?.text).toContain("$150.00 goes back");
  expect(mail?.text).toContain("Other times: ");
  expect(mail?.text).toContain("/profile/ada-okafor");
});

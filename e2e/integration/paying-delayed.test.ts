import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { addMinutes, formatDayAndTime, instant, type Instant } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { Delivery } from "../../server/sandbox/kernel/kernel.ts";
import { countTransitions, findOpenTime } from "../kit/visitors.ts";
import { DAY_MINUTES, PRICE_MINOR, startPayingApp, type Booked, type PayingApp } from "../kit/bookings.ts";
import { lastPartOf } from "../kit/sandbox.ts";
import { until } from "../kit/until.ts";

/** Longer than any debit is waited for. */
const SLOW_BANK_DAYS = 14;

let world: PayingApp;

beforeAll(async () => {
  world = await startPayingApp();
});
afterEach(() => world.mend());
afterAll(() => world.stop());

type Paying = Awaited<ReturnType<PayingApp["bookUntilCheckout"]>>;

/** A client whose bank was asked to pay and has not answered. */
async function bookAndStartDebit(startTime?: string): Promise<Paying> {
  const booked = await world.bookUntilCheckout(undefined, startTime);
  await world.sandbox.payByDebit(booked.checkoutId, SLOW_BANK_DAYS);
  await untilProcessing(booked);
  return booked;
}

async function untilProcessing({ bookingId }: Booked): Promise<void> {
  await until(async () => expect(await countTransitions(world, bookingId, "PAYMENT_PROCESSING")).toBe(1));
  await world.untilSettled(bookingId, "PAYMENT_PENDING");
}

/** Ada's first open time at least 8 days and an hour away. */
async function findTimeAtTheEdge(): Promise<Instant> {
  const types = world.app.sandbox.calendly.ledger.eventTypes();
  const review = types.find(({ slug }) => slug === "architecture-review");
  invariant(review !== undefined, "Ada has the review");
  return instant(await findOpenTime(world, review.uri, 8 + 1 / 24));
}

describe("a delayed payment", () => {
  test("in progress: the time is kept for the days it takes, and the client is told that nothing is to be done", async () => {
    const booked = await bookAndStartDebit();
    const { client, bookingId } = booked;
    expect(world.notificationsTo(client)).toEqual(["Payment in progress"]);
    const days = await world.holdEnd(bookingId);
    expect(days > addMinutes(world.app.services.clock.now(), 6 * DAY_MINUTES)).toBe(true);
    const { sessionTypeId } = await world.booking(bookingId);
    expect(await client.api.booking.initiate({ sessionTypeId, timeZone: null })).toEqual({
      ok: false,
      refusal: { code: "payment_under_way", bookingId },
    });
    await world.advance(2 * DAY_MINUTES);
    await world.untilSettled(bookingId, "PAYMENT_PENDING");
    expect(world.eventStatus(booked)).toBe("active");
  });

  test("then succeeded: confirmed, charged once, told once", async () => {
    const { client, bookingId, checkoutId } = await bookAndStartDebit();
    await world.sandbox.settleDebit(checkoutId, "succeeded");
    await world.untilSettled(bookingId, "CONFIRMED");
    expect(world.moneyOf(bookingId)).toEqual({
      statuses: ["complete"],
      charged: [PRICE_MINOR],
      refunded: [],
    });
    expect(world.notificationsTo(client)).toEqual(["Payment in progress", "Confirmed"]);
  });

  test("then failed: the client is written to with the instant until which the time is kept, and pays in another way", async () => {
    const booked = await bookAndStartDebit();
    const { client, bookingId, checkoutId } = booked;
    await world.sandbox.settleDebit(checkoutId, "failed");
    await world.untilSettled(bookingId, "PAYMENT_FAILED");
    expect(world.notificationsTo(client)).toEqual(["Payment in progress", "Your payment did not go through"]);
    const { clientTimeZone } = await world.booking(bookingId);
    const until = formatDayAndTime(await world.holdEnd(bookingId), clientTimeZone);
    expect(world.mailsTo(client).at(-1)?.text).toContain(`We keep the time for you until ${until}.`);
    await world.sandbox.pay(await world.openCheckout(booked));
    await world.untilSettled(bookingId, "CONFIRMED");
    expect(world.moneyOf(bookingId)).toMatchObject({ charged: [PRICE_MINOR], refunded: [] });
    expect(world.eventStatus(booked)).toBe("active");
  });

  test("then failed, and not paid in another way: a day later the time is given up", async () => {
    const booked = await bookAndStartDebit();
    await world.sandbox.settleDebit(booked.checkoutId, "failed");
    await world.untilSettled(booked.bookingId, "PAYMENT_FAILED");
    await world.advance(DAY_MINUTES - 10);
    await world.untilSettled(booked.bookingId, "PAYMENT_FAILED");
    expect(world.eventStatus(booked)).toBe("active");
    await world.advance(11);
    await world.untilSettled(booked.bookingId, "ABANDONED");
    expect(world.eventStatus(booked)).toBe("canceled");
    expect(world.moneyOf(booked.bookingId)).toMatchObject({ charged: [], refunded: [] });
  });
});

describe("a delayed payment method", () => {
  test("is offered when the session is 8 days off or more", async () => {
    const { checkoutId } = await world.bookUntilCheckout();
    expect((await world.sandbox.payByDebit(checkoutId)).outcome).toBe("processing");
  });

  test("is not offered when the session is less than 8 days off", async () => {
    const edge = await findTimeAtTheEdge();
    await world.advanceTo(addMinutes(edge, -8 * DAY_MINUTES + 1));
    const { checkoutId } = await world.bookUntilCheckout(undefined, edge);
    const session = world.app.sandbox.stripe.ledger.sessions().find(({ id }) => id === checkoutId);
    expect(session?.payment_method_types).toEqual(["card"]);
    await expect(world.sandbox.payByDebit(checkoutId)).rejects.toThrow("does not offer");
  });

  test("is not offered either for the second try, when the session has come near meanwhile", async () => {
    const edge = await findTimeAtTheEdge();
    const booked = await bookAndStartDebit(edge);
    await world.advance(DAY_MINUTES);
    await world.sandbox.settleDebit(booked.checkoutId, "failed");
    await world.untilSettled(booked.bookingId, "PAYMENT_FAILED");
    await expect(world.sandbox.payByDebit(await world.openCheckout(booked))).rejects.toThrow(
      "does not offer",
    );
  });
});

describe("a delayed payment is never waited for past 24 hours before the session", () => {
  async function expectReleasedAt(booked: Paying, end: Instant): Promise<void> {
    const { bookingId, client, checkoutId } = booked;
    expect(await world.holdEnd(bookingId)).toBe(end);
    await world.advanceTo(addMinutes(end, -1));
    await world.untilSettled(bookingId, "PAYMENT_PENDING");
    expect(world.eventStatus(booked)).toBe("active");
    await world.advanceTo(end);
    await world.untilSettled(bookingId, "ABANDONED");
    expect(world.eventStatus(booked)).toBe("canceled");
    expect(world.notificationsTo(client).at(-1)).toBe("Your payment did not arrive in time");

    await world.sandbox.settleDebit(checkoutId, "succeeded");
    await world.untilSettled(bookingId, "REFUNDED");
    expect(world.moneyOf(bookingId)).toEqual({
      statuses: ["complete"],
      charged: [PRICE_MINOR],
      refunded: [PRICE_MINOR],
    });
    expect(world.notificationsTo(client).at(-1)).toBe("Your payment goes back");
  }

  test("ordered at the last moment: at that instant the time is given up, and money that comes later goes back", async () => {
    const edge = await findTimeAtTheEdge();
    // Ten minutes before the last moment a debit is still offered; paid fifteen minutes later.
    await world.advanceTo(addMinutes(edge, -8 * DAY_MINUTES - 10));
    const booked = await world.bookUntilCheckout(undefined, edge);
    await world.advance(15);
    await world.sandbox.payByDebit(booked.checkoutId, SLOW_BANK_DAYS);
    await untilProcessing(booked);
    await expectReleasedAt(booked, addMinutes(edge, -DAY_MINUTES));
  });

  test("the session moved nearer: the same at the instant that then is 24 hours before", async () => {
    const booked = await bookAndStartDebit();
    const nearer = instant(await findOpenTime(world, booked.event.event_type, 3));
    const moved = await world.sandbox.rescheduleInvitee(booked.invitee.uri, nearer);
    await until(async () => expect(await countTransitions(world, booked.bookingId, "TIME_MOVED")).toBe(1));
    await expectReleasedAt({ ...booked, ...moved }, addMinutes(nearer, -DAY_MINUTES));
  });
});

describe("the news of a delayed payment ends the same in any order", () => {
  /** Ordered and answered while all the news of it is kept back. */
  async function settleUnheard(outcome: "succeeded" | "failed") {
    const booked = await world.bookUntilCheckout();
    await world.holdDeliveries();
    await world.sandbox.payByDebit(booked.checkoutId, SLOW_BANK_DAYS);
    await world.sandbox.settleDebit(booked.checkoutId, outcome);
    return booked;
  }

  function deliveryOf({ bookingId }: Booked, eventType: string): Delivery {
    const found = world.heldDeliveries(bookingId).find((one) => one.eventType === eventType);
    invariant(found !== undefined, `${eventType} is kept back`);
    return found;
  }

  /** The same change told under another event id. */
  function tellAgain({ body }: Delivery): Promise<unknown> {
    const { id } = JSON.parse(body) as { id: string };
    return world.app.control("stripe", "POST", `/events/${lastPartOf(id)}/duplicate`);
  }

  test("that it is in progress, after that it succeeded", async () => {
    const booked = await settleUnheard("succeeded");
    await world.release(deliveryOf(booked, "checkout.session.async_payment_succeeded").id);
    await world.untilSettled(booked.bookingId, "CONFIRMED");
    await world.release(deliveryOf(booked, "checkout.session.completed").id);
    await world.untilSettled(booked.bookingId, "CONFIRMED");
    expect(world.moneyOf(booked.bookingId)).toMatchObject({ charged: [PRICE_MINOR], refunded: [] });
    expect(world.notificationsTo(booked.client)).toEqual(["Confirmed"]);
  });

  test("that it succeeded, twice under two event ids", async () => {
    const booked = await settleUnheard("succeeded");
    await tellAgain(deliveryOf(booked, "checkout.session.async_payment_succeeded"));
    await tellAgain(deliveryOf(booked, "checkout.session.completed"));
    await world.mend();
    await world.untilSettled(booked.bookingId, "CONFIRMED");
    expect(await countTransitions(world, booked.bookingId, "CHECKOUT_PAID")).toBe(1);
    expect(world.moneyOf(booked.bookingId)).toMatchObject({ charged: [PRICE_MINOR], refunded: [] });
    expect(world.notificationsTo(booked.client)).toEqual(["Confirmed"]);
  });

  test("that it failed, twice under two event ids, a while apart: told once, and given no more time", async () => {
    const booked = await settleUnheard("failed");
    const failed = deliveryOf(booked, "checkout.session.async_payment_failed");
    await world.release(failed.id);
    await world.untilSettled(booked.bookingId, "PAYMENT_FAILED");
    const end = await world.holdEnd(booked.bookingId);
    await world.advance(60);
    await tellAgain(failed);
    await world.mend();
    await world.untilSettled(booked.bookingId, "PAYMENT_FAILED");
    expect(await world.holdEnd(booked.bookingId)).toBe(end);
    const told = world
      .notificationsTo(booked.client)
      .filter((delivery) => delivery === "Your payment did not go through");
    expect(told).toHaveLength(1);
  });

  test("that it failed, after it was paid in another way", async () => {
    const booked = await settleUnheard("failed");
    const again = deliveryOf(booked, "checkout.session.async_payment_failed");
    await world.mend();
    await world.untilSettled(booked.bookingId, "PAYMENT_FAILED");
    await world.sandbox.pay(await world.openCheckout(booked));
    await world.untilSettled(booked.bookingId, "CONFIRMED");
    await tellAgain(again);
    await world.untilSettled(booked.bookingId, "CONFIRMED");
    expect(world.moneyOf(booked.bookingId)).toMatchObject({ charged: [PRICE_MINOR], refunded: [] });
  });
});

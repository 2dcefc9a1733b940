import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { addMinutes, instant, type Instant } from "../../server/domain/values/instant.ts";
import { formatDayAndTime } from "../../server/domain/text/formats.ts";
import { ENGLISH } from "../../server/domain/text/language.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { Delivery } from "../../server/sandbox/kernel/kernel.ts";
import { findOpenTime } from "../kit/offers.ts";
import { countTransitions } from "../kit/visitors.ts";
import { lastPartOf } from "../kit/sandbox.ts";
import { until } from "../../server/test-until.ts";
import { type AppFixture, startApp } from "../kit/app.ts";
import { PRICE_MINOR } from "../kit/bookings.ts";
import type { Booked } from "../kit/test-booking.ts";
import { DAY_MINUTES } from "../kit/clock.ts";
import { returned } from "../kit/stripe.ts";

/** Longer than any debit is waited for. */
const SLOW_BANK_DAYS = 14;

let app: AppFixture;

beforeAll(async () => {
  app = await startApp();
});
afterEach(() => app.clearFaults());
afterAll(() => app.stop());

type Paying = Awaited<ReturnType<AppFixture["bookUntilCheckout"]>>;

/** A client whose bank was asked to pay and has not answered. */
async function bookAndStartDebit(startTime?: string): Promise<Paying> {
  const booked = await app.bookUntilCheckout(undefined, startTime);
  await app.sandbox.payByDebit(booked.checkoutId, SLOW_BANK_DAYS);
  await untilProcessing(booked);
  return booked;
}

async function untilProcessing({ bookingId }: Booked): Promise<void> {
  await until(async () => expect(await countTransitions(app, bookingId, "PAYMENT_PROCESSING")).toBe(1));
  await app.untilSettled({ bookingId }, "PAYMENT_PENDING");
}

/** Ada's first open time at least 8 days and an hour away. */
async function findTimeAtTheEdge(): Promise<Instant> {
  const types = app.sandbox.calendly.ledger.eventTypes();
  const review = types.find(({ slug }) => slug === "architecture-review");
  invariant(review !== undefined, "Ada has the review");
  return instant(await findOpenTime(app, review.uri, 8 + 1 / 24));
}

describe("a delayed payment", () => {
  test("in progress: the time is kept for the days it takes, and the client is told that nothing is to be done", async () => {
    const booked = await bookAndStartDebit();
    const { client, bookingId } = booked;
    expect(app.notificationsTo(client)).toEqual(["Payment in progress"]);
    const days = await app.holdEnd(bookingId);
    expect(days > addMinutes(app.services.clock.now(), 6 * DAY_MINUTES)).toBe(true);
    const { sessionTypeId } = await app.read(bookingId);
    expect(await client.api.booking.initiate({ sessionTypeId, timeZone: null })).toEqual({
      ok: false,
      refusal: { code: "payment_under_way", bookingId },
    });
    await app.advance(2 * DAY_MINUTES);
    await app.untilSettled({ bookingId }, "PAYMENT_PENDING");
    expect(app.eventStatusOf(booked)).toBe("active");
  });

  test("then succeeded: confirmed, charged once, told once", async () => {
    const { client, bookingId, checkoutId } = await bookAndStartDebit();
    await app.sandbox.settleDebit(checkoutId, "succeeded");
    await app.untilSettled({ bookingId }, "CONFIRMED");
    expect(app.moneyOf({ bookingId })).toEqual({
      checkouts: ["complete"],
      charged: [PRICE_MINOR],
      refunds: [],
    });
    expect(app.notificationsTo(client)).toEqual(["Payment in progress", "Confirmed"]);
  });

  test("then failed: the client is written to with the instant until which the time is kept, and pays in another way", async () => {
    const booked = await bookAndStartDebit();
    const { client, bookingId, checkoutId } = booked;
    await app.sandbox.settleDebit(checkoutId, "failed");
    await app.untilSettled({ bookingId }, "PAYMENT_FAILED");
    expect(app.notificationsTo(client)).toEqual(["Payment in progress", "Your payment did not go through"]);
    const { clientTimeZone } = await app.read(bookingId);
    const until = formatDayAndTime(await app.holdEnd(bookingId), clientTimeZone, ENGLISH);
    expect(app.mailsTo(client).at(-1)?.text).toContain(`We hold the time for you until ${until}.`);
    await app.sandbox.pay(await app.openCheckout(booked));
    await app.untilSettled({ bookingId }, "CONFIRMED");
    expect(app.moneyOf({ bookingId })).toMatchObject({ charged: [PRICE_MINOR], refunds: [] });
    expect(app.eventStatusOf(booked)).toBe("active");
  });

  test("then failed, and not paid in another way: a day later the time is released", async () => {
    const booked = await bookAndStartDebit();
    await app.sandbox.settleDebit(booked.checkoutId, "failed");
    await app.untilSettled(booked, "PAYMENT_FAILED");
    await app.advance(DAY_MINUTES - 10);
    await app.untilSettled(booked, "PAYMENT_FAILED");
    expect(app.eventStatusOf(booked)).toBe("active");
    await app.advance(11);
    await app.untilSettled(booked, "ABANDONED");
    expect(app.eventStatusOf(booked)).toBe("canceled");
    expect(app.moneyOf(booked)).toMatchObject({ charged: [], refunds: [] });
  });
});

describe("a delayed payment method", () => {
  test("is offered when the session is 8 days off or more", async () => {
    const { checkoutId } = await app.bookUntilCheckout();
    expect((await app.sandbox.payByDebit(checkoutId)).outcome).toBe("processing");
  });

  test("is not offered when the session is less than 8 days off", async () => {
    const edge = await findTimeAtTheEdge();
    await app.advanceTo(addMinutes(edge, -8 * DAY_MINUTES + 1));
    const { checkoutId } = await app.bookUntilCheckout(undefined, edge);
    const session = app.sandbox.stripe.ledger.sessions().find(({ id }) => id === checkoutId);
    expect(session?.payment_method_types).toEqual(["card"]);
    await expect(app.sandbox.payByDebit(checkoutId)).rejects.toThrow("does not offer");
  });

  test("is not offered either for the second try, when the session has come near meanwhile", async () => {
    const edge = await findTimeAtTheEdge();
    // The first open time may be days beyond the edge.
    await app.advanceTo(addMinutes(edge, -8 * DAY_MINUTES - 10));
    const booked = await bookAndStartDebit(edge);
    await app.advance(DAY_MINUTES);
    await app.sandbox.settleDebit(booked.checkoutId, "failed");
    await app.untilSettled(booked, "PAYMENT_FAILED");
    await expect(app.sandbox.payByDebit(await app.openCheckout(booked))).rejects.toThrow("does not offer");
  });
});

describe("a delayed payment is never waited for past 24 hours before the session", () => {
  async function expectReleasedAt(booked: Paying, end: Instant): Promise<void> {
    const { bookingId, client, checkoutId } = booked;
    expect(await app.holdEnd(bookingId)).toBe(end);
    await app.advanceTo(addMinutes(end, -1));
    await app.untilSettled({ bookingId }, "PAYMENT_PENDING");
    expect(app.eventStatusOf(booked)).toBe("active");
    await app.advanceTo(end);
    await app.untilSettled({ bookingId }, "ABANDONED");
    expect(app.eventStatusOf(booked)).toBe("canceled");
    expect(app.notificationsTo(client).at(-1)).toBe("Your payment did not arrive in time");

    await app.sandbox.settleDebit(checkoutId, "succeeded");
    await app.untilSettled({ bookingId }, "REFUNDED");
    expect(app.moneyOf({ bookingId })).toEqual({
      checkouts: ["complete"],
      charged: [PRICE_MINOR],
      refunds: returned(PRICE_MINOR),
    });
    expect(app.notificationsTo(client).at(-1)).toBe("Your payment goes back");
  }

  test("ordered at the last moment: at that instant the time is released, and money that comes later goes back", async () => {
    const edge = await findTimeAtTheEdge();
    // Ten minutes before the last moment a debit is still offered; paid fifteen minutes later.
    await app.advanceTo(addMinutes(edge, -8 * DAY_MINUTES - 10));
    const booked = await app.bookUntilCheckout(undefined, edge);
    await app.advance(15);
    await app.sandbox.payByDebit(booked.checkoutId, SLOW_BANK_DAYS);
    await untilProcessing(booked);
    await expectReleasedAt(booked, addMinutes(edge, -DAY_MINUTES));
  });

  test("the session moved nearer: the same at the instant that then is 24 hours before", async () => {
    const booked = await bookAndStartDebit();
    const nearer = instant(await findOpenTime(app, booked.atCalendly.event.event_type, 3));
    const atCalendly = await app.sandbox.rescheduleInvitee(booked.atCalendly.invitee.uri, nearer);
    await until(async () => expect(await countTransitions(app, booked.bookingId, "TIME_MOVED")).toBe(1));
    await expectReleasedAt({ ...booked, atCalendly }, addMinutes(nearer, -DAY_MINUTES));
  });
});

describe("the news of a delayed payment ends the same in any order", () => {
  /** Ordered and answered while all the news of it is kept back. */
  async function settleUnheard(outcome: "succeeded" | "failed") {
    const booked = await app.bookUntilCheckout();
    app.addDeliveryFault("stripe", { kind: "hold" });
    await app.sandbox.payByDebit(booked.checkoutId, SLOW_BANK_DAYS);
    await app.sandbox.settleDebit(booked.checkoutId, outcome);
    return booked;
  }

  function deliveryOf({ bookingId }: Booked, eventType: string): Delivery {
    const found = app.heldDeliveries(bookingId).find((one) => one.eventType === eventType);
    invariant(found !== undefined, `${eventType} is kept back`);
    return found;
  }

  /** The same change told under another event id. */
  function tellAgain({ body }: Delivery): Promise<unknown> {
    const { id } = JSON.parse(body) as { id: string };
    return app.control("stripe", "POST", `/events/${lastPartOf(id)}/duplicate`);
  }

  test("that it is in progress, after that it succeeded", async () => {
    const booked = await settleUnheard("succeeded");
    await app.sandbox.kernel.postOffice.release(
      deliveryOf(booked, "checkout.session.async_payment_succeeded").id,
    );
    await app.untilSettled(booked, "CONFIRMED");
    await app.sandbox.kernel.postOffice.release(deliveryOf(booked, "checkout.session.completed").id);
    await app.untilSettled(booked, "CONFIRMED");
    expect(app.moneyOf(booked)).toMatchObject({ charged: [PRICE_MINOR], refunds: [] });
    expect(app.notificationsTo(booked.client)).toEqual(["Confirmed"]);
  });

  test("that it succeeded, twice under two event ids", async () => {
    const booked = await settleUnheard("succeeded");
    await tellAgain(deliveryOf(booked, "checkout.session.async_payment_succeeded"));
    await tellAgain(deliveryOf(booked, "checkout.session.completed"));
    await app.clearFaults();
    await app.untilSettled(booked, "CONFIRMED");
    expect(await countTransitions(app, booked.bookingId, "CHECKOUT_PAID")).toBe(1);
    expect(app.moneyOf(booked)).toMatchObject({ charged: [PRICE_MINOR], refunds: [] });
    expect(app.notificationsTo(booked.client)).toEqual(["Confirmed"]);
  });

  test("that it failed, twice under two event ids, a while apart: told once, and given no more time", async () => {
    const booked = await settleUnheard("failed");
    const failed = deliveryOf(booked, "checkout.session.async_payment_failed");
    await app.sandbox.kernel.postOffice.release(failed.id);
    await app.untilSettled(booked, "PAYMENT_FAILED");
    const end = await app.holdEnd(booked.bookingId);
    await app.advance(60);
    await tellAgain(failed);
    await app.clearFaults();
    await app.untilSettled(booked, "PAYMENT_FAILED");
    expect(await app.holdEnd(booked.bookingId)).toBe(end);
    const told = app
      .notificationsTo(booked.client)
      .filter((delivery) => delivery === "Your payment did not go through");
    expect(told).toHaveLength(1);
  });

  test("that it failed, after it was paid in another way", async () => {
    const booked = await settleUnheard("failed");
    const again = deliveryOf(booked, "checkout.session.async_payment_failed");
    await app.clearFaults();
    await app.untilSettled(booked, "PAYMENT_FAILED");
    await app.sandbox.pay(await app.openCheckout(booked));
    await app.untilSettled(booked, "CONFIRMED");
    await tellAgain(again);
    await app.untilSettled(booked, "CONFIRMED");
    expect(app.moneyOf(booked)).toMatchObject({ charged: [PRICE_MINOR], refunds: [] });
  });
});

import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { instant } from "../../server/domain/values/instant.ts";
import { checkoutIdOf } from "../kit/offers.ts";
import { until } from "../../server/test-until.ts";
import { type AppFixture, startApp } from "../kit/app.ts";
import { PRICE_MINOR } from "../kit/bookings.ts";
import type { Booked } from "../kit/test-booking.ts";
import { PAST_ANY_PAUSE_MINUTES, PAST_THE_HOLD_MINUTES } from "../kit/clock.ts";

let app: AppFixture;

beforeAll(async () => {
  app = await startApp();
});
afterEach(() => app.clearFaults());
afterAll(() => app.stop());

const STRIPE_IS_DOWN = { provider: "stripe", on: "request", fault: { kind: "down" } } as const;

/** A client who pressed Pay while Stripe was down. */
async function payInVain(): Promise<Booked> {
  const booked = await app.bookTime();
  await app.sandbox.addFault(STRIPE_IS_DOWN);
  expect(await booked.client.api.booking.openCheckout({ bookingId: booked.bookingId })).toEqual({
    ok: true,
    value: { checkoutUrl: null },
  });
  return booked;
}

test("Stripe down while a checkout is opened: the time is held, and the view says what is waited for", async () => {
  const { client, bookingId, ...booked } = await payInVain();
  const view = await client.api.booking.get({ bookingId });
  expect([view.state, view.waitingFor, view.checkoutUrl]).toEqual(["PAYMENT_PENDING", "checkout", null]);
  expect(app.eventStatusOf(booked)).toBe("active");
  expect(await app.isFree(booked)).toBe(false);
});

test("Stripe down while a checkout is opened: when it is back, the one checkout opens by itself and can be paid", async () => {
  const { client, bookingId } = await payInVain();
  await app.clearFaults();
  await app.advance(PAST_ANY_PAUSE_MINUTES);
  const { checkoutUrl } = await until(async () => {
    const view = await client.api.booking.get({ bookingId });
    expect(view.checkoutUrl).not.toBeNull();
    return view;
  });
  await app.sandbox.pay(checkoutIdOf(checkoutUrl));
  await app.untilSettled({ bookingId }, "CONFIRMED");
  expect(app.moneyOf({ bookingId })).toEqual({
    checkouts: ["complete"],
    charged: [PRICE_MINOR],
    refunds: [],
  });
});

test("Stripe down past the end of the hold: the time is released only when Stripe has said that no checkout can be paid", async () => {
  const { bookingId, ...booked } = await payInVain();
  await app.advance(PAST_THE_HOLD_MINUTES);
  await untilAskedInVain(bookingId);
  expect((await app.read(bookingId)).state).toBe("PAYMENT_PENDING");
  expect(app.eventStatusOf(booked)).toBe("active");
  await app.clearFaults();
  await app.advance(PAST_ANY_PAUSE_MINUTES);
  await app.untilSettled({ bookingId }, "ABANDONED");
  expect(app.moneyOf({ bookingId }).checkouts).not.toContain("open");
  expect(app.moneyOf({ bookingId })).toMatchObject({ charged: [], refunds: [] });
  expect(app.eventStatusOf(booked)).toBe("canceled");
});

test("Stripe down past the end of the hold with a checkout open: held until Stripe has closed it, and nobody is charged", async () => {
  const { bookingId, ...booked } = await app.bookUntilCheckout();
  await app.sandbox.addFault(STRIPE_IS_DOWN);
  await app.advance(PAST_THE_HOLD_MINUTES);
  await untilAskedInVain(bookingId);
  expect((await app.read(bookingId)).state).toBe("PAYMENT_PENDING");
  expect(app.eventStatusOf(booked)).toBe("active");
  await app.clearFaults();
  await app.advance(PAST_ANY_PAUSE_MINUTES);
  await app.untilSettled({ bookingId }, "ABANDONED");
  expect(app.moneyOf({ bookingId })).toEqual({ checkouts: ["expired"], charged: [], refunds: [] });
  expect(app.eventStatusOf(booked)).toBe("canceled");
});

test("a checkout whose opening is answered only after the hold: the time is kept until then, and paid in it means confirmed", async () => {
  const { client, bookingId, ...booked } = await app.bookTime();
  await app.sandbox.addFault({
    provider: "stripe",
    on: "request",
    method: "POST",
    pattern: "^/v1/checkout/sessions$",
    // Whoever asks again, the worker when its turn comes, waits for the same answer.
    fault: { kind: "hold_response" },
  });
  // Nor can it be looked up meanwhile: found open after the hold, it would be closed at once.
  await app.sandbox.addFault({
    provider: "stripe",
    on: "request",
    method: "GET",
    pattern: "^/v1/checkout/sessions$",
    fault: { kind: "down" },
  });
  const opening = client.api.booking.openCheckout({ bookingId });
  await until(async () => expect(await app.sandbox.countHeldAnswers("stripe")).toBe(1));
  await app.advance(PAST_THE_HOLD_MINUTES);
  const [checkout] = (await app.sandbox.stripeLedger()).sessions.filter(
    ({ metadata }) => metadata?.["booking_id"] === bookingId,
  );
  expect((await app.read(bookingId)).state).toBe("PAYMENT_PENDING");
  expect(app.eventStatusOf(booked)).toBe("active");
  expect((await app.sandbox.pay(checkout?.id ?? "")).outcome).toBe("paid");
  await app.clearFaults();
  await opening;
  await app.untilSettled({ bookingId }, "CONFIRMED");
  expect(app.moneyOf({ bookingId })).toEqual({
    checkouts: ["complete"],
    charged: [PRICE_MINOR],
    refunds: [],
  });
  expect(app.eventStatusOf(booked)).toBe("active");
});

/** Stripe was asked after the hold had ended, in vain. */
async function untilAskedInVain(bookingId: BookingId): Promise<void> {
  const end = await app.holdEnd(bookingId);
  await until(async () => {
    const asked = await app.sandbox.listRequests("stripe");
    expect(asked.some(({ at, status }) => instant(at) >= end && status === null)).toBe(true);
  });
}

import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { instant } from "../../server/domain/values/instant.ts";
import {
  PAST_ANY_PAUSE_MINUTES,
  PAST_THE_HOLD_MINUTES,
  PRICE_MINOR,
  startPayingApp,
  type Booked,
  type PayingApp,
} from "../kit/bookings.ts";
import { checkoutIdOf } from "../kit/visitors.ts";
import { until } from "../kit/until.ts";

let world: PayingApp;

beforeAll(async () => {
  world = await startPayingApp();
});
afterEach(() => world.mend());
afterAll(() => world.stop());

const STRIPE_IS_DOWN = { provider: "stripe", on: "request", fault: { kind: "down" } } as const;

/** A client who pressed Pay while Stripe was down. */
async function payInVain(): Promise<Booked> {
  const booked = await world.bookTime();
  await world.sandbox.addFault(STRIPE_IS_DOWN);
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
  expect(world.eventStatus(booked)).toBe("active");
  expect(await world.isFree(booked)).toBe(false);
});

test("Stripe down while a checkout is opened: when it is back, the one checkout opens by itself and can be paid", async () => {
  const { client, bookingId } = await payInVain();
  await world.mend();
  await world.advance(PAST_ANY_PAUSE_MINUTES);
  const { checkoutUrl } = await until(async () => {
    const view = await client.api.booking.get({ bookingId });
    expect(view.checkoutUrl).not.toBeNull();
    return view;
  });
  await world.sandbox.pay(checkoutIdOf(checkoutUrl));
  await world.untilSettled(bookingId, "CONFIRMED");
  expect(world.moneyOf(bookingId)).toEqual({ statuses: ["complete"], charged: [PRICE_MINOR], refunded: [] });
});

test("Stripe down past the end of the hold: the time is given up only when Stripe has said that no checkout can be paid", async () => {
  const { bookingId, ...booked } = await payInVain();
  await world.advance(PAST_THE_HOLD_MINUTES);
  await untilAskedInVain(bookingId);
  expect((await world.booking(bookingId)).state).toBe("PAYMENT_PENDING");
  expect(world.eventStatus(booked)).toBe("active");
  await world.mend();
  await world.advance(PAST_ANY_PAUSE_MINUTES);
  await world.untilSettled(bookingId, "ABANDONED");
  expect(world.moneyOf(bookingId).statuses).not.toContain("open");
  expect(world.moneyOf(bookingId)).toMatchObject({ charged: [], refunded: [] });
  expect(world.eventStatus(booked)).toBe("canceled");
});

test("Stripe down past the end of the hold with a checkout open: held until Stripe has closed it, and nobody is charged", async () => {
  const { bookingId, ...booked } = await world.bookUntilCheckout();
  await world.sandbox.addFault(STRIPE_IS_DOWN);
  await world.advance(PAST_THE_HOLD_MINUTES);
  await untilAskedInVain(bookingId);
  expect((await world.booking(bookingId)).state).toBe("PAYMENT_PENDING");
  expect(world.eventStatus(booked)).toBe("active");
  await world.mend();
  await world.advance(PAST_ANY_PAUSE_MINUTES);
  await world.untilSettled(bookingId, "ABANDONED");
  expect(world.moneyOf(bookingId)).toEqual({ statuses: ["expired"], charged: [], refunded: [] });
  expect(world.eventStatus(booked)).toBe("canceled");
});

test("a checkout whose opening is answered only after the hold: the time is kept until then, and paid in it means confirmed", async () => {
  const { client, bookingId, ...booked } = await world.bookTime();
  await world.sandbox.addFault({
    provider: "stripe",
    on: "request",
    method: "POST",
    pattern: "^/v1/checkout/sessions$",
    // Whoever asks again, the worker when its turn comes, waits for the same answer.
    fault: { kind: "hold_response" },
  });
  // Nor can it be looked up meanwhile: found open after the hold, it would be closed at once.
  await world.sandbox.addFault({
    provider: "stripe",
    on: "request",
    method: "GET",
    pattern: "^/v1/checkout/sessions$",
    fault: { kind: "down" },
  });
  const opening = client.api.booking.openCheckout({ bookingId });
  await until(async () => expect(await world.sandbox.countHeldAnswers("stripe")).toBe(1));
  await world.advance(PAST_THE_HOLD_MINUTES);
  const [checkout] = (await world.sandbox.stripeLedger()).sessions.filter(
    ({ metadata }) => metadata?.["booking_id"] === bookingId,
  );
  expect((await world.booking(bookingId)).state).toBe("PAYMENT_PENDING");
  expect(world.eventStatus(booked)).toBe("active");
  expect((await world.sandbox.pay(checkout?.id ?? "")).outcome).toBe("paid");
  await world.mend();
  await opening;
  await world.untilSettled(bookingId, "CONFIRMED");
  expect(world.moneyOf(bookingId)).toEqual({ statuses: ["complete"], charged: [PRICE_MINOR], refunded: [] });
  expect(world.eventStatus(booked)).toBe("active");
});

/** Stripe was asked after the hold had ended, in vain. */
async function untilAskedInVain(bookingId: BookingId): Promise<void> {
  const end = await world.holdEnd(bookingId);
  await until(async () => {
    const asked = await world.sandbox.listRequests("stripe");
    expect(asked.some(({ at, status }) => instant(at) >= end && status === null)).toBe(true);
  });
}

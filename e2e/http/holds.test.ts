import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { getBooking } from "../../db/bookings/bookings.ts";
import { openDatabase } from "../../db/core/open-database.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { addMinutes, epochMsOf, instant } from "../../server/domain/values/instant.ts";
import { checkoutIdOf } from "../kit/offers.ts";
import {
  bookTime,
  bookUntilCheckout,
  countTransitions,
  openCheckout,
  untilClockReaches,
  untilState,
  type Visitor,
} from "../kit/visitors.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { until } from "../../server/test-until.ts";

const PRICED = "ada-okafor/architecture-review";
const PRICE_MINOR = 15_000;
/** A little more than a hold lasts. */
const PAST_THE_HOLD = { minutes: 31 };
/** Longer than the worker's longest pause between two tries. */
const PAST_ANY_PAUSE = { minutes: 20 };

let app: BuiltApp;

beforeAll(async () => {
  app = await startBuiltApp();
});
afterEach(() => app.sandbox.clearFaults());
afterAll(() => app.stop());

async function eventStatus(uri: string): Promise<string | undefined> {
  return (await app.sandbox.calendlyLedger()).scheduledEvents.find((event) => event.uri === uri)?.status;
}

async function isBookable(event: { event_type: string; start_time: string }): Promise<boolean> {
  const startsAt = instant(event.start_time);
  const ends = addMinutes(startsAt, 1);
  const times = await app.sandbox.listOpenTimes(event.event_type, startsAt, ends);
  return times.some((time) => instant(time) === startsAt);
}

/** What Stripe says about a booking's money. */
async function moneyOf(bookingId: BookingId) {
  const { sessions, refunds } = await app.sandbox.stripeLedger();
  const ours = sessions.filter(({ metadata }) => metadata?.["booking_id"] === bookingId);
  const intents = ours.map(({ payment_intent: intent }) => intent).filter((intent) => intent !== null);
  const back = refunds.filter(({ payment_intent: intent }) => intent !== null && intents.includes(intent));
  return {
    statuses: ours.map(({ status }) => status),
    paidMinor: ours.reduce(
      (sum, { payment_status: status, amount_total: total }) => sum + (status === "paid" ? (total ?? 0) : 0),
      0,
    ),
    refundedMinor: back.reduce((sum, { amount }) => sum + amount, 0),
    refunds: back.length,
  };
}

describe("when the hold ends", () => {
  test("before payment was asked for: ABANDONED, and the time can be booked again", async () => {
    const { client, bookingId, event } = await bookTime(app, PRICED);
    expect(await isBookable(event)).toBe(false);
    await app.sandbox.advance(PAST_THE_HOLD);
    await untilState(app, bookingId, "ABANDONED");
    await app.untilQuiet();
    expect(await eventStatus(event.uri)).toBe("canceled");
    expect(await isBookable(event)).toBe(true);
    expect(await client.api.booking.openCheckout.mutate({ bookingId })).toEqual({
      ok: false,
      refusal: { code: "hold_ended" },
    });
  });

  test("with a checkout open: it is expired at Stripe first, then the time is released", async () => {
    const { client, bookingId, checkoutId, event } = await bookUntilCheckout(app, PRICED);
    await app.sandbox.advance(PAST_THE_HOLD);
    await untilState(app, bookingId, "ABANDONED");
    await app.untilQuiet();
    expect(await moneyOf(bookingId)).toMatchObject({ statuses: ["expired"], paidMinor: 0, refunds: 0 });
    expect((await app.sandbox.pay(checkoutId)).outcome).toBe("expired");
    expect(await eventStatus(event.uri)).toBe("canceled");
    expect(await isBookable(event)).toBe(true);
    const view = await client.api.booking.get.query({ bookingId });
    expect([view.state, view.checkoutUrl]).toEqual(["ABANDONED", null]);
  });

  test("after a declined card: the open checkout is expired and the time released", async () => {
    const { bookingId, checkoutId, event } = await bookUntilCheckout(app, PRICED);
    expect((await app.sandbox.pay(checkoutId, "4000000000000002")).outcome).toBe("declined");
    await untilState(app, bookingId, "PAYMENT_FAILED");
    await app.sandbox.advance(PAST_THE_HOLD);
    await untilState(app, bookingId, "ABANDONED");
    await app.untilQuiet();
    expect(await moneyOf(bookingId)).toMatchObject({ statuses: ["expired"], paidMinor: 0 });
    expect(await eventStatus(event.uri)).toBe("canceled");
  });

  test("with the payment's webhook lost: the payment is found, and the booking is CONFIRMED", async () => {
    const { bookingId, checkoutId, event } = await bookUntilCheckout(app, PRICED);
    await app.sandbox.addFault({ provider: "stripe", on: "delivery", fault: { kind: "drop" } });
    await app.sandbox.pay(checkoutId);
    await app.sandbox.advance(PAST_THE_HOLD);
    await untilState(app, bookingId, "CONFIRMED");
    await app.untilQuiet();
    expect(await moneyOf(bookingId)).toMatchObject({ paidMinor: PRICE_MINOR, refunds: 0 });
    expect(await eventStatus(event.uri)).toBe("active");
  });

  test.each(["down", "status"] as const)(
    "with Stripe out of reach (%s): the hold lasts until Stripe is back",
    async (kind) => {
      const { client, bookingId, event } = await bookUntilCheckout(app, PRICED);
      const fault = kind === "down" ? { kind } : { kind, status: 503 };
      await app.sandbox.addFault({ provider: "stripe", on: "request", fault });
      const { holdEndsAt } = (await getBooking(app.db, bookingId)).context;
      await app.sandbox.advance(PAST_THE_HOLD);
      await untilClockReaches(client, bookingId, holdEndsAt ?? (await app.sandbox.now()));
      await untilTriedInVain(bookingId);
      await app.sandbox.advance({ minutes: 1 });
      expect((await getBooking(app.db, bookingId)).state).toBe("PAYMENT_PENDING");
      expect(await eventStatus(event.uri)).toBe("active");
      await app.sandbox.clearFaults();
      await app.sandbox.advance(PAST_ANY_PAUSE);
      await untilState(app, bookingId, "ABANDONED");
      await app.untilQuiet();
      expect(await eventStatus(event.uri)).toBe("canceled");
      expect(await moneyOf(bookingId)).toMatchObject({ statuses: ["expired"], paidMinor: 0 });
    },
  );

  test("with Stripe out of reach and the client faster: paying in that time confirms the booking", async () => {
    const { bookingId, checkoutId, event } = await bookUntilCheckout(app, PRICED);
    await app.sandbox.addFault({ provider: "stripe", on: "request", fault: { kind: "down" } });
    await app.sandbox.advance(PAST_THE_HOLD);
    await untilTriedInVain(bookingId);
    expect((await app.sandbox.pay(checkoutId)).outcome).toBe("paid");
    await app.sandbox.clearFaults();
    await app.sandbox.advance(PAST_ANY_PAUSE);
    await untilState(app, bookingId, "CONFIRMED");
    await app.untilQuiet();
    expect(await eventStatus(event.uri)).toBe("active");
    expect(await moneyOf(bookingId)).toMatchObject({ paidMinor: PRICE_MINOR, refundedMinor: 0 });
  });

  async function untilTriedInVain(bookingId: BookingId): Promise<void> {
    await until(async () => {
      const failed = app.db
        .selectFrom("outbox")
        .select("last_error")
        .where("booking_id", "=", bookingId)
        .where("type", "=", "expireCheckout")
        .where("last_error", "is not", null);
      expect(await failed.execute()).toHaveLength(1);
    });
  }
});

/** How many questions the payer's finger lies behind the clock's step: from before the app hears of it to after it has acted. */
const QUESTIONS_BEHIND = [0, 2, 4, 8, 16, 32, 64, 128];

test("a payment at the very instant the hold ends: the client has the session or the money, never both and never neither", async () => {
  for (const questions of QUESTIONS_BEHIND) {
    const { bookingId, checkoutId, event } = await bookUntilCheckout(app, PRICED);
    const { holdEndsAt } = (await getBooking(app.db, bookingId)).context;
    if (holdEndsAt === null) throw new Error("an unpaid time is held");
    const leftMs = epochMsOf(holdEndsAt) - epochMsOf(await app.sandbox.now());
    const payABitLater = async () => {
      for (let asked = 0; asked < questions; asked++) await app.sandbox.now();
      await app.sandbox.pay(checkoutId);
    };
    await Promise.all([app.sandbox.advance({ ms: Math.max(1, leftMs) }), payABitLater()]);
    await until(async () => {
      expect(["CONFIRMED", "ABANDONED"]).toContain((await getBooking(app.db, bookingId)).state);
    });
    await app.untilQuiet();
    const { state } = await getBooking(app.db, bookingId);
    const { paidMinor, refundedMinor } = await moneyOf(bookingId);
    expect({ kept: paidMinor - refundedMinor, event: await eventStatus(event.uri) }).toEqual(
      state === "CONFIRMED" ? { kept: PRICE_MINOR, event: "active" } : { kept: 0, event: "canceled" },
    );
  }
});

describe("money that comes too late", () => {
  test("for an abandoned booking goes back in full, once, and the client is told", async () => {
    const { client, bookingId, event } = await bookTime(app, PRICED);
    await app.sandbox.advance(PAST_THE_HOLD);
    await untilState(app, bookingId, "ABANDONED");
    const late = await app.sandbox.createSecondCheckout(app.db, bookingId, PRICE_MINOR, "USD");
    await app.sandbox.pay(late);
    await untilState(app, bookingId, "REFUNDED");
    await app.untilQuiet();
    expect(await moneyOf(bookingId)).toMatchObject({
      paidMinor: PRICE_MINOR,
      refundedMinor: PRICE_MINOR,
      refunds: 1,
    });
    expect(await eventStatus(event.uri)).toBe("canceled");
    const told = (await app.sandbox.listMailsAbout(bookingId)).filter(({ subject }) =>
      subject.startsWith("Your payment goes back"),
    );
    expect(told.map(({ to }) => to)).toEqual([[client.email]]);
  });

  test("for a booking canceled while Stripe's delivery was on its way goes back in full", async () => {
    const { client, bookingId, checkoutId } = await bookUntilCheckout(app, PRICED);
    await app.sandbox.addFault({ provider: "stripe", on: "delivery", fault: { kind: "hold" } });
    await app.sandbox.pay(checkoutId);
    expect((await client.api.booking.cancel.mutate({ bookingId, quote: null })).ok).toBe(true);
    await app.sandbox.clearFaults();
    await app.sandbox.releaseDeliveries();
    await untilState(app, bookingId, "REFUNDED");
    await app.untilQuiet();
    expect(await moneyOf(bookingId)).toMatchObject({
      paidMinor: PRICE_MINOR,
      refundedMinor: PRICE_MINOR,
      refunds: 1,
    });
  });

  test("for a booking that is paid already goes back in full, and the session stands", async () => {
    const { bookingId, checkoutId, event } = await bookUntilCheckout(app, PRICED);
    await app.sandbox.pay(checkoutId);
    await untilState(app, bookingId, "CONFIRMED");
    const second = await app.sandbox.createSecondCheckout(app.db, bookingId, PRICE_MINOR, "USD");
    await app.sandbox.pay(second);
    await until(async () => expect((await moneyOf(bookingId)).refunds).toBe(1));
    await app.untilQuiet();
    expect((await getBooking(app.db, bookingId)).state).toBe("CONFIRMED");
    expect(await moneyOf(bookingId)).toMatchObject({
      paidMinor: 2 * PRICE_MINOR,
      refundedMinor: PRICE_MINOR,
      refunds: 1,
    });
    expect(await eventStatus(event.uri)).toBe("active");
  });
});

test("500s on the way to a refund, until they end: the money goes back once", async () => {
  const { bookingId, checkoutId, invitee } = await bookUntilCheckout(app, PRICED);
  await app.sandbox.pay(checkoutId);
  await untilState(app, bookingId, "CONFIRMED");
  const refunding = { provider: "stripe", on: "request", method: "POST", pattern: "^/v1/refunds$" } as const;
  await app.sandbox.addFault({ ...refunding, fault: { kind: "status", status: 500 } });
  await app.sandbox.cancelInvitee(invitee.uri, "host");
  await until(async () => {
    const asked = (await app.sandbox.listRequests("stripe")).filter(
      ({ path, idempotencyKey }) => path === "/v1/refunds" && idempotencyKey?.includes(bookingId) === true,
    );
    expect(asked.length).toBeGreaterThan(4);
  });
  await app.sandbox.clearFaults();
  await app.sandbox.advance(PAST_ANY_PAUSE);
  await untilState(app, bookingId, "REFUNDED");
  await app.untilQuiet();
  expect(await moneyOf(bookingId)).toMatchObject({ refundedMinor: PRICE_MINOR, refunds: 1 });
});

describe("while a checkout is being opened", () => {
  const opening = {
    provider: "stripe",
    on: "request",
    method: "POST",
    pattern: "^/v1/checkout/sessions$",
  } as const;

  async function expectOneOpenCheckout(client: Visitor, bookingId: BookingId): Promise<void> {
    const view = await until(async () => {
      const seen = await client.api.booking.get.query({ bookingId });
      expect(seen.checkoutUrl).toMatch(/^http/);
      return seen;
    });
    await app.untilQuiet();
    expect(await moneyOf(bookingId)).toMatchObject({ statuses: ["open"] });
    expect(await openCheckout(client, bookingId)).toBe(checkoutIdOf(view.checkoutUrl));
    expect(await countTransitions(app, bookingId, "CHECKOUT_REQUESTED")).toBe(1);
    await app.sandbox.pay(checkoutIdOf(view.checkoutUrl));
    await untilState(app, bookingId, "CONFIRMED");
  }

  test("a 500 that Stripe stores under the key: one checkout all the same, in the same request", async () => {
    const { client, bookingId } = await bookTime(app, PRICED);
    await app.sandbox.addFault({ ...opening, fault: { kind: "status", status: 500 }, remaining: 1 });
    const checkoutId = await openCheckout(client, bookingId);
    const asked = (await app.sandbox.listRequests("stripe")).filter(
      ({ method, path, idempotencyKey }) =>
        method === "POST" && path === "/v1/checkout/sessions" && idempotencyKey?.includes(bookingId) === true,
    );
    expect(asked.map(({ status }) => status)).toEqual([500, 200]);
    expect(new Set(asked.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(2);
    expect(checkoutId).toMatch(/^cs_/);
    await expectOneOpenCheckout(client, bookingId);
  });

  test("500s one after the other, until they end: one checkout", async () => {
    const { client, bookingId } = await bookTime(app, PRICED);
    await app.sandbox.addFault({ ...opening, fault: { kind: "status", status: 500 } });
    const outcome = await client.api.booking.openCheckout.mutate({ bookingId });
    expect(outcome).toEqual({ ok: true, value: { checkoutUrl: null } });
    await app.sandbox.clearFaults();
    await expectOneOpenCheckout(client, bookingId);
  });

  test.each([
    ["429", { kind: "status", status: 429 }],
    ["an answer that is lost", { kind: "lose_response" }],
    ["a connection that breaks", { kind: "down" }],
  ] as const)("%s, twice: the worker goes on, and there is one checkout", async (_words, fault) => {
    const { client, bookingId } = await bookTime(app, PRICED);
    await app.sandbox.addFault({ ...opening, fault, remaining: 2 });
    expect((await client.api.booking.openCheckout.mutate({ bookingId })).ok).toBe(true);
    await expectOneOpenCheckout(client, bookingId);
  });

  test("silence until we give up: the page is answered without an address, and the worker opens the one checkout", async () => {
    const { client, bookingId } = await bookTime(app, PRICED);
    await app.sandbox.addFault({ ...opening, fault: { kind: "time_out" }, remaining: 1 });
    const outcome = await client.api.booking.openCheckout.mutate({ bookingId });
    expect(outcome.ok).toBe(true);
    await expectOneOpenCheckout(client, bookingId);
  });

  test("20 presses of Pay at once: one checkout", async () => {
    const { client, bookingId } = await bookTime(app, PRICED);
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => client.api.booking.openCheckout.mutate({ bookingId })),
    );
    for (const outcome of outcomes) expect(outcome.ok).toBe(true);
    await expectOneOpenCheckout(client, bookingId);
  });

  test("a refusal for good: back to SCHEDULED with a reason, the time still held, and no checkout", async () => {
    const { client, bookingId, event } = await bookTime(app, PRICED);
    await setPriceMinor(bookingId, 10);
    expect(await client.api.booking.openCheckout.mutate({ bookingId })).toEqual({
      ok: false,
      refusal: { code: "checkout_refused" },
    });
    await app.untilQuiet();
    expect((await getBooking(app.db, bookingId)).state).toBe("SCHEDULED");
    expect(await moneyOf(bookingId)).toMatchObject({ statuses: [] });
    expect(await eventStatus(event.uri)).toBe("active");
  });

  /** Below what Stripe charges at all: an offer at such a price would not be on sale. */
  async function setPriceMinor(bookingId: BookingId, priceMinor: number): Promise<void> {
    const database = openDatabase(app.demo.env["DATABASE_URL"] ?? "");
    await database.kysely
      .updateTable("booking")
      .set({ price_minor: priceMinor })
      .where("id", "=", bookingId)
      .execute();
    await database.close();
  }
});

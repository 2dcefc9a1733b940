import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { isRefundedOutside } from "../../server/domain/booking/booking-money.ts";
import { instant, minutesBetween } from "../../server/domain/values/instant.ts";
import type { Delivery } from "../../server/sandbox/kernel/kernel.ts";
import { type AppFixture, startApp } from "../kit/app.ts";
import { HALF_TIER_NOTICE_MINUTES, PRICE_MINOR } from "../kit/bookings.ts";
import type { Booked } from "../kit/test-booking.ts";
import { booked } from "../kit/calendly.ts";

const PAST_THE_HOLD_MINUTES = 31;
const HALF_BACK = { amountMinor: PRICE_MINOR / 2, status: "succeeded" };
const ALL_BACK = [{ amountMinor: PRICE_MINOR, status: "succeeded" }];

let app: AppFixture;

beforeAll(async () => {
  app = await startApp();
});
afterEach(() => app.clearFaults());
afterAll(() => app.stop());

/** How the news comes in the end: sent late, or never, and then found by the reconciler. */
const SOURCES = ["late", "found by the reconciler"] as const;

async function hear(how: (typeof SOURCES)[number], deliveries: readonly Delivery[]): Promise<void> {
  if (how === "late") return app.release(...deliveries);
  for (const { id } of deliveries) app.sandbox.kernel.postOffice.drop(id);
  await app.reconcileByButton();
}

/** Everything is returned in Stripe's dashboard, and the session's hour goes by. */
async function returnAllAndPass(booking: Booked): Promise<void> {
  await app.refundInDashboard(booking);
  await app.untilQuiet();
  const { startsAt, endsAt } = await app.timeOf(booking);
  await app.advanceToNotice(booking, -minutesBetween(startsAt, endsAt) - 1);
  await app.untilState(booking, "REFUNDED");
  await app.untilQuiet();
}

async function abandoned(booking: Booked): Promise<void> {
  await app.advance(PAST_THE_HOLD_MINUTES);
  await app.untilState(booking, "ABANDONED");
  await app.untilQuiet();
}

describe.each(SOURCES)("news that comes after all the money is back, %s", (how) => {
  test("a cancellation before the start: both are told who canceled, and nothing is returned on top", async () => {
    const booking = booked(await app.reach("CONFIRMED"));
    await app.unheard(() => app.cancelOnCalendlysPage(booking));
    const deliveries = app.heldDeliveries(booking.bookingId, "calendly");
    await returnAllAndPass(booking);
    await hear(how, deliveries);
    const { state, context } = await app.settled(booking);
    expect([state, context.canceledBy]).toEqual(["REFUNDED", "client"]);
    expect(app.moneyOf(booking).refunds).toEqual(ALL_BACK);
    const mails = app.mailsOf(booking, "Canceled");
    expect([mails.toClient, mails.toBuilder].map(({ length }) => length)).toEqual([1, 1]);
  });

  test("a move to a later time: the session is on again, and the builder is asked about its money", async () => {
    const booking = booked(await app.reach("CONFIRMED"));
    const { moved, canceled, created } = await app.moveUnheard(booking);
    await returnAllAndPass(booking);
    await hear(how, [canceled, created]);
    const { state, context } = await app.settled(moved);
    const startsAt = instant(moved.atCalendly.event.start_time);
    expect([state, context.time?.startsAt]).toEqual(["CONFIRMED", startsAt]);
    expect(app.activeStarts(moved.bookingId)).toEqual([startsAt]);
    expect(isRefundedOutside(state, context)).toBe(true);
  });
});

describe.each(SOURCES)("a time that was held, and is heard of after the hold, %s", (how) => {
  test("moved, then canceled by the client: CANCELED by them, as if we had known in time", async () => {
    const booking = booked(await app.reach("SCHEDULED"));
    const { moved, canceled, created } = await app.moveUnheard(booking);
    await app.unheard(() => app.cancelOnCalendlysPage(moved));
    const [again] = app.heldDeliveries(moved.bookingId, "calendly").slice(-1);
    await abandoned(booking);
    await hear(how, again === undefined ? [] : [canceled, created, again]);
    const { state, context } = await app.settled(moved);
    expect([state, context.canceledBy]).toEqual(["CANCELED", "client"]);
    expect(app.activeStarts(moved.bookingId)).toEqual([]);
  });

  test("canceled, and paid too late all the same: REFUNDED, and both are told that it was canceled", async () => {
    const booking = booked(await app.reach("PAYMENT_PENDING"));
    await app.unheard(() => app.cancelOnCalendlysPage(booking));
    const deliveries = app.heldDeliveries(booking.bookingId, "calendly");
    await abandoned(booking);
    await app.payAgain(booking.bookingId, PRICE_MINOR);
    await app.untilState(booking, "REFUNDED");
    await hear(how, deliveries);
    const { state, context } = await app.settled(booking);
    expect([state, context.canceledBy]).toEqual(["REFUNDED", "client"]);
    expect(app.moneyOf(booking).refunds).toEqual(ALL_BACK);
    expect(app.mailsOf(booking, "Canceled").toClient).toHaveLength(1);
  });
});

describe.each(SOURCES)("of two cancellations the first counts, and its news is %s", (how) => {
  /** The client presses our button for half of the price, and Calendly has something to tell of before. */
  async function cancelForHalf(first: (booking: Booked) => Promise<unknown>) {
    const booking = booked(await app.reach("CONFIRMED"));
    await app.unheard(() => first(booking));
    const deliveries = app.heldDeliveries(booking.bookingId, "calendly");
    await app.advanceToNotice(booking, HALF_TIER_NOTICE_MINUTES);
    expect(await app.cancelAsClient(booking)).toMatchObject({ ok: true });
    await app.settled(booking);
    expect(app.moneyOf(booking).refunds).toEqual([HALF_BACK]);
    await hear(how, deliveries);
    const { state, context } = await app.settled(booking);
    expect(app.moneyOf(booking).refunds).toEqual([HALF_BACK, HALF_BACK]);
    return { state, by: context.canceledBy, mails: app.mailsOf(booking, "Canceled").toClient };
  }

  test("the builder had canceled in Calendly: the other half goes back too", async () => {
    const { state, by, mails } = await cancelForHalf((booking) => app.cancelAsHost(booking));
    expect([state, by]).toEqual(["REFUNDED", "builder"]);
    expect(mails).toHaveLength(2);
  });

  test("the client had canceled at Calendly while all of it was due: the other half goes back too", async () => {
    const { state, by } = await cancelForHalf((booking) => app.cancelOnCalendlysPage(booking));
    expect([state, by]).toEqual(["REFUNDED", "client"]);
  });
});

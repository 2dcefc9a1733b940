import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { addMinutes, instant, type Instant } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { until } from "../../server/test-until.ts";
import { type AppFixture, startApp } from "../kit/app.ts";
import { PRICE_MINOR } from "../kit/bookings.ts";
import type { Booked } from "../kit/test-booking.ts";
import { booked } from "../kit/calendly.ts";

const DAY_MINUTES = 24 * 60;
/** A little more than a hold lasts. */
const PAST_THE_HOLD_MINUTES = 31;
/** Longer than any debit is waited for. */
const SLOW_BANK_DAYS = 14;
const INTRO_CALL_SLUG = "intro-call";

let app: AppFixture;

beforeAll(async () => {
  app = await startApp();
});
afterEach(() => app.clearFaults());
afterAll(() => app.stop());

const startOf = ({ atCalendly }: Booked) => instant(atCalendly.event.start_time);

async function holdEndOf({ bookingId }: Booked): Promise<Instant> {
  const { holdEndsAt } = (await app.read(bookingId)).context;
  invariant(holdEndsAt !== null, "the time is held");
  return holdEndsAt;
}

describe("moved before it is paid", () => {
  test("while PAYMENT_PENDING: the time moves, the hold does not grow, and the same checkout pays for it", async () => {
    const booking = booked(await app.reach("PAYMENT_PENDING"));
    const end = await holdEndOf(booking);
    await app.advance(10);
    const moved = await app.move(booking);
    await app.untilMoved(moved);
    await app.untilQuiet();
    expect((await app.read(moved.bookingId)).state).toBe("PAYMENT_PENDING");
    expect(await holdEndOf(moved)).toBe(end);

    await app.pay(booking.checkoutId);
    await app.untilState(moved, "CONFIRMED");
    const { context } = await app.settled(moved);
    expect(context.time?.startsAt).toBe(startOf(moved));
    expect(app.activeStarts(moved.bookingId)).toEqual([startOf(moved)]);
    expect(app.moneyOf(moved)).toEqual({ checkouts: ["complete"], charged: [PRICE_MINOR], refunds: [] });
  });

  test("while PAYMENT_PENDING, and never paid: the new time is given back when the first hold ends", async () => {
    const booking = booked(await app.reach("PAYMENT_PENDING"));
    await app.advance(PAST_THE_HOLD_MINUTES - 10);
    const moved = await app.move(booking);
    await app.untilMoved(moved);
    await app.advance(11);
    await app.untilState(moved, "ABANDONED");
    await app.settled(moved);
    expect(app.activeStarts(moved.bookingId)).toEqual([]);
    expect(app.moneyOf(moved)).toEqual({ checkouts: ["expired"], charged: [], refunds: [] });
  });

  test("while a delayed payment is in progress, into its last days: the hold shrinks to a day before the new start", async () => {
    const booking = booked(await app.reach("PAYMENT_PENDING"));
    await app.control("stripe", "POST", `/checkout/${booking.checkoutId ?? ""}/pay`, {
      method: "sepa_debit",
      bankDays: SLOW_BANK_DAYS,
    });
    await until(async () =>
      invariant((await app.countEvents(booking, "PAYMENT_PROCESSING")) === 1, "the bank is at work"),
    );
    const before = await holdEndOf(booking);
    const moved = await app.move(booking, { daysAhead: 4 });
    await app.untilMoved(moved);
    const end = addMinutes(startOf(moved), -DAY_MINUTES);
    expect(await holdEndOf(moved)).toBe(end);
    expect(end < before).toBe(true);

    await app.advanceToNotice(moved, DAY_MINUTES);
    await app.untilState(moved, "ABANDONED");
    await app.settled(moved);
    expect(app.activeStarts(moved.bookingId)).toEqual([]);
  });
});

describe("moved before it was over, and learned of after: nobody is booked, and the new time does not stay", () => {
  test("of a session canceled on our page: one refund", async () => {
    const booking = booked(await app.reach("CONFIRMED"));
    const { moved, canceled, created } = await app.moveUnheard(booking);
    expect(await app.cancelAsClient(booking)).toMatchObject({ ok: true });
    await app.untilState(booking, "REFUNDED");
    expect(app.activeStarts(moved.bookingId)).toEqual([startOf(moved)]);

    await app.release(canceled, created);
    const { state } = await app.settled(moved);
    expect(state).toBe("REFUNDED");
    expect(app.activeStarts(moved.bookingId)).toEqual([]);
    expect(app.cancelReason(moved)).toContain("This booking is over.");
    expect(app.moneyOf(moved).refunds).toEqual([{ amountMinor: PRICE_MINOR, status: "succeeded" }]);
    expect(app.mailsOf(moved, "Moved").toClient).toEqual([]);
  });

  test("of an unpaid booking canceled on our page", async () => {
    const booking = booked(await app.reach("SCHEDULED"));
    const { moved, canceled, created } = await app.moveUnheard(booking);
    expect(await app.cancelAsClient(booking)).toMatchObject({ ok: true });
    await app.release(created, canceled);
    expect((await app.settled(moved)).state).toBe("CANCELED");
    expect(app.activeStarts(moved.bookingId)).toEqual([]);
    expect(app.moneyOf(moved)).toEqual({ checkouts: [], charged: [], refunds: [] });
  });

  test("of an abandoned booking", async () => {
    const booking = booked(await app.reach("PAYMENT_PENDING"));
    const { moved, canceled, created } = await app.moveUnheard(booking);
    await app.advance(PAST_THE_HOLD_MINUTES);
    await app.untilState(booking, "ABANDONED");
    await app.release(canceled, created);
    expect((await app.settled(moved)).state).toBe("ABANDONED");
    expect(app.activeStarts(moved.bookingId)).toEqual([]);
    expect(app.cancelReason(moved)).toContain("This booking is over.");
    expect(app.moneyOf(moved)).toEqual({ checkouts: ["expired"], charged: [], refunds: [] });
  });
});

test("moved to another duration while a checkout is open: canceled and explained, the checkout closed, nothing charged", async () => {
  const booking = booked(await app.reach("PAYMENT_PENDING"));
  const moved = await app.move(booking, { duration: 30 });
  await app.untilState(moved, "CANCELED");
  await app.settled(moved);
  expect(app.activeStarts(moved.bookingId)).toEqual([]);
  expect(app.moneyOf(moved)).toEqual({ checkouts: ["expired"], charged: [], refunds: [] });
  const mails = app.mailsOf(moved, "Canceled, because it is not what was chosen");
  expect(mails.toClient[0]).toContain("Nothing was paid, so nothing goes back.");
});

describe("moved to what was not bought: canceled, explained to both, and all the money back", () => {
  /** 3 h: by the policy, a client who cancels gets nothing back. */
  const LATE_NOTICE_MINUTES = 3 * 60;

  async function expectRejected(moved: Booked, why: string): Promise<void> {
    await app.untilState(moved, "REFUNDED");
    await app.settled(moved);
    expect(app.activeStarts(moved.bookingId)).toEqual([]);
    expect(app.moneyOf(moved)).toEqual({
      checkouts: ["complete"],
      charged: [PRICE_MINOR],
      refunds: [{ amountMinor: PRICE_MINOR, status: "succeeded" }],
    });
    const mails = app.mailsOf(moved, "Canceled, because it is not what was chosen");
    expect([mails.toClient.length, mails.toBuilder.length]).toEqual([1, 1]);
    expect(mails.toClient[0]).toContain(why);
    expect(mails.toClient[0]).toMatch(/\$150\.00 goes back to where it came from/);
    expect(mails.toBuilder[0]).toContain(why);
  }

  test("to another duration", async () => {
    const booking = booked(await app.reach("CONFIRMED"));
    await app.advanceToNotice(booking, LATE_NOTICE_MINUTES);
    const moved = await app.move(booking, { duration: 30 });
    await expectRejected(moved, "the time that was picked on Calendly is not 1 h long");
  });

  test("to another event type", async () => {
    const booking = booked(await app.reach("CONFIRMED"));
    const types = app.sandbox.calendly.ledger.eventTypes();
    const eventTypeUri = types.find(({ slug }) => slug === INTRO_CALL_SLUG)?.uri ?? "";
    const moved = await app.move(booking, { eventTypeUri, by: "host" });
    await expectRejected(
      moved,
      "the time that was picked on Calendly is not for the kind of session that was chosen",
    );
  });
});

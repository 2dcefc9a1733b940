import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { addMinutes, instant, type Instant } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { untilTrue } from "../../server/test-app.ts";
import { booked, createCalendlySide, type Booked } from "../kit/calendly.ts";
import { PRICE_MINOR, startMoneyStage, type MoneyStage } from "../kit/app.ts";

const DAY_MINUTES = 24 * 60;
/** A little more than a hold lasts. */
const PAST_THE_HOLD_MINUTES = 31;
/** Longer than any debit is waited for. */
const SLOW_BANK_DAYS = 14;
const INTRO_CALL_SLUG = "intro-call";

let stage: MoneyStage;
let calendly: ReturnType<typeof createCalendlySide>;

beforeAll(async () => {
  stage = await startMoneyStage();
  calendly = createCalendlySide(stage);
});
afterEach(() => stage.clearFaults());
afterAll(() => stage.app.stop());

const startOf = ({ atCalendly }: Booked) => instant(atCalendly.event.start_time);

async function holdEndOf({ bookingId }: Booked): Promise<Instant> {
  const { holdEndsAt } = (await stage.read(bookingId)).context;
  invariant(holdEndsAt !== null, "the time is held");
  return holdEndsAt;
}

describe("moved before it is paid", () => {
  test("while PAYMENT_PENDING: the time moves, the hold does not grow, and the same checkout pays for it", async () => {
    const booking = booked(await stage.reach("PAYMENT_PENDING"));
    const end = await holdEndOf(booking);
    await stage.app.advance(10);
    const moved = await calendly.move(booking);
    await calendly.untilMoved(moved);
    await stage.app.untilQuiet();
    expect((await stage.read(moved.bookingId)).state).toBe("PAYMENT_PENDING");
    expect(await holdEndOf(moved)).toBe(end);

    await stage.pay(booking.checkoutId);
    await stage.untilState(moved, "CONFIRMED");
    const { context } = await stage.settled(moved);
    expect(context.time?.startsAt).toBe(startOf(moved));
    expect(calendly.activeStarts(moved.bookingId)).toEqual([startOf(moved)]);
    expect(stage.moneyOf(moved)).toEqual({ checkouts: ["complete"], paidMinor: PRICE_MINOR, refunds: [] });
  });

  test("while PAYMENT_PENDING, and never paid: the new time is given back when the first hold ends", async () => {
    const booking = booked(await stage.reach("PAYMENT_PENDING"));
    await stage.app.advance(PAST_THE_HOLD_MINUTES - 10);
    const moved = await calendly.move(booking);
    await calendly.untilMoved(moved);
    await stage.app.advance(11);
    await stage.untilState(moved, "ABANDONED");
    await stage.settled(moved);
    expect(calendly.activeStarts(moved.bookingId)).toEqual([]);
    expect(stage.moneyOf(moved)).toEqual({ checkouts: ["expired"], paidMinor: 0, refunds: [] });
  });

  test("while a delayed payment is in progress, into its last days: the hold shrinks to a day before the new start", async () => {
    const booking = booked(await stage.reach("PAYMENT_PENDING"));
    await stage.app.control("stripe", "POST", `/checkout/${booking.checkoutId ?? ""}/pay`, {
      method: "sepa_debit",
      bankDays: SLOW_BANK_DAYS,
    });
    await untilTrue(async () =>
      invariant((await stage.countEvents(booking, "PAYMENT_PROCESSING")) === 1, "the bank is at work"),
    );
    const before = await holdEndOf(booking);
    const moved = await calendly.move(booking, { daysAhead: 4 });
    await calendly.untilMoved(moved);
    const end = addMinutes(startOf(moved), -DAY_MINUTES);
    expect(await holdEndOf(moved)).toBe(end);
    expect(end < before).toBe(true);

    await stage.advanceToNotice(moved, DAY_MINUTES);
    await stage.untilState(moved, "ABANDONED");
    await stage.settled(moved);
    expect(calendly.activeStarts(moved.bookingId)).toEqual([]);
  });
});

describe("moved before it was over, and heard of after: nobody is booked, and the new time does not stay", () => {
  test("of a session canceled on our page: one refund", async () => {
    const booking = booked(await stage.reach("CONFIRMED"));
    const { moved, canceled, created } = await calendly.moveUnheard(booking);
    expect(await stage.cancelAsClient(booking)).toMatchObject({ ok: true });
    await stage.untilState(booking, "REFUNDED");
    expect(calendly.activeStarts(moved.bookingId)).toEqual([startOf(moved)]);

    await calendly.release(canceled, created);
    const { state } = await stage.settled(moved);
    expect(state).toBe("REFUNDED");
    expect(calendly.activeStarts(moved.bookingId)).toEqual([]);
    expect(calendly.cancelReason(moved)).toContain("This booking is over.");
    expect(stage.moneyOf(moved).refunds).toEqual([{ amountMinor: PRICE_MINOR, status: "succeeded" }]);
    expect(stage.mailsOf(moved, "Moved").toClient).toEqual([]);
  });

  test("of an unpaid booking canceled on our page", async () => {
    const booking = booked(await stage.reach("SCHEDULED"));
    const { moved, canceled, created } = await calendly.moveUnheard(booking);
    expect(await stage.cancelAsClient(booking)).toMatchObject({ ok: true });
    await calendly.release(created, canceled);
    expect((await stage.settled(moved)).state).toBe("CANCELED");
    expect(calendly.activeStarts(moved.bookingId)).toEqual([]);
    expect(stage.moneyOf(moved)).toEqual({ checkouts: [], paidMinor: 0, refunds: [] });
  });

  test("of an abandoned booking", async () => {
    const booking = booked(await stage.reach("PAYMENT_PENDING"));
    const { moved, canceled, created } = await calendly.moveUnheard(booking);
    await stage.app.advance(PAST_THE_HOLD_MINUTES);
    await stage.untilState(booking, "ABANDONED");
    await calendly.release(canceled, created);
    expect((await stage.settled(moved)).state).toBe("ABANDONED");
    expect(calendly.activeStarts(moved.bookingId)).toEqual([]);
    expect(calendly.cancelReason(moved)).toContain("This booking is over.");
    expect(stage.moneyOf(moved)).toEqual({ checkouts: ["expired"], paidMinor: 0, refunds: [] });
  });
});

test("moved to another duration while a checkout is open: canceled and explained, the checkout closed, nothing charged", async () => {
  const booking = booked(await stage.reach("PAYMENT_PENDING"));
  const moved = await calendly.move(booking, { duration: 30 });
  await stage.untilState(moved, "CANCELED");
  await stage.settled(moved);
  expect(calendly.activeStarts(moved.bookingId)).toEqual([]);
  expect(stage.moneyOf(moved)).toEqual({ checkouts: ["expired"], paidMinor: 0, refunds: [] });
  const mails = stage.mailsOf(moved, "Canceled, because it is not what was booked");
  expect(mails.toClient[0]).toContain("Nothing was paid, so nothing goes back.");
});

describe("moved to what was not bought: canceled, explained to both, and all the money back", () => {
  /** 3 h: by the policy, a client who cancels gets nothing back. */
  const LATE_NOTICE_MINUTES = 3 * 60;

  async function expectRejected(moved: Booked, why: string): Promise<void> {
    await stage.untilState(moved, "REFUNDED");
    await stage.settled(moved);
    expect(calendly.activeStarts(moved.bookingId)).toEqual([]);
    expect(stage.moneyOf(moved)).toEqual({
      checkouts: ["complete"],
      paidMinor: PRICE_MINOR,
      refunds: [{ amountMinor: PRICE_MINOR, status: "succeeded" }],
    });
    const mails = stage.mailsOf(moved, "Canceled, because it is not what was booked");
    expect([mails.toClient.length, mails.toBuilder.length]).toEqual([1, 1]);
    expect(mails.toClient[0]).toContain(why);
    expect(mails.toClient[0]).toMatch(/150\.00\sUSD goes back to where it came from/);
    expect(mails.toBuilder[0]).toContain(why);
  }

  test("to another duration", async () => {
    const booking = booked(await stage.reach("CONFIRMED"));
    await stage.advanceToNotice(booking, LATE_NOTICE_MINUTES);
    const moved = await calendly.move(booking, { duration: 30 });
    await expectRejected(moved, "the time that was picked is not 1 h long");
  });

  test("to another event type", async () => {
    const booking = booked(await stage.reach("CONFIRMED"));
    const types = stage.app.sandbox.calendly.ledger.eventTypes();
    const eventTypeUri = types.find(({ slug }) => slug === INTRO_CALL_SLUG)?.uri ?? "";
    const moved = await calendly.move(booking, { eventTypeUri, by: "host" });
    await expectRejected(moved, "the time that was picked belongs to another kind of session");
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { balancesOf } from "../../server/domain/booking/money-balance.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { until } from "../../server/test-until.ts";
import { type AppFixture, startApp } from "../kit/app.ts";
import { PRICE_MINOR } from "../kit/bookings.ts";
import type { TestBooking } from "../kit/test-booking.ts";

let app: AppFixture;

beforeAll(async () => {
  app = await startApp();
});
afterEach(() => app.clearFaults());
afterAll(() => app.stop());

async function disputesOf({ bookingId }: TestBooking): Promise<string[]> {
  const { disputes } = (await app.read(bookingId)).context;
  return disputes.map((dispute) => `${dispute.stage} ${dispute.status}`);
}

async function untilKnown(booking: TestBooking, dispute: string): Promise<void> {
  await until(async () => {
    const known = await disputesOf(booking);
    invariant(known.length === 1 && known[0] === dispute, `known is ${known.join()}`);
  });
  await app.settled(booking);
}

async function inquiry(): Promise<{ booking: TestBooking; disputeId: string }> {
  const booking = await app.reach("CONFIRMED");
  const { id } = await app.dispute(booking, { inquiry: true });
  await untilKnown(booking, "inquiry open");
  return { booking, disputeId: id };
}

const subjects = (booking: TestBooking) =>
  [
    "A bank asks about a payment",
    "A payment is disputed",
    "The bank’s question is settled",
    "The dispute is won",
  ].map((subject) => app.mailsOf(booking, subject).toBuilder.length);

describe("a bank that only asks about a payment", () => {
  test("has taken nothing: the builder is told so, and a refund goes out at once and settles it", async () => {
    const { booking } = await inquiry();
    expect(subjects(booking)).toEqual([1, 0, 0, 0]);
    const { bookingId } = booking;
    expect(await app.builders.ada.myBookings.cancel({ bookingId })).toMatchObject({ ok: true });
    await app.untilState(booking, "REFUNDED");
    await untilKnown(booking, "inquiry won");
    expect(app.moneyOf(booking).refunds).toEqual([{ amountMinor: PRICE_MINOR, status: "succeeded" }]);
    expect(subjects(booking)).toEqual([1, 0, 1, 0]);
  });

  test("and takes it later, under the same name: from then on it is a dispute, and a refund waits for the bank", async () => {
    const { booking, disputeId } = await inquiry();
    await app.escalateInquiry(disputeId);
    await untilKnown(booking, "dispute open");
    expect(subjects(booking)).toEqual([1, 1, 0, 0]);
    expect(await app.builders.ada.myBookings.cancel({ bookingId: booking.bookingId })).toMatchObject({
      ok: true,
    });
    const { context } = await app.settled(booking);
    expect(context.refundObligations.map(({ status }) => status)).toEqual(["withheld"]);
    expect(app.moneyOf(booking).refunds).toEqual([]);
  });

  test("and lets it rest: the payment stands, and nobody is told of a dispute that was won", async () => {
    const { booking, disputeId } = await inquiry();
    await app.closeDispute(disputeId, "won");
    await untilKnown(booking, "inquiry won");
    expect(subjects(booking)).toEqual([1, 0, 1, 0]);
  });
});

describe("money that a bank holds while it decides", () => {
  const balanceOf = async (booking: TestBooking) => {
    const { state, context } = await app.settled(booking);
    return balancesOf(state, context)[0];
  };

  test.each([
    ["all of it", undefined, PRICE_MINOR],
    ["a part of it", 4_000, 4_000],
    ["more than was paid", PRICE_MINOR + 2_500, PRICE_MINOR],
  ])("is a line of its own and nobody's to keep: %s", async (_words, amount, held) => {
    const booking = await app.reach("CONFIRMED");
    await app.dispute(booking, { amount });
    await untilKnown(booking, "dispute open");
    expect(await balanceOf(booking)).toMatchObject({
      paid: PRICE_MINOR,
      heldByBank: held,
      kept: PRICE_MINOR - held,
      difference: 0,
    });
  });

  test("is not counted twice when it is owed back as well", async () => {
    const booking = await app.reach("CONFIRMED");
    await app.dispute(booking);
    await untilKnown(booking, "dispute open");
    await app.builders.ada.myBookings.cancel({ bookingId: booking.bookingId });
    expect(await balanceOf(booking)).toMatchObject({
      onTheWay: 0,
      heldByBank: PRICE_MINOR,
      kept: 0,
      difference: 0,
    });
  });

  test("is not held by a bank that only asks", async () => {
    const { booking } = await inquiry();
    expect(await balanceOf(booking)).toMatchObject({ heldByBank: 0, kept: PRICE_MINOR, difference: 0 });
  });
});

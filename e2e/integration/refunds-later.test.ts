import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { invariant } from "../../server/domain/values/invariant.ts";
import { until } from "../../server/test-until.ts";
import { type AppFixture, startApp } from "../kit/app.ts";
import { PRICE_MINOR } from "../kit/bookings.ts";
import type { TestBooking } from "../kit/test-booking.ts";

/** 20 days: within the 30 in which a bank may send a refund back. */
const DAYS_LATER = 20;

let app: AppFixture;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

/** Canceled in good time, with the one refund that Stripe then has. */
async function cancelPaid(refundBegins: "pending" | "succeeded") {
  const booking = await app.reach("CONFIRMED");
  if (refundBegins === "pending") await app.holdNextRefunds();
  expect((await app.cancelAsClient(booking)).ok).toBe(true);
  await app.settled(booking);
  const [refund] = app.refundsAtStripe(booking);
  invariant(refund !== undefined, "Stripe has the refund");
  return { booking, refundId: refund.id };
}

/** What page and list show of the money: the booking's state, what has arrived back, and Stripe's word on each refund. */
async function shown(booking: TestBooking) {
  const view = await app.viewOf(booking);
  const row = (await booking.client.api.booking.listMine()).items.find(({ id }) => id === booking.bookingId);
  invariant(row !== undefined, "the client's list has the booking");
  expect({ state: row.state, context: row.context }).toEqual({ state: view.state, context: view.context });
  return {
    state: view.state,
    returnedMinor: view.context.refunds.map(({ amount }) => amount.amountMinor),
    obligations: view.context.refundObligations.map(({ status }) => status),
    refunds: view.refunds.map(({ status }) => status),
  };
}

describe("a refund that stays pending", () => {
  const ON_ITS_WAY = { state: "CANCELED", returnedMinor: [], obligations: ["ordered"], refunds: ["pending"] };

  test("is shown as on its way, and never as returned, until it has arrived", async () => {
    const { booking, refundId } = await cancelPaid("pending");
    expect(await shown(booking)).toEqual(ON_ITS_WAY);
    await app.advance(3 * 24 * 60);
    await app.settled(booking);
    expect(await shown(booking)).toEqual(ON_ITS_WAY);

    await app.moveRefund(refundId, "succeed");
    await app.untilState(booking, "REFUNDED");
    await app.settled(booking);
    expect(await shown(booking)).toEqual({
      state: "REFUNDED",
      returnedMinor: [PRICE_MINOR],
      obligations: ["settled"],
      refunds: ["succeeded"],
    });
    expect(app.mailsOf(booking, "A refund could not be made")).toEqual({ toClient: [], toBuilder: [] });
  });

  test("is announced once when it has gone through, which one that went through at once is not", async () => {
    const { booking, refundId } = await cancelPaid("pending");
    await app.advance(3 * 24 * 60);
    const arrived = () => app.mailsOf(booking, "Money has gone back to you");
    expect(arrived()).toEqual({ toClient: [], toBuilder: [] });
    await app.moveRefund(refundId, "succeed");
    await app.untilState(booking, "REFUNDED");
    await app.settled(booking);
    const { toClient, toBuilder } = arrived();
    expect([toClient.length, toBuilder.length]).toEqual([1, 0]);
    expect(toClient[0]).toContain("Gone back: $150.00");
    expect(toClient[0]).toContain("The booking was canceled, and stays so.");

    const atOnce = await cancelPaid("succeeded");
    await app.advance(3 * 24 * 60);
    await app.settled(atOnce.booking);
    expect(app.mailsOf(atOnce.booking, "Money has gone back to you").toClient).toEqual([]);
  });

  test.each([
    ["fails", "fail", "failed"],
    ["is canceled", "cancel", "canceled"],
  ] as const)(
    "and then %s: the money is owed again, it is shown so, and both are told",
    async (_words, move, status) => {
      const { booking, refundId } = await cancelPaid("pending");
      await app.moveRefund(refundId, move);
      await until(async () => invariant((await app.countEvents(booking, "REFUND_FAILED")) === 1, "heard of"));
      await app.settled(booking);
      expect(await shown(booking)).toEqual({
        state: "CANCELED",
        returnedMinor: [],
        obligations: ["failed"],
        refunds: [status],
      });
      const { toClient, toBuilder } = app.mailsOf(booking, "A refund could not be made");
      expect([toClient.length, toBuilder.length]).toEqual([1, 1]);
      expect(toClient[0]).toMatch(/\$150\.00/);
    },
  );
});

describe("a refund that had arrived and fails 20 days later", () => {
  async function failLater() {
    const { booking, refundId } = await cancelPaid("succeeded");
    expect((await shown(booking)).state).toBe("REFUNDED");
    await app.advance(DAYS_LATER * 24 * 60);
    await app.moveRefund(refundId, "fail");
    await app.untilState(booking, "CANCELED");
    await app.settled(booking);
    return { booking, refundId };
  }

  test("takes REFUNDED back to CANCELED: the money is owed again, and both are told", async () => {
    const { booking } = await failLater();
    expect(await shown(booking)).toEqual({
      state: "CANCELED",
      returnedMinor: [],
      obligations: ["failed"],
      refunds: ["failed"],
    });
    const { toClient, toBuilder } = app.mailsOf(booking, "A refund could not be made");
    expect([toClient.length, toBuilder.length]).toEqual([1, 1]);
  });

  test("told under two event ids, it is one failure and one mail to each", async () => {
    const { booking } = await failLater();
    await app.duplicateEvents(booking, /^refund\./);
    await app.settled(booking);
    expect(await app.countEvents(booking, "REFUND_FAILED")).toBe(1);
    expect(app.mailsOf(booking, "A refund could not be made").toClient).toHaveLength(1);
    expect((await shown(booking)).state).toBe("CANCELED");
  });

  test("sent again by an operator, it is one more refund, and the booking is REFUNDED again", async () => {
    const { booking } = await failLater();
    const again = {
      bookingId: booking.bookingId,
      requestId: randomUUID(),
      amountMinor: null,
      paymentIntentId: null,
      reason: "again" as const,
      note: "The client gave another account.",
    };
    const outcomes = await Promise.all([1, 2].map(() => app.operator.operatorBookings.refund(again)));
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true]);
    await app.untilState(booking, "REFUNDED");
    await app.settled(booking);
    expect(app.moneyOf(booking).refunds).toEqual([
      { amountMinor: PRICE_MINOR, status: "failed" },
      { amountMinor: PRICE_MINOR, status: "succeeded" },
    ]);
    expect(await shown(booking)).toMatchObject({
      obligations: ["failed", "settled"],
      refunds: ["failed", "succeeded"],
    });
    const told = (subject: string) => app.mailsOf(booking, subject).toClient.join(" ");
    expect(told("Your refund was sent again")).toContain("did not reach you");
    expect(told("You get money back")).toBe("");
    expect(told("Money has gone back to you")).toContain("has gone back to where it came from");
  });

  test("learned of after the money had gone back in Stripe's dashboard: it stays REFUNDED, and nobody is told otherwise", async () => {
    const { booking, refundId } = await cancelPaid("succeeded");
    app.addDeliveryFault("stripe", { kind: "hold" });
    await app.moveRefund(refundId, "fail");
    await app.refundInDashboard(booking);
    await app.releaseNewestFirst();
    await until(async () => invariant((await app.countEvents(booking, "REFUND_FAILED")) === 1, "heard of"));
    await app.settled(booking);
    expect(await shown(booking)).toMatchObject({ state: "REFUNDED", returnedMinor: [PRICE_MINOR] });
    expect(app.mailsOf(booking, "A refund could not be made").toClient).toEqual([]);
  });
});

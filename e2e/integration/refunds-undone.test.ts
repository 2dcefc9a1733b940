import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type AppFixture, startApp } from "../kit/app.ts";
import { PRICE_MINOR } from "../kit/bookings.ts";
import type { TestBooking } from "../kit/test-booking.ts";

let app: AppFixture;

beforeAll(async () => {
  app = await startApp();
});
afterEach(() => app.clearFaults());
afterAll(() => app.stop());

const PART_MINOR = 4_000;

/** Somebody returns it in Stripe's dashboard, and nobody tells us; a minute later the host cancels at Calendly, and of that we hear. */
async function returnUnheardAndCancel(amountMinor: number, begins: "succeeded" | "pending") {
  const booking = await app.reach("CONFIRMED");
  app.addDeliveryFault("stripe", { kind: "drop" });
  if (begins === "pending") await app.holdNextRefunds();
  const { id } = await app.refundInDashboard(booking, amountMinor);
  await app.advance(1);
  expect(await app.cancelAsHost(booking)).toBe(true);
  await app.untilState(booking, begins === "succeeded" ? "REFUNDED" : "CANCELED");
  await app.untilQuiet();
  await app.clearFaults();
  return { booking, refundId: id };
}

const refundsOf = (booking: TestBooking) => app.moneyOf(booking).refunds;

async function expectAllBackAfter(booking: TestBooking, refunds: readonly object[]): Promise<void> {
  await app.untilState(booking, "REFUNDED");
  await app.settled(booking);
  expect(refundsOf(booking)).toEqual(refunds);
}

describe("a refund from the dashboard, because of which ours was put aside, comes to nothing: what rested on it is returned by itself", () => {
  test.each([
    ["it had arrived, and fails", "succeeded", "fail", "failed"],
    ["it was on its way, and fails", "pending", "fail", "failed"],
    ["it was on its way, and is called off", "pending", "cancel", "canceled"],
  ] as const)("%s", async (_words, begins, move, status) => {
    const { booking, refundId } = await returnUnheardAndCancel(PRICE_MINOR, begins);
    expect(refundsOf(booking)).toEqual([{ amountMinor: PRICE_MINOR, status: begins }]);
    await app.moveRefund(refundId, move);
    await expectAllBackAfter(booking, [
      { amountMinor: PRICE_MINOR, status },
      { amountMinor: PRICE_MINOR, status: "succeeded" },
    ]);
  });

  test("when the delivery of its failing is lost, the reconciler finds it", async () => {
    const { booking, refundId } = await returnUnheardAndCancel(PRICE_MINOR, "succeeded");
    app.addDeliveryFault("stripe", { kind: "drop" });
    await app.moveRefund(refundId, "fail");
    await app.untilQuiet();
    await app.reconcileByButton();
    await expectAllBackAfter(booking, [
      { amountMinor: PRICE_MINOR, status: "failed" },
      { amountMinor: PRICE_MINOR, status: "succeeded" },
    ]);
  });

  test("a part of the price: that part, beside the rest that had gone back", async () => {
    const { booking, refundId } = await returnUnheardAndCancel(PART_MINOR, "succeeded");
    await app.moveRefund(refundId, "fail");
    await expectAllBackAfter(booking, [
      { amountMinor: PART_MINOR, status: "failed" },
      { amountMinor: PRICE_MINOR - PART_MINOR, status: "succeeded" },
      { amountMinor: PART_MINOR, status: "succeeded" },
    ]);
  });

  test("a part, of which our own refund of all the price had learned from Stripe alone", async () => {
    const booking = await app.reach("CONFIRMED");
    app.addDeliveryFault("stripe", { kind: "drop" });
    const { id } = await app.refundInDashboard(booking, PART_MINOR);
    expect((await app.cancelAsClient(booking)).ok).toBe(true);
    await app.untilState(booking, "REFUNDED");
    await app.clearFaults();
    await app.moveRefund(id, "fail");
    await expectAllBackAfter(booking, [
      { amountMinor: PART_MINOR, status: "failed" },
      { amountMinor: PRICE_MINOR - PART_MINOR, status: "succeeded" },
      { amountMinor: PART_MINOR, status: "succeeded" },
    ]);
  });
});

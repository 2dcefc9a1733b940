import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { reconcileByButton } from "./reconcile-by-button.ts";
import { PRICE_MINOR, startMoneyStage, type MoneyStage, type StageBooking } from "../kit/app.ts";

let stage: MoneyStage;

beforeAll(async () => {
  stage = await startMoneyStage();
});
afterEach(() => stage.clearFaults());
afterAll(() => stage.app.stop());

const PART_MINOR = 4_000;

/** Somebody returns it in Stripe's dashboard, and nobody tells us; a minute later the host cancels at Calendly, and of that we hear. */
async function returnUnheardAndCancel(amountMinor: number, begins: "succeeded" | "pending") {
  const booking = await stage.reach("CONFIRMED");
  stage.addDeliveryFault("stripe", { kind: "drop" });
  if (begins === "pending") await stage.holdNextRefunds();
  const { id } = await stage.refundInDashboard(booking, amountMinor);
  await stage.app.advance(1);
  expect(await stage.cancelAsHost(booking)).toBe(true);
  await stage.untilState(booking, begins === "succeeded" ? "REFUNDED" : "CANCELED");
  await stage.app.untilQuiet();
  await stage.clearFaults();
  return { booking, refundId: id };
}

const refundsOf = (booking: StageBooking) => stage.moneyOf(booking).refunds;

async function expectAllBackAfter(booking: StageBooking, refunds: readonly object[]): Promise<void> {
  await stage.untilState(booking, "REFUNDED");
  await stage.settled(booking);
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
    await stage.moveRefund(refundId, move);
    await expectAllBackAfter(booking, [
      { amountMinor: PRICE_MINOR, status },
      { amountMinor: PRICE_MINOR, status: "succeeded" },
    ]);
  });

  test("when the news of its failing is lost, the reconciler brings it", async () => {
    const { booking, refundId } = await returnUnheardAndCancel(PRICE_MINOR, "succeeded");
    stage.addDeliveryFault("stripe", { kind: "drop" });
    await stage.moveRefund(refundId, "fail");
    await stage.app.untilQuiet();
    await reconcileByButton(stage);
    await expectAllBackAfter(booking, [
      { amountMinor: PRICE_MINOR, status: "failed" },
      { amountMinor: PRICE_MINOR, status: "succeeded" },
    ]);
  });

  test("a part of the price: that part, beside the rest that had gone back", async () => {
    const { booking, refundId } = await returnUnheardAndCancel(PART_MINOR, "succeeded");
    await stage.moveRefund(refundId, "fail");
    await expectAllBackAfter(booking, [
      { amountMinor: PART_MINOR, status: "failed" },
      { amountMinor: PRICE_MINOR - PART_MINOR, status: "succeeded" },
      { amountMinor: PART_MINOR, status: "succeeded" },
    ]);
  });

  test("a part, of which our own refund of all the price had learned from Stripe alone", async () => {
    const booking = await stage.reach("CONFIRMED");
    stage.addDeliveryFault("stripe", { kind: "drop" });
    const { id } = await stage.refundInDashboard(booking, PART_MINOR);
    expect((await stage.cancelAsClient(booking)).ok).toBe(true);
    await stage.untilState(booking, "REFUNDED");
    await stage.clearFaults();
    await stage.moveRefund(id, "fail");
    await expectAllBackAfter(booking, [
      { amountMinor: PART_MINOR, status: "failed" },
      { amountMinor: PRICE_MINOR - PART_MINOR, status: "succeeded" },
      { amountMinor: PART_MINOR, status: "succeeded" },
    ]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { idOf } from "../state/object-ids.ts";
import { checkoutParameters, refusalOf, startStripeBench } from "../stripe-bench.ts";
import type { StripeBench } from "../stripe-bench.ts";

describe("the balance", () => {
  let bench: StripeBench;
  beforeEach(async () => {
    bench = await startStripeBench();
  });
  afterEach(() => bench.close());

  const pay = async () => {
    const { id } = await bench.sdk.checkout.sessions.create(checkoutParameters());
    await bench.control("POST", `/checkout/${id}/pay`);
    return idOf((await bench.sdk.checkout.sessions.retrieve(id)).payment_intent) ?? "";
  };
  const transactions = () =>
    bench.sdk.balanceTransactions.list({ limit: 100 }).autoPagingToArray({ limit: 1_000 });
  const balance = async () => (await bench.sdk.balance.retrieve()).pending[0]?.amount;

  it("is the sum of what its transactions leave, through payments, refunds, failures and disputes", async () => {
    const [one, two] = [await pay(), await pay()];
    await bench.sdk.refunds.create({ payment_intent: one, amount: 500 });
    const failing = await bench.sdk.refunds.create({ payment_intent: one, amount: 300 });
    await bench.control("POST", `/refunds/${failing.id}/fail`);
    const [charge] = (await bench.sdk.charges.list({ payment_intent: two })).data;
    await bench.control("POST", `/charges/${charge?.id ?? ""}/dispute`);

    const all = await transactions();
    expect(all.map(({ type, net }) => [type, net])).toEqual([
      ["adjustment", -2000],
      ["refund_failure", 300],
      ["refund", -300],
      ["refund", -500],
      ["charge", 2000],
      ["charge", 2000],
    ]);
    expect(all.reduce((sum, { net }) => sum + net, 0)).toBe(1500);
    expect(await balance()).toBe(1500);
  });

  it("is empty after a payout: refunds are refused, and stay so under their key when money is there again", async () => {
    const intent = await pay();
    await bench.control("POST", "/payouts");
    expect(await balance()).toBe(0);
    const refund = (idempotencyKey: string) =>
      bench.sdk.refunds.create({ payment_intent: intent, amount: 500 }, { idempotencyKey });
    const refused = await refusalOf(refund("r1"));
    expect(refused).toMatchObject({
      statusCode: 400,
      type: "StripeInvalidRequestError",
      message: "Insufficient funds in your Stripe balance to refund this amount.",
    });
    expect(refused.code).toBeUndefined();
    expect(refused.headers?.["idempotent-replayed"]).toBeUndefined();

    await bench.control("POST", "/topups", { currency: "usd", amount: 500 });
    const again = await refusalOf(refund("r1"));
    expect(again.statusCode).toBe(400);
    expect(again.headers?.["idempotent-replayed"]).toBe("true");
    expect((await refund("r2")).status).toBe("succeeded");
    expect(await balance()).toBe(0);
    expect((await transactions()).map(({ type, net }) => [type, net])).toEqual([
      ["refund", -500],
      ["topup", 500],
      ["payout", -2000],
      ["charge", 2000],
    ]);
  });

  it("names the transactions of a charge and a refund by what they are of", async () => {
    const intent = await pay();
    await bench.kernel.clock.advance(3_000);
    const refund = await bench.sdk.refunds.create(
      { payment_intent: intent, amount: 400 },
      { idempotencyKey: "r1" },
    );
    const [mine] = (await bench.sdk.balanceTransactions.list({ source: refund.id })).data;
    expect(mine?.id).toBe(refund.balance_transaction);
    expect(await bench.sdk.balanceTransactions.retrieve(mine?.id ?? "")).toMatchObject({
      type: "refund",
      net: -400,
      currency: "usd",
      source: refund.id,
    });
    const [charge] = (
      await bench.sdk.charges.list({ payment_intent: intent, expand: ["data.balance_transaction"] })
    ).data;
    expect(charge?.balance_transaction).toMatchObject({ type: "charge", net: 2000 });
    const charges = await bench.sdk.balanceTransactions.list({ type: "charge" });
    expect(charges.data.map(({ source }) => source)).toEqual([charge?.id]);
    expect(await refusalOf(bench.sdk.balanceTransactions.retrieve("txn_none"))).toMatchObject({
      statusCode: 404,
    });
  });
});

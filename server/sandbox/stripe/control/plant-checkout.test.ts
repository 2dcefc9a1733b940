import type Stripe from "stripe";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { startStripeBench } from "../stripe-bench.ts";
import type { StripeBench } from "../stripe-bench.ts";

interface Planted {
  checkout_id: string;
  payment_intent_id: string | null;
  charge_id: string | null;
  refund_id: string | null;
  dispute_id: string | null;
}

const DAY_SECONDS = 86_400;

describe("planting", () => {
  let bench: StripeBench;
  beforeAll(async () => {
    bench = await startStripeBench();
    await bench.sdk.webhookEndpoints.create({ url: `${bench.receiverUrl}/hook`, enabled_events: ["*"] });
  });
  afterAll(() => bench.close());

  const plant = (checkouts: object[]) =>
    bench.control<Planted[]>(
      "POST",
      "/plant",
      checkouts.map((parameters) => ({ amount: 2000, currency: "usd", ...parameters })),
    );

  it("makes checkouts in every state, whole and silent, and answers in the order of what was asked", async () => {
    const at = bench.kernel.clock.unixSeconds() - 10 * DAY_SECONDS;
    const planted = await plant([
      { state: "open", metadata: { booking_id: "bkg_1" }, client_reference_id: "bkg_1" },
      { state: "expired", created_at: at },
      { state: "paid", created_at: new Date(at * 1000).toISOString(), metadata: { effect_key: "k" } },
      {
        state: "paid_and_refunded",
        created_at: at,
        refund_amount: 500,
        refund_metadata: { effect_key: "r" },
      },
      { state: "paid_and_disputed", created_at: at },
    ]);
    const [open, expired, paid, refunded, disputed] = planted;
    const read = (one: Planted | undefined) =>
      bench.sdk.checkout.sessions.retrieve(one?.checkout_id ?? "", {
        expand: ["payment_intent.latest_charge"],
      });
    expect(await read(open)).toMatchObject({
      status: "open",
      metadata: { booking_id: "bkg_1" },
      client_reference_id: "bkg_1",
    });
    expect(await read(expired)).toMatchObject({ status: "expired", url: null, created: at });
    expect(await read(paid)).toMatchObject({
      status: "complete",
      payment_status: "paid",
      created: at,
      payment_intent: {
        id: paid?.payment_intent_id,
        metadata: { effect_key: "k" },
        latest_charge: { id: paid?.charge_id, created: at, paid: true },
      },
    });
    expect(await bench.sdk.refunds.retrieve(refunded?.refund_id ?? "")).toMatchObject({
      amount: 500,
      status: "succeeded",
      created: at,
      metadata: { effect_key: "r" },
      payment_intent: refunded?.payment_intent_id,
    });
    expect(await bench.sdk.disputes.retrieve(disputed?.dispute_id ?? "")).toMatchObject({
      payment_intent: disputed?.payment_intent_id,
    });
    expect(planted.map(({ refund_id: refund }) => refund === null)).toEqual([true, true, true, false, true]);
    expect((await bench.sdk.events.list()).data).toEqual([]);
    expect(await bench.receivedTypes()).toEqual([]);
    expect((await bench.sdk.balance.retrieve()).pending).toMatchObject([{ amount: 3 * 2000 - 500 - 2000 }]);
  });

  it("what is planted under given ids is found by them, and an id is given once", async () => {
    const [checkoutId, intentId, refundId] = ["cs_test_a1Given", "pi_3Given", "re_3Given"];
    const given = { checkout_id: checkoutId, payment_intent_id: intentId, refund_id: refundId };
    const [refunded, disputed] = await plant([
      { state: "paid_and_refunded", ...given },
      { state: "paid_and_disputed", dispute_id: "du_1Given" },
    ]);
    expect(refunded).toMatchObject(given);
    expect(disputed?.dispute_id).toBe("du_1Given");
    expect(await bench.sdk.checkout.sessions.retrieve(checkoutId)).toMatchObject({
      id: checkoutId,
      payment_intent: intentId,
    });
    expect(await bench.sdk.refunds.retrieve(refundId)).toMatchObject({ payment_intent: intentId });
    expect((await bench.sdk.disputes.retrieve("du_1Given")).payment_intent).toBe(disputed?.payment_intent_id);
    const before = bench.sandbox.ledger.sessions().length;
    for (const again of [
      [{ state: "paid" }, { state: "paid", payment_intent_id: intentId }],
      [
        { state: "open", checkout_id: "cs_test_a1Twice" },
        { state: "open", checkout_id: "cs_test_a1Twice" },
      ],
      [{ state: "paid", checkout_id: "not a checkout's" }],
      [{ state: "paid", refund_id: "re_3OfNoRefund" }],
    ]) {
      expect(await plant(again)).toHaveProperty("error");
    }
    expect(bench.sandbox.ledger.sessions()).toHaveLength(before);
  });

  it("a planted payment is refunded like any other", async () => {
    const [paid] = await plant([{ state: "paid" }]);
    const refund = await bench.sdk.refunds.create({ payment_intent: paid?.payment_intent_id ?? "" });
    expect(refund).toMatchObject({ amount: 2000, status: "succeeded" });
  });

  it("what was planted late and created early is listed by its creation", async () => {
    const at = bench.kernel.clock.unixSeconds() - DAY_SECONDS;
    const planted = await plant([
      { state: "paid", created_at: at },
      { state: "paid", created_at: at - 60 },
      { state: "paid", created_at: at + 60 },
    ]);
    const [a, b, c] = planted.map(({ checkout_id: id }) => id);
    const list = await bench.sdk.checkout.sessions.list({ created: { gte: at - 60, lte: at + 60 } });
    expect(list.data.map(({ id }) => id)).toEqual([c, a, b]);
  });

  it("a mistake in one of many is refused, and nothing is made", async () => {
    const before = bench.sandbox.ledger.sessions().length;
    expect(await plant([{ state: "paid" }, { state: "imagined" }])).toHaveProperty("error");
    expect(bench.sandbox.ledger.sessions()).toHaveLength(before);
  });

  it("ten thousand are planted, and each is found once in pages with its charge", async () => {
    const before = bench.sandbox.ledger.sessions().length;
    const at = bench.kernel.clock.unixSeconds() - 5 * DAY_SECONDS;
    const checkouts = Array.from({ length: 10_000 }, (_, index) => ({
      state: index % 2 === 0 ? "paid_and_refunded" : "paid",
      metadata: { index: String(index) },
      created_at: at + (index % 1_000),
    }));
    const planted = await plant(checkouts);
    expect(planted).toHaveLength(10_000);
    const sessions: Stripe.Checkout.Session[] = [];
    const pages = { limit: 100, expand: ["data.payment_intent.latest_charge"] };
    for await (const session of bench.sdk.checkout.sessions.list(pages)) sessions.push(session);
    expect(new Set(sessions.map(({ id }) => id)).size).toBe(before + 10_000);
    const paid = sessions.filter(({ status }) => status === "complete");
    const chargeOf = ({ payment_intent: intent }: Stripe.Checkout.Session) =>
      typeof intent === "string" ? null : intent?.latest_charge;
    expect(paid.filter((session) => typeof chargeOf(session) !== "object")).toEqual([]);
    expect(paid.length).toBeGreaterThanOrEqual(10_000);
    const refunds = new Set<string>();
    for await (const { id } of bench.sdk.refunds.list({ created: { gte: at }, limit: 100 })) refunds.add(id);
    expect(planted.filter(({ refund_id: id }) => id !== null && !refunds.has(id))).toEqual([]);
  });
});

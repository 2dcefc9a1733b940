import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { idOf } from "../state/object-ids.ts";
import { checkoutParameters, refusalOf, startStripeBench } from "../stripe-bench.ts";
import type { StripeBench } from "../stripe-bench.ts";

describe("refunds", () => {
  let bench: StripeBench;
  beforeAll(async () => {
    bench = await startStripeBench();
  });
  afterAll(() => bench.close());

  const pay = async (card = "4242424242424242") => {
    const { id } = await bench.sdk.checkout.sessions.create(
      checkoutParameters({
        line_items: [
          {
            quantity: 1,
            price_data: { currency: "usd", unit_amount: 5000, product_data: { name: "Review" } },
          },
        ],
      }),
    );
    await bench.control("POST", `/checkout/${id}/pay`, { card });
    const session = await bench.sdk.checkout.sessions.retrieve(id, { expand: ["payment_intent"] });
    if (session.payment_intent === null || typeof session.payment_intent === "string")
      throw new Error("unpaid");
    return { intent: session.payment_intent.id, charge: idOf(session.payment_intent.latest_charge) ?? "" };
  };

  it("parts are given back until nothing is left, and never more", async () => {
    const { intent, charge } = await pay();
    const part = await bench.sdk.refunds.create({
      payment_intent: intent,
      amount: 2500,
      reason: "requested_by_customer",
      metadata: { effect_key: "e1" },
    });
    expect(part).toMatchObject({
      object: "refund",
      status: "succeeded",
      amount: 2500,
      currency: "usd",
      charge,
      payment_intent: intent,
      reason: "requested_by_customer",
      metadata: { effect_key: "e1" },
      destination_details: { card: { reference_status: "pending" } },
    });
    expect(await bench.sdk.charges.retrieve(charge)).toMatchObject({
      amount_refunded: 2500,
      refunded: false,
    });

    const tooMuch = await refusalOf(bench.sdk.refunds.create({ payment_intent: intent, amount: 3000 }));
    expect(tooMuch).toMatchObject({
      statusCode: 400,
      param: "amount",
      message: "Refund amount ($30.00) is greater than unrefunded amount on charge ($25.00)",
    });
    expect(tooMuch.code).toBeUndefined();

    expect((await bench.sdk.refunds.create({ charge })).amount).toBe(2500);
    expect(await bench.sdk.charges.retrieve(charge)).toMatchObject({ amount_refunded: 5000, refunded: true });
    expect(await refusalOf(bench.sdk.refunds.create({ charge }))).toMatchObject({
      statusCode: 400,
      code: "charge_already_refunded",
      message: `Charge ${charge} has already been refunded.`,
    });
  });

  it("two equal parts under different keys are two refunds, under the same key one", async () => {
    const { intent } = await pay();
    const refund = (idempotencyKey: string) =>
      bench.sdk.refunds.create({ payment_intent: intent, amount: 1000 }, { idempotencyKey });
    const first = await refund("part-1");
    expect((await refund("part-1")).id).toBe(first.id);
    expect((await refund("part-2")).id).not.toBe(first.id);
    const list = await bench.sdk.refunds.list({ payment_intent: intent });
    expect(list.data).toHaveLength(2);
    expect(list.data[1]?.id).toBe(first.id);
    expect(list).toMatchObject({ url: "/v1/refunds", has_more: false, count: 2 });
  });

  it("simultaneous refunds never give back more than was paid", async () => {
    const { intent, charge } = await pay();
    const results = await Promise.allSettled(
      Array.from({ length: 5 }, () => bench.sdk.refunds.create({ payment_intent: intent, amount: 2000 })),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    expect((await bench.sdk.charges.retrieve(charge)).amount_refunded).toBe(4000);
  });

  it("a charge's refunds are shown only when they are expanded", async () => {
    const { intent, charge } = await pay();
    const refund = await bench.sdk.refunds.create({ payment_intent: intent });
    expect(await bench.sdk.charges.retrieve(charge)).not.toHaveProperty("refunds");
    expect(await bench.sdk.charges.retrieve(charge, { expand: ["refunds"] })).toMatchObject({
      refunds: { total_count: 1, url: `/v1/charges/${charge}/refunds`, data: [{ id: refund.id }] },
    });
  });

  it("the network's reference comes later, and metadata can be changed", async () => {
    const { intent } = await pay();
    const { id } = await bench.sdk.refunds.create({ payment_intent: intent, metadata: { a: "1", b: "2" } });
    await bench.kernel.clock.advance(3_000);
    const later = await bench.sdk.refunds.retrieve(id, { expand: ["charge"] });
    expect(later).toMatchObject({
      charge: { object: "charge" },
      destination_details: { card: { reference_status: "available" } },
    });
    const changed = await bench.sdk.refunds.update(id, { metadata: { a: "", c: "3" } });
    expect(changed.metadata).toEqual({ b: "2", c: "3" });
  });

  it("a disputed charge cannot be refunded until the dispute is won", async () => {
    const { charge } = await pay("4000000000000259");
    await bench.kernel.clock.advance(10_000);
    const disputed = await bench.sdk.charges.retrieve(charge);
    expect(disputed.disputed).toBe(true);
    expect(await refusalOf(bench.sdk.refunds.create({ charge }))).toMatchObject({
      statusCode: 400,
      code: "charge_disputed",
      message: `Charge ${charge} has been charged back; cannot issue a refund.`,
    });
    const [dispute] = (await bench.sdk.disputes.list({ charge })).data;
    expect(dispute).toMatchObject({ status: "needs_response", amount: 5000, is_charge_refundable: false });
    await bench.control("POST", `/disputes/${dispute?.id ?? ""}/close`, { status: "won" });
    expect((await bench.sdk.refunds.create({ charge })).status).toBe("succeeded");
    const told = await bench.sdk.events.list({ type: "charge.dispute.*" });
    expect(told.data.map(({ type }) => type)).toEqual([
      "charge.dispute.funds_reinstated",
      "charge.dispute.closed",
      "charge.dispute.funds_withdrawn",
      "charge.dispute.created",
    ]);
  });

  it("a refund may fail after it has succeeded; the money then counts as not given back", async () => {
    const { intent, charge } = await pay("4000000000005126");
    const { id, status } = await bench.sdk.refunds.create({ payment_intent: intent });
    expect(status).toBe("succeeded");
    await bench.kernel.clock.advance(120_000);
    expect((await bench.sdk.refunds.retrieve(id)).status).toBe("failed");
    expect(await bench.sdk.charges.retrieve(charge)).toMatchObject({ refunded: false, amount_refunded: 0 });
    expect((await bench.sdk.events.list({ type: "refund.failed" })).data[0]?.data.object).toMatchObject({
      id,
    });
  });

  it("a refund may be pending before it succeeds", async () => {
    const { intent } = await pay("4000000000007726");
    const { id, status } = await bench.sdk.refunds.create({ payment_intent: intent });
    expect(status).toBe("pending");
    await bench.kernel.clock.advance(120_000);
    expect((await bench.sdk.refunds.retrieve(id)).status).toBe("succeeded");
  });

  it("refunds without a target, of unknown charges or of fees that were never taken are refused", async () => {
    const { charge } = await pay();
    expect((await refusalOf(bench.sdk.refunds.create({}))).message).toBe(
      "One of the following params should be provided for this request: payment_intent or charge.",
    );
    expect(await refusalOf(bench.sdk.refunds.create({ charge: "ch_unknown" }))).toMatchObject({
      statusCode: 404,
      code: "resource_missing",
      param: "id",
      message: "No such charge: 'ch_unknown'",
    });
    expect(
      (await refusalOf(bench.sdk.refunds.create({ charge, refund_application_fee: true }))).message,
    ).toBe(`Attempting to refund_application_fee on ${charge}, but it has no application fee`);
    expect((await refusalOf(bench.sdk.refunds.create({ charge, amount: 0 }))).param).toBe("amount");
    const { id } = await bench.sdk.refunds.create({ charge });
    expect((await refusalOf(bench.sdk.refunds.cancel(id))).message).toBe(
      "Canceling this refund is unsupported.",
    );
  });

  it("a payment that was declined has nothing to refund", async () => {
    const { id } = await bench.sdk.checkout.sessions.create(checkoutParameters());
    await bench.control("POST", `/checkout/${id}/pay`, { card: "4000000000000002" });
    const [intent] = (await bench.sdk.paymentIntents.list({ limit: 1 })).data;
    expect(
      (await refusalOf(bench.sdk.refunds.create({ payment_intent: intent?.id ?? "" }))).message,
    ).toContain("does not have a successful charge to refund");
  });

  it("the balance is what was paid less what was given back", async () => {
    const held = async () =>
      (await bench.sdk.balance.retrieve()).pending.find(({ currency }) => currency === "usd")?.amount ?? 0;
    const before = await held();
    const { intent } = await pay();
    await bench.sdk.refunds.create({ payment_intent: intent, amount: 1200 });
    expect(await held()).toBe(before + 3800);
  });

  it("the Dashboard can refund without a request of the API", async () => {
    const { intent, charge } = await pay();
    await bench.control("POST", "/refunds", { payment_intent: intent, amount: 700 });
    expect((await bench.sdk.charges.retrieve(charge)).amount_refunded).toBe(700);
    expect(await bench.control("POST", "/refunds", { payment_intent: intent, amount: 5000 })).toHaveProperty(
      "error",
    );
  });
});

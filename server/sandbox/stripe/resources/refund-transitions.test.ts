import type Stripe from "stripe";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { idOf } from "../state/object-ids.ts";
import { checkoutParameters, refusalOf, startStripeBench } from "../stripe-bench.ts";
import type { StripeBench } from "../stripe-bench.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

describe("what becomes of a refund", () => {
  let bench: StripeBench;
  let intent: string;
  let charge: string;
  beforeEach(async () => {
    bench = await startStripeBench();
    const { id } = await bench.sdk.checkout.sessions.create(checkoutParameters());
    await bench.control("POST", `/checkout/${id}/pay`);
    const session = await bench.sdk.checkout.sessions.retrieve(id, { expand: ["payment_intent"] });
    const paid = session.payment_intent as Stripe.PaymentIntent;
    intent = paid.id;
    charge = idOf(paid.latest_charge) ?? "";
    await bench.kernel.clock.advance(3_000);
    await bench.sdk.webhookEndpoints.create({ url: `${bench.receiverUrl}/hook`, enabled_events: ["*"] });
  });
  afterEach(() => bench.close());

  const refundWaiting = async (status: "pending" | "requires_action", amount?: number) => {
    await bench.control("POST", "/refunds/next", { statuses: [status] });
    return bench.sdk.refunds.create({ payment_intent: intent, ...(amount === undefined ? {} : { amount }) });
  };
  const move = (id: string, to: "succeed" | "fail" | "cancel") =>
    bench.control<Stripe.Refund | { error: string }>("POST", `/refunds/${id}/${to}`);
  const statusOf = async (id: string) => (await bench.sdk.refunds.retrieve(id)).status;
  const refunded = async () => (await bench.sdk.charges.retrieve(charge)).amount_refunded;

  it("one that waits stays so until it is moved on, and then succeeds", async () => {
    const { id, status } = await refundWaiting("pending", 700);
    expect(status).toBe("pending");
    await bench.kernel.clock.advance(10 * DAY_MS);
    expect(await statusOf(id)).toBe("pending");
    await move(id, "succeed");
    expect(await statusOf(id)).toBe("succeeded");
    expect(await refunded()).toBe(700);
    expect(await bench.receivedTypes()).toEqual([
      "refund.created",
      "charge.refunded",
      "refund.updated",
      "charge.refund.updated",
    ]);
    expect(await move(id, "cancel")).toHaveProperty("error");
    expect(
      (await bench.sdk.refunds.create({ payment_intent: intent })).status,
      "only the next one waits",
    ).toBe("succeeded");
  });

  it("one that has succeeded may fail weeks later: told, and counted no more", async () => {
    const { id } = await bench.sdk.refunds.create({ payment_intent: intent });
    await bench.kernel.clock.advance(29 * DAY_MS);
    expect(await refunded()).toBe(2000);
    const before = (await bench.receivedTypes()).length;
    await move(id, "fail");
    expect(await bench.sdk.refunds.retrieve(id)).toMatchObject({
      status: "failed",
      failure_reason: "lost_or_stolen_card",
    });
    expect(await bench.sdk.charges.retrieve(charge)).toMatchObject({ amount_refunded: 0, refunded: false });
    expect((await bench.receivedTypes()).slice(before)).toEqual([
      "refund.updated",
      "charge.refund.updated",
      "refund.failed",
    ]);
    await move(id, "fail");
    expect((await bench.receivedTypes()).slice(before)).toHaveLength(3);
    expect(await move(id, "succeed")).toHaveProperty("error");
  });

  it("one that waits may be canceled: told, and counted no more", async () => {
    const { id } = await refundWaiting("pending", 1500);
    expect(await refunded()).toBe(1500);
    await move(id, "cancel");
    expect(await statusOf(id)).toBe("canceled");
    expect(await refunded()).toBe(0);
    expect((await bench.receivedTypes()).at(-2)).toBe("refund.updated");
    expect(await move(id, "fail")).toHaveProperty("error");
  });

  it("only one that requires an action can be canceled through the API", async () => {
    const waiting = await refundWaiting("pending", 100);
    expect((await refusalOf(bench.sdk.refunds.cancel(waiting.id))).message).toBe(
      "Canceling this refund is unsupported.",
    );
    const acting = await refundWaiting("requires_action", 200);
    expect(await bench.sdk.refunds.cancel(acting.id)).toMatchObject({ id: acting.id, status: "canceled" });
    expect(await refunded()).toBe(100);
  });

  it("after a failure the money can be given back anew", async () => {
    const { id } = await bench.sdk.refunds.create({ payment_intent: intent });
    await move(id, "fail");
    expect(await bench.sdk.refunds.create({ payment_intent: intent })).toMatchObject({ amount: 2000 });
    expect(await bench.sdk.charges.retrieve(charge)).toMatchObject({ amount_refunded: 2000, refunded: true });
  });
});

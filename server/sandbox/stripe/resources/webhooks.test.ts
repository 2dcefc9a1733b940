import type Stripe from "stripe";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { idOf } from "../state/object-ids.ts";
import { checkoutParameters, refusalOf, startStripeBench } from "../stripe-bench.ts";
import type { ReceivedWebhook, StripeBench } from "../stripe-bench.ts";

const HOUR_MS = 60 * 60 * 1000;

describe("webhooks", () => {
  let bench: StripeBench;
  beforeEach(async () => {
    bench = await startStripeBench();
  });
  afterEach(() => bench.close());

  const subscribe = (path: string, enabled_events: Stripe.WebhookEndpointCreateParams.EnabledEvent[]) =>
    bench.sdk.webhookEndpoints.create({
      url: bench.receiverUrl + path,
      enabled_events,
      api_version: "2026-10-28.endive",
    });
  const verify = (webhook: ReceivedWebhook, secret: string) =>
    bench.sdk.webhooks.constructEvent(webhook.body, webhook.signature, secret);
  const paidSession = async (card = "4242424242424242") => {
    const session = await bench.sdk.checkout.sessions.create(checkoutParameters());
    await bench.control("POST", `/checkout/${session.id}/pay`, { card });
    return bench.sdk.checkout.sessions.retrieve(session.id);
  };

  it("a payment is told in the order in which Stripe tells it, signed with the endpoint's secret", async () => {
    const { secret = "" } = await subscribe("/hook", ["*"]);
    const session = await paidSession();
    expect(await bench.receivedTypes()).toEqual([
      "charge.succeeded",
      "payment_intent.succeeded",
      "payment_intent.created",
      "checkout.session.completed",
    ]);
    const events = bench.received.map((webhook) => verify(webhook, secret));
    expect(events.at(-1)).toMatchObject({
      object: "event",
      api_version: "2026-10-28.endive",
      livemode: false,
      pending_webhooks: 1,
      data: { object: { id: session.id, payment_status: "paid", payment_intent: session.payment_intent } },
    });
    await bench.kernel.clock.advance(3_000);
    expect((await bench.receivedTypes()).at(-1)).toBe("charge.updated");
    expect(() => verify(bench.received[0] ?? { path: "", body: "", signature: "" }, "whsec_other")).toThrow();
  });

  it("a refund is told as created, then refunded, then updated, with the key of the request", async () => {
    const session = await paidSession();
    await subscribe("/hook", ["refund.created", "refund.updated", "charge.refunded"]);
    const refund = await bench.sdk.refunds.create(
      { payment_intent: idOf(session.payment_intent) ?? "", amount: 500 },
      { idempotencyKey: "effect-1" },
    );
    expect(await bench.receivedTypes()).toEqual(["refund.created", "charge.refunded"]);
    await bench.kernel.clock.advance(3_000);
    expect((await bench.receivedTypes()).at(-1)).toBe("refund.updated");
    const [created] = (await bench.sdk.events.list({ type: "refund.created" })).data;
    expect(created?.request).toEqual({ id: refund.lastResponse.requestId, idempotency_key: "effect-1" });
    expect(created?.data.object).toMatchObject({
      id: refund.id,
      destination_details: { card: { reference_status: "pending" } },
    });
  });

  it("a decline and an expiry are told", async () => {
    await subscribe("/hook", ["payment_intent.payment_failed", "checkout.session.expired"]);
    const session = await bench.sdk.checkout.sessions.create(checkoutParameters());
    await bench.control("POST", `/checkout/${session.id}/pay`, { card: "4000000000000002" });
    await bench.sdk.checkout.sessions.expire(session.id);
    expect(await bench.receivedTypes()).toEqual([
      "payment_intent.payment_failed",
      "checkout.session.expired",
    ]);
  });

  it("an event's object is as it was, whatever becomes of it later", async () => {
    const session = await paidSession();
    await bench.sdk.refunds.create({ payment_intent: idOf(session.payment_intent) ?? "" });
    const [charged] = (await bench.sdk.events.list({ type: "charge.succeeded" })).data;
    expect(charged?.data.object).toMatchObject({ refunded: false, amount_refunded: 0 });
    const [refunded] = (await bench.sdk.events.list({ type: "charge.refunded" })).data;
    expect(refunded?.data).toMatchObject({
      object: { refunded: true, amount_refunded: 2000 },
      previous_attributes: { refunded: false, amount_refunded: 0 },
    });
  });

  it("each endpoint gets what it asked for, signed with its own secret", async () => {
    const one = await subscribe("/one", ["checkout.session.completed"]);
    const two = await subscribe("/two", ["checkout.session.completed", "charge.succeeded"]);
    const off = await subscribe("/off", ["*"]);
    await bench.sdk.webhookEndpoints.update(off.id, { disabled: true });
    await paidSession();
    expect(await bench.receivedTypes("/one")).toEqual(["checkout.session.completed"]);
    expect(await bench.receivedTypes("/two")).toEqual(["charge.succeeded", "checkout.session.completed"]);
    expect(await bench.receivedTypes("/off")).toEqual([]);
    for (const webhook of bench.received) {
      const [mine, other] = webhook.path === "/one" ? [one, two] : [two, one];
      expect(verify(webhook, mine.secret ?? "").object).toBe("event");
      expect(() => verify(webhook, other.secret ?? "")).toThrow();
    }
    const ids = bench.received
      .map(({ body }) => JSON.parse(body) as Stripe.Event)
      .filter(({ type }) => type === "checkout.session.completed")
      .map(({ id, pending_webhooks: pending }) => ({ id, pending }));
    expect(ids[0]).toEqual(ids[1]);
    expect(ids[0]?.pending).toBe(2);
  });

  it("while a secret rolls both sign; afterwards only the new one does", async () => {
    const { id, secret: old = "" } = await subscribe("/hook", ["checkout.session.completed"]);
    const { secret } = await bench.control<{ secret: string }>("POST", `/webhook_endpoints/${id}/roll`, {
      overlapHours: 24,
    });
    await paidSession();
    await bench.receivedTypes();
    const during = bench.received[0];
    expect(during?.signature.match(/v1=/g)).toHaveLength(2);
    if (during === undefined) return;
    expect(verify(during, old).id).toBe(verify(during, secret).id);

    await bench.kernel.clock.advance(25 * HOUR_MS);
    await paidSession();
    await bench.receivedTypes();
    expect(bench.received[1]?.signature.match(/v1=/g)).toHaveLength(1);
    // The signature carries the sandbox's time, a day ahead of the SDK's: only its fit is checked here.
    const [late] = bench.received.slice(1);
    if (late === undefined) return;
    const tolerated = (key: string) =>
      bench.sdk.webhooks.constructEvent(late.body, late.signature, key, 1_000_000).object;
    expect(tolerated(secret)).toBe("event");
    expect(() => tolerated(old)).toThrow();
  });

  it("an endpoint's secret is shown when it is made and never again", async () => {
    const created = await subscribe("/hook", ["charge.refunded"]);
    expect(created.secret).toMatch(/^whsec_/);
    expect((await bench.sdk.webhookEndpoints.retrieve(created.id)).secret).toBeUndefined();
    expect((await bench.sdk.webhookEndpoints.list()).data[0]?.secret).toBeUndefined();
    const changed = await bench.sdk.webhookEndpoints.update(created.id, {
      enabled_events: ["*"],
      metadata: { a: "1" },
    });
    expect(changed).toMatchObject({ enabled_events: ["*"], metadata: { a: "1" }, status: "enabled" });
    expect(changed.secret).toBeUndefined();
    expect(await bench.sdk.webhookEndpoints.del(created.id)).toMatchObject({ id: created.id, deleted: true });
    expect(await refusalOf(bench.sdk.webhookEndpoints.retrieve(created.id))).toMatchObject({
      statusCode: 404,
    });
  });

  it("an endpoint asks only for events and versions that Stripe has", async () => {
    const error = await refusalOf(subscribe("/hook", ["charge.exploded" as "charge.failed"]));
    expect(error).toMatchObject({ statusCode: 400, param: "enabled_events[0]" });
    const version = await refusalOf(
      bench.sdk.webhookEndpoints.create({
        url: bench.receiverUrl,
        enabled_events: ["*"],
        api_version: "2001-01-01" as "2011-01-01",
      }),
    );
    expect(version.message).toBe("Invalid Stripe API version: 2001-01-01");
  });

  it("an endpoint put with a chosen secret signs with it, and putting it again makes no second one", async () => {
    const put = () =>
      bench.control<{ id: string }>("PUT", "/webhook_endpoints", {
        url: `${bench.receiverUrl}/put`,
        secret: "whsec_chosen",
      });
    expect((await put()).id).toBe((await put()).id);
    await paidSession();
    expect(await bench.receivedTypes("/put")).toEqual(["checkout.session.completed"]);
    expect(verify(bench.received[0] ?? { path: "", body: "", signature: "" }, "whsec_chosen").object).toBe(
      "event",
    );
  });

  it("what could not be delivered is found by delivery_success and counted in pending_webhooks", async () => {
    await subscribe("/hook", ["checkout.session.completed", "charge.succeeded"]);
    bench.kernel.faults.add({
      provider: "stripe",
      on: "delivery",
      fault: { kind: "drop" },
      pattern: "checkout.session.completed",
      remaining: 1,
    });
    await paidSession();
    await bench.receivedTypes();
    const missed = await bench.sdk.events.list({ delivery_success: false });
    expect(missed.data.map(({ type, pending_webhooks: pending }) => [type, pending])).toEqual([
      ["checkout.session.completed", 1],
    ]);
    const arrived = await bench.sdk.events.list({
      delivery_success: true,
      types: ["checkout.session.completed", "charge.succeeded"],
    });
    expect(arrived.data.map(({ type }) => type)).toEqual(["charge.succeeded"]);
    const event = await bench.sdk.events.retrieve(missed.data[0]?.id ?? "");
    expect(event.pending_webhooks).toBe(1);
  });

  it("deliveries are retried for three days, each signed anew, and then given up", async () => {
    await bench.sdk.webhookEndpoints.create({
      url: "http://127.0.0.1:9/",
      enabled_events: ["checkout.session.completed"],
    });
    await paidSession();
    await bench.kernel.postOffice.idle();
    expect(bench.kernel.postOffice.list({ provider: "stripe", state: "failed" })).toHaveLength(1);
    await bench.kernel.clock.advance(73 * HOUR_MS);
    await vi.waitFor(() =>
      expect(bench.kernel.postOffice.list({ provider: "stripe", state: "given_up" })).toHaveLength(1),
    );
  });

  it("events are shown for thirty days", async () => {
    const session = await paidSession();
    const [event] = (await bench.sdk.events.list({ created: { gte: session.created } })).data;
    await bench.kernel.clock.advance(31 * 24 * HOUR_MS);
    expect(await refusalOf(bench.sdk.events.retrieve(event?.id ?? ""))).toMatchObject({ statusCode: 404 });
  });
});

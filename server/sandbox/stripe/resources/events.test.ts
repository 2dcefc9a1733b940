import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { checkoutParameters, refusalOf, startStripeBench } from "../stripe-bench.ts";
import type { StripeBench } from "../stripe-bench.ts";

const HOUR_MS = 60 * 60 * 1000;
const COMPLETED = "checkout.session.completed";

describe("events", () => {
  let bench: StripeBench;
  beforeEach(async () => {
    bench = await startStripeBench();
  });
  afterEach(() => bench.close());

  const subscribe = (url = `${bench.receiverUrl}/hook`) =>
    bench.sdk.webhookEndpoints.create({ url, enabled_events: [COMPLETED] });
  const pay = async () => {
    const { id } = await bench.sdk.checkout.sessions.create(checkoutParameters());
    await bench.control("POST", `/checkout/${id}/pay`);
    await bench.kernel.postOffice.idle();
  };
  const undelivered = async () =>
    (await bench.sdk.events.list({ delivery_success: false, types: [COMPLETED] })).data;

  it.each(["drop", "hold"] as const)(
    "one whose delivery met the fault %s is undelivered until one delivery is accepted",
    async (kind) => {
      await subscribe();
      bench.kernel.faults.add({ provider: "stripe", on: "delivery", fault: { kind }, remaining: 1 });
      await pay();
      expect(await undelivered()).toMatchObject([{ type: COMPLETED, pending_webhooks: 1 }]);
      const [delivery] = bench.kernel.postOffice.list({ provider: "stripe" });
      await bench.kernel.postOffice.resend(delivery?.id ?? "");
      expect(await undelivered()).toEqual([]);
      expect((await bench.sdk.events.list({ delivery_success: true, type: COMPLETED })).data).toHaveLength(1);
    },
  );

  it("one that was given up is undelivered", async () => {
    await subscribe("http://127.0.0.1:9/");
    await pay();
    expect(await undelivered()).toHaveLength(1);
    await bench.kernel.clock.advance(73 * HOUR_MS);
    expect(bench.kernel.postOffice.list({ provider: "stripe", state: "given_up" })).toHaveLength(1);
    expect(await undelivered()).toHaveLength(1);
  });

  it("one is undelivered while a single endpoint of several has not taken it", async () => {
    await subscribe();
    await subscribe("http://127.0.0.1:9/");
    await pay();
    expect(await undelivered()).toMatchObject([{ pending_webhooks: 1 }]);
  });

  it("one that nobody asked for is not undelivered", async () => {
    await pay();
    expect(await undelivered()).toEqual([]);
  });

  it("undelivered ones are found by time and type", async () => {
    await subscribe();
    bench.kernel.faults.add({
      provider: "stripe",
      on: "delivery",
      fault: { kind: "drop" },
      remaining: null,
    });
    await pay();
    await bench.kernel.clock.advance(HOUR_MS);
    const since = bench.kernel.clock.unixSeconds();
    await pay();
    expect(await undelivered()).toHaveLength(2);
    const late = await bench.sdk.events.list({
      delivery_success: false,
      types: [COMPLETED],
      created: { gte: since },
    });
    expect(late.data).toHaveLength(1);
    const others = await bench.sdk.events.list({ delivery_success: false, types: ["refund.created"] });
    expect(others.data).toEqual([]);
  });

  it("one change can be told twice, under two ids and with the same object", async () => {
    await subscribe();
    await pay();
    const [first] = (await bench.sdk.events.list({ type: COMPLETED })).data;
    const second = await bench.control<{ id: string }>("POST", `/events/${first?.id ?? ""}/duplicate`);
    expect(second.id).not.toBe(first?.id);
    await bench.kernel.postOffice.idle();
    const [a, b] = bench.received.map(({ body }) => JSON.parse(body) as { id: string; data: unknown });
    expect([a?.id, b?.id]).toEqual([first?.id, second.id]);
    expect(a).toEqual({ ...b, id: first?.id });
    expect((await bench.sdk.events.list({ type: COMPLETED })).data).toHaveLength(2);
    expect(await bench.control("POST", "/events/evt_none/duplicate")).toHaveProperty("error");
    expect(await refusalOf(bench.sdk.events.retrieve("evt_none"))).toMatchObject({ statusCode: 404 });
  });
});

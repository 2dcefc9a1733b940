import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { createKernel } from "./create-kernel.ts";
import type { Delivery, DeliveryFault, Kernel, NewDelivery } from "./kernel.ts";
import { type Receiver, startReceiver } from "./start-receiver.ts";

const HOUR_MS = 3_600_000;

let kernel: Kernel;
let receiver: Receiver;
beforeEach(async () => {
  kernel = createKernel();
  receiver = await startReceiver();
});
afterEach(async () => {
  await kernel.close();
  await receiver.close();
});

function send(body: string, more: Partial<NewDelivery> = {}): Delivery {
  return kernel.postOffice.send({
    provider: "calendly",
    endpointId: "sub_1",
    url: receiver.url,
    eventType: "invitee.created",
    body,
    sign: (unixSeconds) => ({ "x-signature": `t=${unixSeconds}` }),
    giveUpAfterMs: 24 * HOUR_MS,
    ...more,
  });
}

function fault(deliveryFault: DeliveryFault, remaining: number | null = 1): void {
  kernel.faults.add({ provider: "calendly", on: "delivery", fault: deliveryFault, remaining });
}

const find = (id: string) => kernel.postOffice.list().find((delivery) => delivery.id === id);

test("webhooks to one endpoint arrive in the order they were sent", async () => {
  const sent = Array.from({ length: 20 }, (_, n) => `{"n":${n}}`);
  for (const body of sent) send(body);
  await kernel.postOffice.idle();
  expect(receiver.bodies).toEqual(sent);
  expect(kernel.postOffice.list({ state: "delivered" })).toHaveLength(20);
});

test("nothing is sent before the caller's own turn has ended", () => {
  send("{}");
  expect(kernel.postOffice.list({ state: "pending" })).toHaveLength(1);
  expect(receiver.bodies).toEqual([]);
});

test("a failed webhook is tried again with a growing delay until it is accepted, freshly signed", async () => {
  receiver.answers = [500, 404];
  const { id } = send("{}");
  await kernel.postOffice.idle();
  expect(find(id)).toMatchObject({ state: "failed", attempts: [{ status: 500, error: "HTTP 500" }] });
  await kernel.clock.advance(1_000);
  expect(find(id)).toMatchObject({ state: "failed", attempts: [{ status: 500 }, { status: 404 }] });
  await kernel.clock.advance(5_000);
  expect(find(id)).toMatchObject({ state: "delivered", nextAttemptAt: null });
  expect(receiver.bodies).toEqual(["{}", "{}", "{}"]);
  expect(new Set(receiver.headers.map((headers) => headers["x-signature"])).size).toBe(3);
});

test("a retry does not hold up later webhooks", async () => {
  receiver.answers = [500];
  send("a");
  send("b");
  await kernel.postOffice.idle();
  await kernel.clock.advance(1_000);
  expect(receiver.bodies).toEqual(["a", "b", "a"]);
});

test("a redirect is a failure and is not followed", async () => {
  receiver.answers = [302];
  const { id } = send("{}");
  await kernel.postOffice.idle();
  expect(find(id)).toMatchObject({ state: "failed", attempts: [{ status: 302 }] });
});

test("an endpoint that is down for 24 hours is given up once, after an attempt at the very end", async () => {
  receiver.otherwise = 503;
  const onGivenUp = vi.fn();
  const { id, createdAt } = send("{}", { onGivenUp });
  await kernel.clock.advance(24 * HOUR_MS - 60_000);
  expect(find(id)?.state).toBe("failed");
  await kernel.clock.advance(2 * 60_000);
  const delivery = find(id);
  expect(delivery?.state).toBe("given_up");
  expect(delivery?.attempts.length).toBeGreaterThan(10);
  const lastMs = Date.parse(delivery?.attempts.at(-1)?.at ?? "") - Date.parse(createdAt);
  expect(Math.round(lastMs / HOUR_MS)).toBe(24);
  await kernel.clock.advance(48 * HOUR_MS);
  expect(onGivenUp).toHaveBeenCalledOnce();
  expect(find(id)?.attempts).toHaveLength(delivery?.attempts.length ?? 0);
});

test("a webhook that was given up can still be sent by hand", async () => {
  receiver.otherwise = 503;
  const { id } = send("{}");
  await kernel.clock.advance(25 * HOUR_MS);
  receiver.otherwise = 200;
  expect(await kernel.postOffice.resend(id)).toMatchObject({ state: "delivered" });
});

test("an endpoint that nobody listens at is a failure with its reason", async () => {
  await receiver.close();
  const { id } = send("{}");
  await kernel.postOffice.idle();
  const attempt = find(id)?.attempts[0];
  expect(attempt).toMatchObject({ status: null });
  expect(attempt?.error).toContain("ECONNREFUSED");
});

test("a duplicate arrives twice with the same bytes", async () => {
  fault({ kind: "duplicate" });
  const { id } = send('{"same":"bytes"}');
  await kernel.postOffice.idle();
  expect(receiver.bodies).toEqual(['{"same":"bytes"}', '{"same":"bytes"}']);
  expect(find(id)).toMatchObject({ state: "delivered" });
});

test("a reordered webhook is overtaken by the next one", async () => {
  fault({ kind: "reorder" });
  send("first");
  await kernel.postOffice.idle();
  expect(receiver.bodies).toEqual([]);
  send("second");
  await kernel.postOffice.idle();
  expect(receiver.bodies).toEqual(["second", "first"]);
});

test("with every webhook reordered they arrive swapped in pairs", async () => {
  fault({ kind: "reorder" }, null);
  for (const body of ["1", "2", "3", "4"]) send(body);
  await kernel.postOffice.idle();
  expect(receiver.bodies).toEqual(["2", "1", "4", "3"]);
});

test("a dropped webhook is never sent, unless by hand", async () => {
  fault({ kind: "drop" });
  const { id } = send("{}");
  await kernel.clock.advance(48 * HOUR_MS);
  expect(receiver.bodies).toEqual([]);
  expect(find(id)).toMatchObject({ state: "dropped" });
  expect(await kernel.postOffice.resend(id)).toMatchObject({ state: "delivered" });
  expect(receiver.bodies).toHaveLength(1);
});

test("held webhooks wait for their release and then go in order, those of another type stay", async () => {
  fault({ kind: "hold" }, 3);
  send("a");
  send("b");
  send("other", { eventType: "invitee.canceled" });
  send("not held");
  await kernel.clock.advance(HOUR_MS);
  expect(receiver.bodies).toEqual(["not held"]);
  expect(await kernel.postOffice.releaseHeld({ eventType: "invitee.created" })).toBe(2);
  expect(receiver.bodies).toEqual(["not held", "a", "b"]);
  expect(kernel.postOffice.list({ state: "held" })).toHaveLength(1);
});

test("one held webhook is released by its id, answered when it was sent, and the others stay", async () => {
  fault({ kind: "hold" }, 3);
  const [first, second] = [send("a"), send("b", { objectId: "invitee_2" }), send("c")];
  expect(kernel.postOffice.list({ objectId: "invitee_2" })).toMatchObject([
    { id: second.id, state: "held", objectId: "invitee_2" },
  ]);
  expect(first.objectId).toBeNull();
  expect(await kernel.postOffice.release(second.id)).toMatchObject({
    ok: true,
    delivery: { id: second.id, state: "delivered", attempts: [{ status: 200 }] },
  });
  expect(receiver.bodies).toEqual(["b"]);
  expect(await kernel.postOffice.release(second.id)).toMatchObject({ ok: false, reason: "not_held" });
  expect(await kernel.postOffice.releaseHeld()).toBe(2);
  expect(receiver.bodies).toEqual(["b", "a", "c"]);
});

test("a released webhook that is refused is tried again like any other", async () => {
  fault({ kind: "hold" });
  receiver.answers = [500];
  const { id } = send("{}");
  expect(await kernel.postOffice.release(id)).toMatchObject({ ok: true, delivery: { state: "failed" } });
  await kernel.clock.advance(HOUR_MS);
  expect(find(id)).toMatchObject({ state: "delivered" });
});

test("one held webhook is dropped by its id and never sent, unless by hand", async () => {
  fault({ kind: "hold" });
  const { id } = send("{}");
  expect(kernel.postOffice.drop(id)).toMatchObject({ ok: true, delivery: { state: "dropped" } });
  expect(kernel.postOffice.drop(id)).toMatchObject({ ok: false, reason: "not_held" });
  expect(await kernel.postOffice.releaseHeld()).toBe(0);
  await kernel.clock.advance(48 * HOUR_MS);
  expect(receiver.bodies).toEqual([]);
  expect(await kernel.postOffice.resend(id)).toMatchObject({ state: "delivered" });
});

test("releasing or dropping an unknown delivery is refused", async () => {
  const unknown = { ok: false, reason: "unknown", delivery: null };
  expect(await kernel.postOffice.release("dlv_none")).toEqual(unknown);
  expect(kernel.postOffice.drop("dlv_none")).toEqual(unknown);
});

test("a delayed webhook arrives when the sandbox's clock says so, and later ones overtake it", async () => {
  fault({ kind: "delay", delayMs: 60_000 });
  send("late");
  send("soon");
  await kernel.postOffice.idle();
  expect(receiver.bodies).toEqual(["soon"]);
  await kernel.clock.advance(60_000);
  expect(receiver.bodies).toEqual(["soon", "late"]);
});

test("a webhook resent by hand while it waits for its retry is not sent a third time", async () => {
  receiver.answers = [500];
  const { id } = send("{}");
  await kernel.postOffice.idle();
  await kernel.postOffice.resend(id);
  await kernel.clock.advance(HOUR_MS);
  expect(receiver.bodies).toHaveLength(2);
});

test("a webhook that a timer sends is answered before the next timer's time", async () => {
  const nowMs = kernel.clock.now().getTime();
  const arrivedBefore: number[] = [];
  kernel.clock.schedule(new Date(nowMs + 1_000), () => {
    send("{}");
  });
  kernel.clock.schedule(new Date(nowMs + 2_000), () => {
    arrivedBefore.push(receiver.bodies.length);
  });
  await kernel.clock.advance(10_000);
  expect(arrivedBefore).toEqual([1]);
});

test("resending an unknown delivery is an error", async () => {
  await expect(kernel.postOffice.resend("dlv_none")).rejects.toThrow("dlv_none");
});

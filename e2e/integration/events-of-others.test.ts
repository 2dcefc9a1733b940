import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type Stripe from "stripe";
import { TEST_WEBHOOK_SECRET } from "../../server/test-app.ts";
import { until } from "../../server/test-until.ts";
import { startApp, type AppFixture } from "../kit/app.ts";
import { signatureOf } from "../http/sign-delivery.ts";

let app: AppFixture;
beforeAll(async () => {
  app = await startApp();
});
beforeEach(() => app.clearFaults());
afterAll(() => app.stop());

/** A booking that was paid, and Stripe's word of it on the way. */
async function paidUnheard() {
  await app.sandbox.addFault({
    provider: "stripe",
    on: "delivery",
    pattern: "^checkout\\.session\\.completed$",
    fault: { kind: "hold" },
  });
  const booked = await app.bookUntilCheckout();
  await app.sandbox.pay(booked.checkoutId);
  const body = await until(async () => {
    const held = (await app.sandbox.listDeliveries("stripe")).filter(({ state }) => state === "held");
    const about = held.find((one) => one.body.includes(booked.checkoutId));
    expect(about).toBeDefined();
    return about?.body ?? "";
  });
  return { ...booked, event: JSON.parse(body) as Stripe.CheckoutSessionCompletedEvent };
}

let count = 0;

/** Brings an event under an id of its own, rightly signed, and gives what became of the delivery. */
async function bring(event: object) {
  const id = `evt_of_others_${++count}`;
  const body = JSON.stringify({ ...event, id });
  const answer = await fetch(`${app.env.APP_URL}/api/webhooks/stripe`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "stripe-signature": signatureOf(body, await app.sandbox.now(), TEST_WEBHOOK_SECRET),
    },
    body,
  });
  expect(answer.status).toBe(200);
  return until(async () => {
    const row = await app.db
      .selectFrom("inbox")
      .select(["completed_at", "dead_at", "last_error"])
      .where("dedupe_key", "=", id)
      .executeTakeFirstOrThrow();
    expect(row.completed_at).not.toBeNull();
    return row;
  });
}

test("an event of live mode changes nothing where the key is a test key, and its delivery says why", async () => {
  const { event, ...booked } = await paidUnheard();
  const row = await bring({ ...event, livemode: true });
  expect(row).toMatchObject({
    dead_at: null,
    last_error: "Ignored: an event of live mode, and this installation has a test key.",
  });
  expect((await app.read(booked.bookingId)).state).toBe("PAYMENT_PENDING");
  // The same in its own mode is taken for what it is.
  expect(await bring(event)).toMatchObject({ last_error: null });
  await app.untilState(booked, "CONFIRMED");
});

test("an event about another installation's object changes nothing, and its delivery says why", async () => {
  const { event, ...booked } = await paidUnheard();
  const { object } = event.data;
  const metadata = { ...object.metadata, installation_id: "somebody-elses" };
  const row = await bring({ ...event, data: { ...event.data, object: { ...object, metadata } } });
  expect(row).toMatchObject({
    dead_at: null,
    last_error: "Ignored: an event of another installation with the same account.",
  });
  expect((await app.read(booked.bookingId)).state).toBe("PAYMENT_PENDING");
});

test("metadata that is no metadata is no reason to refuse an event", async () => {
  const { event, ...booked } = await paidUnheard();
  const { object } = event.data;
  await bring({ ...event, data: { ...event.data, object: { ...object, metadata: ["installation_id"] } } });
  await app.untilState(booked, "CONFIRMED");
});

import { expect, test } from "vitest";
import { verifyStripeDelivery } from "../../server/adapters/stripe/stripe-webhook.ts";
import { findDeliveredObject } from "../../server/domain/providers/delivered-object.schema.ts";
import { instantFromEpochSeconds } from "../../server/domain/values/instant.ts";
import { signedEvents, signedPayments } from "./signed-events.ts";

test("every event is another one, and the app believes its signature", () => {
  const secrets = ["whsec_of_the_benchmarks"];
  const atSeconds = 1_800_000_000;
  const events = signedEvents({ prefix: "a", count: 50, secret: "whsec_of_the_benchmarks", atSeconds });
  const verified = events.flatMap((event) => {
    const found = verifyStripeDelivery({ ...event, secrets, at: instantFromEpochSeconds(atSeconds) });
    return found?.kind === "event" ? [found] : [];
  });
  expect(new Set(verified.map(({ eventId }) => eventId)).size).toBe(50);
  expect(new Set(verified.map(({ eventType }) => eventType))).toEqual(new Set(["charge.refunded"]));
  expect(new Set(events.map((event) => Buffer.byteLength(event.body)))).toEqual(new Set([2048]));
});

test("a payment's event names its checkout and whose it is, is signed, and as long as the others", () => {
  const checkouts = ["cs_1", "cs_2"].map((checkoutId) => ({ checkoutId, metadata: { booking_id: "bkg_1" } }));
  const events = signedPayments({ prefix: "p", secret: "whsec_1", atSeconds: 1_800_000_000, checkouts });
  expect(events.map(({ body }) => findDeliveredObject({ source: "stripe", body })?.objectId)).toEqual([
    "cs_1",
    "cs_2",
  ]);
  for (const event of events) {
    const at = instantFromEpochSeconds(1_800_000_000);
    expect(verifyStripeDelivery({ ...event, secrets: ["whsec_1"], at })).toMatchObject({
      kind: "event",
      eventType: "checkout.session.completed",
    });
    expect(Buffer.byteLength(event.body)).toBe(2048);
  }
});

import { expect, test } from "vitest";
import { verifyStripeDelivery } from "../../server/adapters/stripe/stripe-webhook.ts";
import { instantFromEpochSeconds } from "../../server/domain/values/instant.ts";
import { signedEvents } from "./signed-events.ts";

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

import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { addMinutes, epochSecondsOf, instant, type Instant } from "../domain/values/instant.ts";
import { verifyCalendlyDelivery } from "./calendly/calendly-webhook.ts";
import { verifyStripeDelivery } from "./stripe/stripe-webhook.ts";

const NOW = instant("2026-11-28T12:00:00.000Z");
const KEY = "whsec_a_key_of_this_test";
const BODY = JSON.stringify({ id: "evt_tolerance", object: "event", type: "charge.refunded" });

function signedAt(at: Instant): string {
  const seconds = epochSecondsOf(at);
  return `t=${seconds},v1=${createHmac("sha256", KEY).update(`${seconds}.${BODY}`).digest("hex")}`;
}

const ENDPOINTS = [
  {
    provider: "Stripe",
    toleranceSeconds: 300,
    takes: (signature: string) =>
      verifyStripeDelivery({ body: BODY, signature, secrets: ["whsec_other", KEY], at: NOW }) !== null,
  },
  {
    provider: "Calendly",
    toleranceSeconds: 180,
    takes: (signature: string) => verifyCalendlyDelivery({ body: BODY, signature, signingKey: KEY, at: NOW }),
  },
] as const;

describe.each(ENDPOINTS)("a delivery of $provider's, rightly signed,", ({ toleranceSeconds, takes }) => {
  test.each([
    ["of now", 0],
    ["as old as is tolerated", -toleranceSeconds],
    ["as far ahead as is tolerated", toleranceSeconds],
  ])("%s is taken", (_, seconds) => {
    expect(takes(signedAt(addMinutes(NOW, seconds / 60)))).toBe(true);
  });

  test.each([
    ["a second older than is tolerated", -toleranceSeconds - 1],
    ["a second further ahead than is tolerated", toleranceSeconds + 1],
    ["dated years ahead", 10 * 365 * 86_400],
  ])("%s is refused", (_, seconds) => {
    expect(takes(signedAt(addMinutes(NOW, seconds / 60)))).toBe(false);
  });

  test("ahead of its time is refused also when another date stands beside its own", () => {
    const now = `t=${epochSecondsOf(NOW)}`;
    const tooFar = signedAt(addMinutes(NOW, (toleranceSeconds + 1) / 60));
    expect([`${now},${tooFar}`, `${tooFar},${now}`].map(takes)).toEqual([false, false]);
  });
});

import { createHmac, timingSafeEqual } from "node:crypto";
import type { Instant } from "../../domain/values/instant.ts";
import { isSignedAbout } from "../delivery-age.ts";

/** 180 s, either way: Calendly's own examples, and more than two clocks that are kept differ. */
const TOLERANCE_SECONDS = 180;

/**
 * Verifies `Calendly-Webhook-Signature: t=<unix s>,v1=<hex>` over `t.rawBody`, in constant time. False when the header is missing (no
 * signing key was set), malformed, too old, dated ahead, or made with another key.
 */
export function verifyCalendlyDelivery(delivery: {
  readonly body: string;
  readonly signature: string | null;
  readonly signingKey: string;
  readonly at: Instant;
}): boolean {
  const match = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(delivery.signature ?? "");
  const [, timestamp, signature] = match ?? [];
  if (timestamp === undefined || signature === undefined) return false;
  if (!isSignedAbout(delivery.at, Number(timestamp), TOLERANCE_SECONDS)) return false;
  const expected = createHmac("sha256", delivery.signingKey).update(`${timestamp}.${delivery.body}`).digest();
  return timingSafeEqual(expected, Buffer.from(signature, "hex"));
}

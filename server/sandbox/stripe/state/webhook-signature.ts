import { createHmac } from "node:crypto";

/** The `Stripe-Signature` header: the time of sending, and one `v1` for each secret that is valid at that time. */
export function stripeSignature(rawBody: string, unixSeconds: number, secrets: readonly string[]): string {
  const signatures = secrets.map(
    (secret) => `v1=${createHmac("sha256", secret).update(`${unixSeconds}.${rawBody}`).digest("hex")}`,
  );
  return [`t=${unixSeconds}`, ...signatures].join(",");
}

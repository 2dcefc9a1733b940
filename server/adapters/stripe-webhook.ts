import Stripe from "stripe";
import { epochMsOf, type Instant } from "../domain/instant.ts";
import { isSignedAbout } from "./delivery-age.ts";

/** 5 min, either way: Stripe's own recommendation. */
const TOLERANCE_SECONDS = 300;

/** `name=value,name=value`. At a name without a value the SDK throws as if the mistake were ours. */
const SIGNATURE_HEADER = /^\w+=[^,=]+(,\w+=[^,=]+)*$/;

/**
 * Verifies a Stripe delivery over its raw bytes against each secret in turn (two stand side by side while one is rolled).
 * Returns the event's id and type, or null when no secret fits, the signature is too old or dated ahead, or the body is no event.
 */
export function verifyStripeDelivery(delivery: {
  readonly body: string;
  readonly signature: string | null;
  readonly secrets: readonly string[];
  readonly at: Instant;
}): { readonly eventId: string; readonly eventType: string } | null {
  if (delivery.signature === null || !SIGNATURE_HEADER.test(delivery.signature)) return null;
  if (!isTimely(delivery.signature, delivery.at)) return null;
  for (const secret of delivery.secrets) {
    try {
      const event = Stripe.webhooks.constructEvent(
        delivery.body,
        delivery.signature,
        secret,
        TOLERANCE_SECONDS,
        undefined,
        epochMsOf(delivery.at),
      );
      return isEvent(event) ? { eventId: event.id, eventType: event.type } : null;
    } catch (error) {
      const isNoMatch = error instanceof Stripe.errors.StripeSignatureVerificationError;
      if (!isNoMatch && !(error instanceof SyntaxError)) throw error;
    }
  }
  return null;
}

/** The SDK asks of the past alone, and of several dates it takes the last: each must be about now. */
function isTimely(signature: string, at: Instant): boolean {
  return signature
    .split(",")
    .filter((part) => part.startsWith("t="))
    .every((part) => isSignedAbout(at, Number(part.slice("t=".length)), TOLERANCE_SECONDS));
}

/** The SDK says so by its types alone; what was signed may still be something else. */
function isEvent(event: unknown): event is { id: string; type: string } {
  if (typeof event !== "object" || event === null || !("id" in event) || !("type" in event)) return false;
  return typeof event.id === "string" && event.id.startsWith("evt_") && typeof event.type === "string";
}

import Stripe from "stripe";
import { epochMsOf, type Instant } from "../../domain/values/instant.ts";
import { invariant } from "../../domain/values/invariant.ts";
import { isSignedAbout } from "../delivery-age.ts";

/** 5 min, either way: Stripe's own recommendation. */
const TOLERANCE_SECONDS = 300;

/** `name=value,name=value`. At a name without a value the SDK throws as if it were a bug of ours. */
const SIGNATURE_HEADER = /^\w+=[^,=]+(,\w+=[^,=]+)*$/;

/** What a delivery with a good signature is: an event with its id and type, or something else that Stripe has signed. */
export type VerifiedStripeDelivery =
  | { readonly kind: "event"; readonly eventId: string; readonly eventType: string }
  /** A thin event, or whatever else an endpoint may be sent one day. */
  | { readonly kind: "no_event" };

/**
 * Verifies a Stripe delivery over its raw bytes against each secret in turn (two stand side by side while one is rolled).
 * Null when no secret fits, or the signature is too old or dated ahead. The body is read only afterwards, and never throws.
 */
export function verifyStripeDelivery(delivery: {
  readonly body: string;
  readonly signature: string | null;
  readonly secrets: readonly string[];
  readonly at: Instant;
}): VerifiedStripeDelivery | null {
  const { body, signature, secrets, at } = delivery;
  if (signature === null || !SIGNATURE_HEADER.test(signature)) return null;
  if (!isTimely(signature, at)) return null;
  return secrets.some((secret) => isSignedWith(body, signature, secret, at)) ? readEvent(body) : null;
}

/** The signature alone: the SDK's own reading of the body throws at a thin event as if it were a bug of ours. */
function isSignedWith(body: string, signature: string, secret: string, at: Instant): boolean {
  const { signature: signatures } = Stripe.webhooks;
  invariant(signatures !== null, "the SDK can verify signatures");
  try {
    return signatures.verifyHeader(body, signature, secret, TOLERANCE_SECONDS, undefined, epochMsOf(at));
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return false;
    throw error;
  }
}

/** The SDK only refuses old dates, and of several it takes the last: here each must be about now. */
function isTimely(signature: string, at: Instant): boolean {
  return signature
    .split(",")
    .filter((part) => part.startsWith("t="))
    .every((part) => isSignedAbout(at, Number(part.slice("t=".length)), TOLERANCE_SECONDS));
}

/** What was signed may be anything. */
function readEvent(body: string): VerifiedStripeDelivery {
  try {
    const event: unknown = JSON.parse(body);
    if (isEvent(event)) return { kind: "event", eventId: event.id, eventType: event.type };
  } catch {
    // No JSON is no event either.
  }
  return { kind: "no_event" };
}

function isEvent(event: unknown): event is { id: string; type: string } {
  if (typeof event !== "object" || event === null || !("id" in event) || !("type" in event)) return false;
  if ("object" in event && event.object !== "event") return false;
  return typeof event.id === "string" && event.id.startsWith("evt_") && typeof event.type === "string";
}

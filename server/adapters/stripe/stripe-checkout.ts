import type Stripe from "stripe";
import { metadataAtStripe, type OwnMetadataName } from "../../domain/booking/caller-metadata.ts";
import { isCheckoutId } from "../../domain/values/ids.ts";
import { epochSecondsOf, instantFromEpochSeconds, type Instant } from "../../domain/values/instant.ts";
import { invariant } from "../../domain/values/invariant.ts";
import { money } from "../../domain/values/money.ts";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import type { Checkout, NewCheckout } from "../../ports.ts";
import { bookingIdOf, installationMark, type Ownership } from "../own-metadata.ts";

/**
 * Every delayed payment method, by Stripe's own list: bank debits within 14 days, vouchers and bank transfers when the payer acts. Those whose answer
 * is known on the page are not in it.
 */
export const DELAYED_METHODS = [
  "acss_debit",
  "au_becs_debit",
  "bacs_debit",
  "boleto",
  "customer_balance",
  "konbini",
  "multibanco",
  "nz_bank_account",
  "oxxo",
  "payto",
  "sepa_debit",
  "sofort",
  "us_bank_account",
] as const satisfies readonly Stripe.Checkout.SessionCreateParams.ExcludedPaymentMethodType[];

/** What a checkout must hold for `checkoutOf` to tell all of it. */
export const CHECKOUT_EXPANSION = "payment_intent.latest_charge";

/** The whole request to Stripe: decided once, and sent unchanged. With the installation's id, where there is one. */
export function describeCheckout(checkout: NewCheckout, owner: Ownership | null) {
  const metadata = {
    booking_id: checkout.bookingId,
    effect_key: checkout.effectKey,
    calendly_event_id: checkout.calendlyEventId,
    ...installationMark(owner),
    ...metadataAtStripe(checkout.callerMetadata),
  } satisfies { readonly [name in OwnMetadataName | `x_${string}`]?: string };
  return {
    mode: "payment",
    client_reference_id: checkout.bookingId,
    customer_email: checkout.clientEmail,
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: checkout.price.currency.toLowerCase(),
          unit_amount: checkout.price.amountMinor,
          product_data: { name: checkout.lineItemName, description: checkout.lineItemDescription },
        },
      },
    ],
    metadata,
    payment_intent_data: { metadata },
    // The amount that is paid must equal the booking's price.
    adaptive_pricing: { enabled: false },
    ...(checkout.delayedMethods === "excluded"
      ? { excluded_payment_method_types: [...DELAYED_METHODS] }
      : {}),
    expires_at: epochSecondsOf(checkout.expiresAt),
    success_url: checkout.successUrl,
    cancel_url: checkout.cancelUrl,
  } satisfies Stripe.Checkout.SessionCreateParams;
}

/** Whether the session alone does not say how its payment stands: it must be read again with `CHECKOUT_EXPANSION`. */
export function lacksPayment(session: Stripe.Checkout.Session): boolean {
  return (
    session.status === "complete" &&
    session.payment_status === "unpaid" &&
    typeof session.payment_intent === "string"
  );
}

/**
 * @param metadata our own on it; null when it is not ours.
 * Throws a retryable ProviderError at a status that this version does not know.
 */
export function checkoutOf(session: Stripe.Checkout.Session, metadata: Stripe.Metadata | null): Checkout {
  invariant(isCheckoutId(session.id), "Stripe answered with an unknown kind of checkout id");
  const intent = session.payment_intent;
  return {
    checkoutId: session.id,
    status: checkoutStatusOf(session.status),
    paymentStatus: paymentStatusOf(session.payment_status),
    bookingId: bookingIdOf(metadata),
    effectKey: metadata?.["effect_key"] ?? null,
    amount: money(session.amount_total ?? 0, (session.currency ?? "usd").toUpperCase()),
    paymentIntentId: typeof intent === "string" ? intent : (intent?.id ?? null),
    paidAt: paidAtOf(session),
    url: session.url,
    createdAt: instantFromEpochSeconds(session.created),
    expiresAt: instantFromEpochSeconds(session.expires_at),
    asyncPayment: asyncPaymentOf(session),
    cardFingerprint: succeededChargeOf(session)?.payment_method_details?.card?.fingerprint ?? null,
  };
}

function succeededChargeOf({ payment_intent: intent }: Stripe.Checkout.Session): Stripe.Charge | null {
  const charge = typeof intent === "object" ? (intent?.latest_charge ?? null) : null;
  return charge === null || typeof charge === "string" || charge.status !== "succeeded" ? null : charge;
}

/** A charge is dated when it was started: for a card that is when the money came, for a delayed method it is days before. */
function paidAtOf(session: Stripe.Checkout.Session): Instant | null {
  const charge = succeededChargeOf(session);
  if (charge === null) return null;
  const method: string = charge.payment_method_details?.type ?? "";
  const isDelayed = DELAYED_METHODS.some((delayed) => delayed === method);
  return isDelayed ? null : instantFromEpochSeconds(charge.created);
}

function asyncPaymentOf(session: Stripe.Checkout.Session): Checkout["asyncPayment"] {
  const intent = session.payment_intent;
  if (session.status !== "complete" || session.payment_status !== "unpaid") return null;
  if (intent === null || typeof intent === "string") return null;
  switch (intent.status) {
    // `requires_action` is a voucher that its holder has yet to pay.
    case "processing":
    case "requires_action":
      return "processing";
    case "requires_payment_method":
    case "canceled":
      return "failed";
    case "requires_capture":
    case "requires_confirmation":
    case "succeeded":
    default:
      return null;
  }
}

/** A status that this version does not know is an answer that we cannot act on. */
function checkoutStatusOf(status: string | null): Checkout["status"] {
  switch (status) {
    case "open":
    case "complete":
    case "expired":
      return status;
    case null:
    default:
      throw unknownAnswer("checkout status");
  }
}

function paymentStatusOf(status: string): Checkout["paymentStatus"] {
  switch (status) {
    case "paid":
    case "unpaid":
    case "no_payment_required":
      return status;
    default:
      throw unknownAnswer("payment status");
  }
}

function unknownAnswer(what: string): ProviderError {
  return new ProviderError({
    provider: "stripe",
    operation: "read checkout",
    retryable: true,
    status: 200,
    reason: `unknown ${what}`,
  });
}

import Stripe from "stripe";
import type { EffectKey } from "../domain/booking-effect.ts";
import { isBookingId, isCheckoutId, type BookingId } from "../domain/ids.ts";
import { epochSecondsOf, instantFromEpochSeconds } from "../domain/instant.ts";
import { invariant } from "../domain/invariant.ts";
import { money } from "../domain/money.ts";
import { ProviderError } from "../domain/provider-error.ts";
import type { Checkout, PaymentIntent, Payments, Refund } from "../ports.ts";

/** Pinned: the webhook endpoint is created with the same version, so that both speak one language. */
const STRIPE_API_VERSION = "2026-10-28.endive";

/** 20 s: two calls of one effect stay inside its lease. */
const TIMEOUT_MS = 20_000;

/** 100 a page is Stripe's most; an hour of a busy builder's checkouts fits in a few. */
const PAGE_SIZE = 100;

/**
 * Money through Stripe's own SDK. Repeats nothing by itself: the worker does, under the effect's key.
 * @param settings.apiUrl another server that speaks Stripe's protocol; null for Stripe's own.
 */
export function createStripePayments(settings: {
  readonly secretKey: string;
  readonly apiUrl: string | null;
}): Payments {
  const stripe = new Stripe(settings.secretKey, {
    apiVersion: STRIPE_API_VERSION,
    maxNetworkRetries: 0,
    timeout: TIMEOUT_MS,
    telemetry: false,
    ...(settings.apiUrl === null ? {} : addressOf(settings.apiUrl)),
  });

  return {
    async createCheckout(checkout) {
      const metadata = {
        booking_id: checkout.bookingId,
        effect_key: checkout.effectKey,
        calendly_event_id: checkout.calendlyEventId,
      };
      const session = await call("create checkout", () =>
        stripe.checkout.sessions.create(
          {
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
            expires_at: epochSecondsOf(checkout.expiresAt),
            success_url: checkout.successUrl,
            cancel_url: checkout.cancelUrl,
          },
          { idempotencyKey: keyOf(checkout.effectKey, checkout.keySuffix) },
        ),
      );
      return checkoutOf(session);
    },

    async getCheckout(checkoutId) {
      const session = await find("get checkout", () =>
        stripe.checkout.sessions.retrieve(checkoutId, { expand: ["payment_intent.latest_charge"] }),
      );
      return session === null ? null : checkoutOf(session);
    },

    async findCheckoutByEffectKey(effectKey, createdSince) {
      const sessions = stripe.checkout.sessions.list({
        created: { gte: epochSecondsOf(createdSince) },
        limit: PAGE_SIZE,
      });
      return call("find checkout", async () => {
        for await (const session of sessions) {
          if (session.metadata?.["effect_key"] === effectKey) return checkoutOf(session);
        }
        return null;
      });
    },

    async expireCheckout(checkoutId) {
      try {
        return checkoutOf(await call("expire checkout", () => stripe.checkout.sessions.expire(checkoutId)));
      } catch (error) {
        if (!(error instanceof ProviderError) || error.retryable) throw error;
        // Not open any more: what it is instead is the answer.
        const now = await this.getCheckout(checkoutId);
        if (now === null || now.status === "open") throw error;
        return now;
      }
    },

    async getPaymentIntent(paymentIntentId) {
      const intent = await find("get payment intent", () => stripe.paymentIntents.retrieve(paymentIntentId));
      return intent === null ? null : paymentIntentOf(intent);
    },

    async createRefund(refund) {
      return refundOf(
        await call("create refund", () =>
          stripe.refunds.create(
            {
              payment_intent: refund.paymentIntentId,
              amount: refund.amount.amountMinor,
              reason: "requested_by_customer",
              metadata: { booking_id: refund.bookingId, effect_key: refund.effectKey },
            },
            { idempotencyKey: keyOf(refund.effectKey, refund.keySuffix) },
          ),
        ),
      );
    },

    async getRefund(refundId) {
      const refund = await find("get refund", () => stripe.refunds.retrieve(refundId));
      return refund === null ? null : refundOf(refund);
    },

    async listRefunds(paymentIntentId) {
      const refunds = stripe.refunds.list({ payment_intent: paymentIntentId, limit: PAGE_SIZE });
      return call("list refunds", async () => {
        const all: Refund[] = [];
        for await (const refund of refunds) all.push(refundOf(refund));
        return all;
      });
    },
  };
}

function addressOf(apiUrl: string): { host: string; port: string; protocol: "http" | "https" } {
  const url = new URL(apiUrl);
  const protocol = url.protocol === "http:" ? "http" : "https";
  return {
    host: url.hostname,
    port: url.port === "" ? (protocol === "http" ? "80" : "443") : url.port,
    protocol,
  };
}

function keyOf(effectKey: EffectKey, suffix: number): string {
  return suffix === 0 ? effectKey : `${effectKey}:retry-${suffix}`;
}

function bookingIdOf(metadata: Stripe.Metadata | null): BookingId | null {
  const id = metadata?.["booking_id"];
  return id !== undefined && isBookingId(id) ? id : null;
}

function checkoutOf(session: Stripe.Checkout.Session): Checkout {
  invariant(isCheckoutId(session.id), "Stripe answered with an unknown kind of checkout id");
  const intent = session.payment_intent;
  const charge = typeof intent === "object" ? (intent?.latest_charge ?? null) : null;
  return {
    checkoutId: session.id,
    status: checkoutStatusOf(session.status),
    paymentStatus: paymentStatusOf(session.payment_status),
    bookingId: bookingIdOf(session.metadata),
    effectKey: session.metadata?.["effect_key"] ?? null,
    amount: money(session.amount_total ?? 0, (session.currency ?? "usd").toUpperCase()),
    paymentIntentId: typeof intent === "string" ? intent : (intent?.id ?? null),
    paidAt: charge === null || typeof charge === "string" ? null : instantFromEpochSeconds(charge.created),
    url: session.url,
    expiresAt: instantFromEpochSeconds(session.expires_at),
  };
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

function paymentIntentOf(intent: Stripe.PaymentIntent): PaymentIntent {
  return {
    paymentIntentId: intent.id,
    bookingId: bookingIdOf(intent.metadata),
    status: intent.status,
    declined: intent.status === "requires_payment_method" && intent.last_payment_error !== null,
  };
}

function refundOf(refund: Stripe.Refund): Refund {
  const intent = refund.payment_intent;
  return {
    refundId: refund.id,
    paymentIntentId: typeof intent === "string" ? intent : (intent?.id ?? ""),
    amount: money(refund.amount, refund.currency.toUpperCase()),
    status: refundStatusOf(refund.status),
    bookingId: bookingIdOf(refund.metadata),
    effectKey: refund.metadata?.["effect_key"] ?? null,
    createdAt: instantFromEpochSeconds(refund.created),
  };
}

function refundStatusOf(status: string | null): Refund["status"] {
  switch (status) {
    case "succeeded":
    case "failed":
    case "canceled":
    case "requires_action":
      return status;
    case null:
    default:
      return "pending";
  }
}

/** The same as `call`, with null for an id that Stripe does not know. */
async function find<Result>(operation: string, request: () => Promise<Result>): Promise<Result | null> {
  try {
    return await call(operation, request);
  } catch (error) {
    if (error instanceof ProviderError && error.status === 404) return null;
    throw error;
  }
}

async function call<Result>(operation: string, request: () => Promise<Result>): Promise<Result> {
  try {
    return await request();
  } catch (error) {
    throw error instanceof Stripe.errors.StripeError ? providerErrorOf(operation, error) : error;
  }
}

/**
 * What a failure means for us. Retryable: no answer, 409 (the same key is still in flight), 429, 5xx, and a key that an operator must put
 * right (401, 403). Stored under the idempotency key by Stripe: an answered 5xx.
 */
function providerErrorOf(
  operation: string,
  error: InstanceType<typeof Stripe.errors.StripeError>,
): ProviderError {
  const status = error.statusCode ?? null;
  const retryable = status === null || [401, 403, 409, 429].includes(status) || status >= 500;
  return new ProviderError(
    {
      provider: "stripe",
      operation,
      retryable,
      stored: status !== null && status >= 500,
      status,
      // Stripe's own type and code only: its messages may quote what a person typed.
      reason: [error.type, error.code, status].filter(Boolean).join(" "),
    },
    { cause: error },
  );
}

import type Stripe from "stripe";
import type { EffectKey } from "../../domain/booking/booking-effect.ts";
import { epochSecondsOf, instantFromEpochSeconds, type Instant } from "../../domain/values/instant.ts";
import { money } from "../../domain/values/money.ts";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import type { Checkout, Dispute, PaymentIntent, Payments, Refund } from "../../ports.ts";
import { bookingIdOf, installationMark, ownMetadata, type Ownership } from "../own-metadata.ts";
import { checkoutOf, CHECKOUT_EXPANSION, describeCheckout, lacksPayment } from "./stripe-checkout.ts";
import { callStripe, createStripeClient, findAtStripe, type StripeSettings } from "./stripe-client.ts";

/** 100 a page is Stripe's most; an hour of a busy builder's checkouts fits in a few. */
const PAGE_SIZE = 100;

/**
 * Money through Stripe's own SDK. Retries nothing by itself: the worker does, under the effect's key.
 * @param owner whose objects count as ours; everybody's when there is none.
 */
export function createStripePayments(settings: StripeSettings, owner: Ownership | null = null): Payments {
  const stripe = createStripeClient(settings);

  const ownCheckoutOf = async (session: Stripe.Checkout.Session) =>
    checkoutOf(session, await ownMetadata(session.metadata, owner));
  const ownRefundOf = async (refund: Stripe.Refund) =>
    refundOf(refund, await ownMetadata(refund.metadata, owner));

  /** Reads the session anew where it does not say how its payment stands. */
  async function read(session: Stripe.Checkout.Session): Promise<Checkout> {
    if (!lacksPayment(session)) return ownCheckoutOf(session);
    return ownCheckoutOf(
      await stripe.checkout.sessions.retrieve(session.id, { expand: [CHECKOUT_EXPANSION] }),
    );
  }

  return {
    describeCheckout: (checkout) => describeCheckout(checkout, owner),

    describeRefund: ({ bookingId, effectKey, paymentIntentId, amount }) => ({
      payment_intent: paymentIntentId,
      amount: amount.amountMinor,
      reason: "requested_by_customer",
      metadata: { booking_id: bookingId, effect_key: effectKey, ...installationMark(owner) },
    }),

    withoutAddress: ({ customer_email: _address, ...request }) => request,

    createCheckout(request, { effectKey, keySuffix, variant }) {
      const key = variant === undefined ? effectKey : (`${effectKey}:without-address` as const);
      const options = { idempotencyKey: keyOf(key, keySuffix) };
      // As it was described, by this version or an earlier one.
      const params = request as Stripe.Checkout.SessionCreateParams;
      return callStripe("create checkout", async () =>
        read(await stripe.checkout.sessions.create(params, options)),
      );
    },

    async getCheckout(checkoutId) {
      const session = await findAtStripe("get checkout", () =>
        stripe.checkout.sessions.retrieve(checkoutId, { expand: [CHECKOUT_EXPANSION] }),
      );
      return session === null ? null : ownCheckoutOf(session);
    },

    findCheckoutByEffectKey(effectKey, createdSince) {
      return callStripe("find checkout", async () => {
        for await (const session of stripe.checkout.sessions.list(since(createdSince))) {
          if (session.metadata?.["effect_key"] !== effectKey) continue;
          if ((await ownMetadata(session.metadata, owner)) !== null) return read(session);
        }
        return null;
      });
    },

    async expireCheckout(checkoutId) {
      try {
        return await callStripe("expire checkout", async () =>
          read(await stripe.checkout.sessions.expire(checkoutId)),
        );
      } catch (error) {
        if (!(error instanceof ProviderError) || error.retryable) throw error;
        // Not open any more: what it is instead is the answer.
        const now = await this.getCheckout(checkoutId);
        if (now === null || now.status === "open") throw error;
        return now;
      }
    },

    async getPaymentIntent(paymentIntentId) {
      const intent = await findAtStripe("get payment intent", () =>
        stripe.paymentIntents.retrieve(paymentIntentId),
      );
      return intent === null ? null : paymentIntentOf(intent, await ownMetadata(intent.metadata, owner));
    },

    async createRefund(request, { amountMinor }, { effectKey, keySuffix }) {
      const params = { ...request, amount: amountMinor } as Stripe.RefundCreateParams;
      // With the amount: Stripe refuses another amount under the same key, and what is left may be less than the effect's.
      const options = { idempotencyKey: keyOf(`${effectKey}:${amountMinor}`, keySuffix) };
      return ownRefundOf(await callStripe("create refund", () => stripe.refunds.create(params, options)));
    },

    async getRefund(refundId) {
      const refund = await findAtStripe("get refund", () => stripe.refunds.retrieve(refundId));
      return refund === null ? null : ownRefundOf(refund);
    },

    async listRefunds(paymentIntentId) {
      const refunds: Refund[] = [];
      const ofPayment = { payment_intent: paymentIntentId, limit: PAGE_SIZE };
      for await (const page of pagesOf("list refunds", ownRefundOf, () => stripe.refunds.list(ofPayment))) {
        refunds.push(...page);
      }
      return refunds;
    },

    listCheckouts(createdSince) {
      const query = { ...since(createdSince), expand: [`data.${CHECKOUT_EXPANSION}`] };
      return pagesOf("list checkouts", ownCheckoutOf, () => stripe.checkout.sessions.list(query));
    },

    listRefundsSince(createdSince) {
      return pagesOf("list refunds", ownRefundOf, () => stripe.refunds.list(since(createdSince)));
    },

    listDisputes(createdSince) {
      return pagesOf("list disputes", disputeOf, () => stripe.disputes.list(since(createdSince)));
    },

    async getDispute(disputeId) {
      const dispute = await findAtStripe("get dispute", () => stripe.disputes.retrieve(disputeId));
      return dispute === null ? null : disputeOf(dispute);
    },

    listUndelivered(types, from, to) {
      const toUndelivered = (event: Stripe.Event) => ({
        eventId: event.id,
        eventType: event.type,
        createdAt: instantFromEpochSeconds(event.created),
        body: JSON.stringify(event),
      });
      const query = {
        types: [...types],
        delivery_success: false,
        created: { gte: epochSecondsOf(from), lte: epochSecondsOf(to) },
        limit: PAGE_SIZE,
      };
      return pagesOf("list events", toUndelivered, () => stripe.events.list(query));
    },
  };
}

/** The pages of one of the SDK's lists, none of them empty: each is asked for when the one before it has been used. */
async function* pagesOf<Wire, Item>(
  operation: string,
  toItem: (wire: Wire) => Item | Promise<Item>,
  list: () => AsyncIterable<Wire>,
): AsyncGenerator<readonly Item[]> {
  const wires = list()[Symbol.asyncIterator]();
  async function nextPage(): Promise<Item[]> {
    const items: Item[] = [];
    while (items.length < PAGE_SIZE) {
      const next = await wires.next();
      if (next.done === true) break;
      items.push(await toItem(next.value));
    }
    return items;
  }
  for (;;) {
    const page = await callStripe(operation, nextPage);
    if (page.length > 0) yield page;
    if (page.length < PAGE_SIZE) return;
  }
}

function since(createdSince: Instant): { created: { gte: number }; limit: number } {
  return { created: { gte: epochSecondsOf(createdSince) }, limit: PAGE_SIZE };
}

function keyOf(effectKey: EffectKey, suffix: number): string {
  return suffix === 0 ? effectKey : `${effectKey}:retry-${suffix}`;
}

function paymentIntentOf(intent: Stripe.PaymentIntent, metadata: Stripe.Metadata | null): PaymentIntent {
  return {
    paymentIntentId: intent.id,
    bookingId: bookingIdOf(metadata),
    status: intent.status,
    declined: intent.status === "requires_payment_method" && intent.last_payment_error !== null,
  };
}

/** Whoever made it: the money has gone from our payment. One that another installation has made settles no obligation of ours by name. */
function refundOf(refund: Stripe.Refund, metadata: Stripe.Metadata | null): Refund {
  return {
    refundId: refund.id,
    paymentIntentId: idOf(refund.payment_intent),
    amount: money(refund.amount, refund.currency.toUpperCase()),
    status: refundStatusOf(refund.status),
    bookingId: bookingIdOf(metadata),
    effectKey: metadata?.["effect_key"] ?? null,
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

function disputeOf(dispute: Stripe.Dispute): Dispute {
  return {
    disputeId: dispute.id,
    paymentIntentId: idOf(dispute.payment_intent),
    amount: money(dispute.amount, dispute.currency.toUpperCase()),
    status: disputeStatusOf(dispute.status),
    stage: dispute.status.startsWith("warning_") ? "inquiry" : "dispute",
    answerDueAt: answerDueAtOf(dispute.evidence_details),
    createdAt: instantFromEpochSeconds(dispute.created),
  };
}

/** Stripe says 0 where the bank takes no answer. */
function answerDueAtOf({ due_by: dueBy }: Stripe.Dispute.EvidenceDetails): Instant | null {
  return dueBy === null || dueBy === 0 ? null : instantFromEpochSeconds(dueBy);
}

function disputeStatusOf(status: string): Dispute["status"] {
  switch (status) {
    case "lost":
      return "lost";
    // The latter two are an inquiry that went no further, and a dispute settled before it began: the money stays.
    case "won":
    case "warning_closed":
    case "prevented":
      return "won";
    default:
      return "open";
  }
}

/** Expanded or not; empty when there is none. */
function idOf(reference: string | { readonly id: string } | null): string {
  return typeof reference === "string" ? reference : (reference?.id ?? "");
}

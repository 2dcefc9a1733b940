import type { EffectKey } from "../domain/booking/booking-effect.ts";
import type { CallerMetadata } from "../domain/booking/caller-metadata.ts";
import type { BookingCheckout, BookingDispute } from "../domain/booking/booking.ts";
import type { RefundStatus } from "../domain/providers/refund-status.ts";
import type { BookingId, CheckoutId } from "../domain/values/ids.ts";
import type { Instant } from "../domain/values/instant.ts";
import type { Money } from "../domain/values/money.ts";
import type { ProviderRequest } from "../domain/providers/provider-request.ts";
import type { Pages } from "./pages.ts";

/** A Stripe Checkout Session, as Stripe answers it. */
export interface Checkout {
  readonly checkoutId: CheckoutId;
  readonly status: BookingCheckout["status"];
  readonly paymentStatus: "paid" | "unpaid" | "no_payment_required";
  /** From our own metadata; null when the checkout is not ours. */
  readonly bookingId: BookingId | null;
  readonly effectKey: string | null;
  readonly amount: Money;
  /** Null until paid or being paid. */
  readonly paymentIntentId: string | null;
  /** When the money arrived, on Stripe's clock; null until it has. */
  readonly paidAt: Instant | null;
  /** Stripe's page; null unless open. */
  readonly url: string | null;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  /** The status of a delayed method (a bank debit, a voucher) while the checkout is complete and unpaid; null otherwise. */
  readonly asyncPayment: "processing" | "failed" | null;
  /** Stripe's fingerprint of the card that paid it, the same for the same card; null for other ways to pay, and until it is paid. */
  readonly cardFingerprint: string | null;
}

/** Under which key a request is sent: the effect's, which it also carries in its metadata. */
export interface RequestKey {
  readonly effectKey: EffectKey;
  /** Appended to the key after a stored failure, so that Stripe tries anew; 0 at first. */
  readonly keySuffix: number;
  /** The request made without the client's address, which is one of its own and has a key of its own. */
  readonly variant?: "without_address";
}

/** What a checkout is ordered with. */
export interface NewCheckout {
  readonly bookingId: BookingId;
  readonly effectKey: EffectKey;
  readonly price: Money;
  readonly lineItemName: string;
  readonly lineItemDescription: string;
  readonly clientEmail: string;
  readonly calendlyEventId: string;
  readonly expiresAt: Instant;
  /** Whether delayed methods may be chosen. */
  readonly delayedMethods: "offered" | "excluded";
  readonly successUrl: string;
  readonly cancelUrl: string;
  /** What other software attached to the booking: kept apart from ours on Stripe's objects. */
  readonly callerMetadata: CallerMetadata;
}

export interface Refund {
  readonly refundId: string;
  readonly paymentIntentId: string;
  readonly amount: Money;
  readonly status: RefundStatus;
  readonly bookingId: BookingId | null;
  readonly effectKey: string | null;
  readonly createdAt: Instant;
}

/** What a refund is ordered with. */
export interface NewRefund {
  readonly bookingId: BookingId;
  readonly effectKey: EffectKey;
  readonly paymentIntentId: string;
  readonly amount: Money;
}

/** A payment attempt, as far as a booking cares. */
export interface PaymentIntent {
  readonly paymentIntentId: string;
  readonly bookingId: BookingId | null;
  readonly status: string;
  /** Whether the last attempt was declined and nothing has been paid since. */
  readonly declined: boolean;
}

/** A payer's bank contests a charge. While the dispute is open, and when it is lost, the bank keeps the money. */
export interface Dispute {
  readonly disputeId: string;
  /** Empty for a charge without one, which is not ours. */
  readonly paymentIntentId: string;
  readonly amount: Money;
  /** `won` also for an inquiry that closed without becoming a dispute. */
  readonly status: BookingDispute["status"];
  /** An inquiry has taken no money, and a refund settles it. */
  readonly stage: BookingDispute["stage"];
  /** Until when evidence may be handed in; null when the bank takes none, or Stripe does not say. */
  readonly answerDueAt: Instant | null;
  readonly createdAt: Instant;
}

/** An event that one of our webhook endpoints has not accepted yet. */
export interface UndeliveredEvent {
  readonly eventId: string;
  readonly eventType: string;
  readonly createdAt: Instant;
  /** The event as JSON, as a webhook would bring it. */
  readonly body: string;
}

/** Builds the requests to Stripe, to be frozen in their effects. Pure: no network, and never throws. */
export interface PaymentRequests {
  describeCheckout(checkout: NewCheckout): ProviderRequest;
  describeRefund(refund: NewRefund): ProviderRequest;
  /** The same checkout without the client's address: Stripe's page then asks for one. */
  withoutAddress(request: ProviderRequest): ProviderRequest;
}

/**
 * Money, through Stripe. Every method throws ProviderError; reads return null for an id that Stripe does not know. What is created is
 * sent as it was frozen; a key that was used with another request is a retryable error whose `keyWasUsed` is true.
 */
export interface Payments extends PaymentRequests {
  /** Safe to repeat with the same request: one checkout per effect key and suffix. */
  createCheckout(request: ProviderRequest, key: RequestKey): Promise<Checkout>;
  getCheckout(checkoutId: CheckoutId): Promise<Checkout | null>;
  /** Looks through the checkouts created since, newest first, for our effect key. */
  findCheckoutByEffectKey(effectKey: EffectKey, createdSince: Instant): Promise<Checkout | null>;
  /** Closes an open checkout and returns what it is now: `expired`, or `complete` when a payment was faster. */
  expireCheckout(checkoutId: CheckoutId): Promise<Checkout>;
  getPaymentIntent(paymentIntentId: string): Promise<PaymentIntent | null>;
  /** The refund of this request, for this much: another amount is another refund, under another key. */
  createRefund(request: ProviderRequest, amount: Money, key: RequestKey): Promise<Refund>;
  getRefund(refundId: string): Promise<Refund | null>;
  /** All of one payment: few, since each returns a part of it. */
  listRefunds(paymentIntentId: string): Promise<Refund[]>;
  /** Every checkout created at this instant or later, ours and others', newest first. */
  listCheckouts(createdSince: Instant): Pages<Checkout>;
  /** Every refund created at this instant or later, ours and others', newest first. */
  listRefundsSince(createdSince: Instant): Pages<Refund>;
  /** Every dispute opened at this instant or later, newest first. */
  listDisputes(createdSince: Instant): Pages<Dispute>;
  getDispute(disputeId: string): Promise<Dispute | null>;
  /** Events of these types, created between the two instants, that an endpoint has not taken, newest first. Stripe keeps 30 days. */
  listUndelivered(types: readonly string[], from: Instant, to: Instant): Pages<UndeliveredEvent>;
}

/** A webhook endpoint as it is set up at Stripe. */
export interface StripeEndpoint {
  readonly url: string;
  readonly isEnabled: boolean;
  /** Null: the account's own version. */
  readonly apiVersion: string | null;
  /** `*` is all of them. */
  readonly events: readonly string[];
}

/** The set-up of the Stripe account, for checks. Every method throws ProviderError. */
export interface PaymentsAdmin {
  /** With Stripe's own clock, to the second, at the moment of the answer; null when the answer did not say. */
  listEndpoints(): Promise<{
    readonly endpoints: readonly StripeEndpoint[];
    readonly answeredAt: Instant | null;
  }>;
  /** Whether this checkout is one of the account that the key is for. */
  knowsCheckout(checkoutId: CheckoutId): Promise<boolean>;
  /** How many events of these types, created between the two instants, one of the endpoints has not taken. 100 means "or more". */
  countUndelivered(types: readonly string[], from: Instant, to: Instant): Promise<number>;
}

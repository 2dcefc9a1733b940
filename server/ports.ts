import type { EffectKey } from "./domain/booking-effect.ts";
import type { BookingId, BuilderId, CheckoutId } from "./domain/ids.ts";
import type { Instant, TimeZone } from "./domain/instant.ts";
import type { Money } from "./domain/money.ts";
import type { CalendlyEventKind } from "./domain/session-type.ts";

/** Where time comes from. Follows the provider sandbox's clock when told to. */
export interface Clock {
  now(): Instant;
}

/** A Stripe Checkout Session as Stripe itself tells it. */
export interface Checkout {
  readonly checkoutId: CheckoutId;
  readonly status: "open" | "complete" | "expired";
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
  readonly expiresAt: Instant;
}

export interface NewCheckout {
  readonly bookingId: BookingId;
  readonly effectKey: EffectKey;
  /** Appended to the key after a stored failure, so that Stripe tries anew; 0 at first. */
  readonly keySuffix: number;
  readonly price: Money;
  readonly lineItemName: string;
  readonly lineItemDescription: string;
  readonly clientEmail: string;
  readonly calendlyEventId: string;
  readonly expiresAt: Instant;
  readonly successUrl: string;
  readonly cancelUrl: string;
}

export interface Refund {
  readonly refundId: string;
  readonly paymentIntentId: string;
  readonly amount: Money;
  readonly status: "pending" | "requires_action" | "succeeded" | "failed" | "canceled";
  readonly bookingId: BookingId | null;
  readonly effectKey: string | null;
  readonly createdAt: Instant;
}

export interface NewRefund {
  readonly bookingId: BookingId;
  readonly effectKey: EffectKey;
  readonly keySuffix: number;
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

/** Money, through Stripe. Every method throws ProviderError; reads return null for an id that Stripe does not know. */
export interface Payments {
  /** Safe to repeat with the same parameters: one checkout per effect key and suffix. */
  createCheckout(checkout: NewCheckout): Promise<Checkout>;
  getCheckout(checkoutId: CheckoutId): Promise<Checkout | null>;
  /** Looks through the checkouts created since, newest first, for our effect key. */
  findCheckoutByEffectKey(effectKey: EffectKey, createdSince: Instant): Promise<Checkout | null>;
  /** Closes an open checkout and returns what it is now: `expired`, or `complete` when a payment was faster. */
  expireCheckout(checkoutId: CheckoutId): Promise<Checkout>;
  getPaymentIntent(paymentIntentId: string): Promise<PaymentIntent | null>;
  createRefund(refund: NewRefund): Promise<Refund>;
  getRefund(refundId: string): Promise<Refund | null>;
  listRefunds(paymentIntentId: string): Promise<Refund[]>;
}

/** A Calendly event type, as far as we use it. */
export interface CalendlyEventType {
  readonly uri: string;
  readonly eventTypeId: string;
  readonly slug: string;
  readonly name: string;
  readonly active: boolean;
  readonly kind: CalendlyEventKind;
  readonly durationMinutes: number;
  readonly descriptionPlain: string | null;
  readonly schedulingUrl: string;
}

/** An invitee together with the scheduled event it belongs to: the truth about one booked time. */
export interface CalendlyInvitee {
  readonly inviteeUri: string;
  readonly inviteeId: string;
  readonly eventUri: string;
  readonly eventId: string;
  readonly status: "active" | "canceled";
  readonly email: string;
  readonly name: string;
  readonly timeZone: TimeZone | null;
  /** What stands in `tracking.utm_content`; anybody can have typed it. */
  readonly utmContent: string | null;
  /** True when the invitee was canceled because it was moved; the new one is then in `newInviteeUri`. */
  readonly rescheduled: boolean;
  readonly oldInviteeUri: string | null;
  readonly newInviteeUri: string | null;
  readonly cancelUrl: string;
  readonly rescheduleUrl: string;
  readonly createdAt: Instant;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly eventTypeUri: string;
  readonly hostUris: readonly string[];
  readonly joinUrl: string | null;
  readonly locationText: string | null;
  readonly cancellation: { readonly by: "host" | "invitee" | null; readonly at: Instant | null } | null;
}

export interface CalendlyScheduledEvent {
  readonly eventId: string;
  readonly status: "active" | "canceled";
  readonly startsAt: Instant;
}

export interface CalendlyAccount {
  readonly userUri: string;
  readonly organizationUri: string;
  readonly name: string;
  readonly slug: string;
  readonly email: string;
  readonly timeZone: TimeZone;
}

export interface CalendlyWebhookSubscription {
  readonly uri: string;
  readonly callbackUrl: string;
  readonly state: "active" | "disabled";
}

/** One builder's calendar, through Calendly. Every method throws ProviderError; reads return null for an unknown id. */
export interface Calendar {
  getAccount(): Promise<CalendlyAccount>;
  listEventTypes(userUri: string): Promise<CalendlyEventType[]>;
  findEventType(eventTypeId: string): Promise<CalendlyEventType | null>;
  /** Whether any start is free between the two instants, at most 31 days apart. */
  hasAvailableTime(eventTypeUri: string, from: Instant, to: Instant): Promise<boolean>;
  /** A page on which exactly one booking can be made. Not idempotent, and harmless when repeated: an unused link costs nothing. */
  createSchedulingLink(eventTypeUri: string): Promise<string>;
  findInvitee(eventId: string, inviteeId: string): Promise<CalendlyInvitee | null>;
  /** For Calendly's redirect, which names the invitee and not the event. */
  findInviteeByEmail(search: {
    userUri: string;
    inviteeId: string;
    email: string;
  }): Promise<CalendlyInvitee | null>;
  findScheduledEvent(eventId: string): Promise<CalendlyScheduledEvent | null>;
  /** Cancels the whole event; succeeds also when it was canceled before. */
  cancelScheduledEvent(eventId: string, reason: string): Promise<void>;
  /** Subscribes to the invitee events of this account with a signing key of its own. */
  createWebhookSubscription(subscription: {
    callbackUrl: string;
    signingKey: string;
    userUri: string;
    organizationUri: string;
  }): Promise<CalendlyWebhookSubscription>;
  listWebhookSubscriptions(account: {
    userUri: string;
    organizationUri: string;
  }): Promise<CalendlyWebhookSubscription[]>;
  deleteWebhookSubscription(uri: string): Promise<void>;
}

/** Opens a builder's calendar with that builder's own credentials. Null when the builder has connected none. */
export interface Calendars {
  ofBuilder(builderId: BuilderId): Promise<Calendar | null>;
  /** With a token not yet stored: for connecting. */
  withToken(accessToken: string): Calendar;
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Stable for one piece of news: a mail server or reader can tell a repeated sending. */
  readonly messageId: string;
  /** Kept together in the reader: all mails of one booking. */
  readonly threadId: string | null;
  readonly calendarEntry: {
    readonly filename: string;
    readonly ics: string;
    readonly method: "PUBLISH" | "CANCEL";
  } | null;
}

/** At least once: SMTP cannot promise more. Throws ProviderError. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}

/**
 * Carries out one outbox row now, through the worker's own handler, under the lease that the row was inserted with.
 * True when it is done; false when it failed and is left to the worker, which has been told.
 */
export type RunEffectNow = (effectKey: EffectKey, lease: string) => Promise<boolean>;

/** Randomness for ids and keys: `length` bytes that nobody can guess. */
export type RandomBytes = (length: number) => Uint8Array;

/** Encrypts small secrets at rest. `open` throws on a text sealed under another key ring, or for another purpose. */
export interface SecretBox {
  seal(secret: string, purpose: string): string;
  open(sealed: string, purpose: string): string;
}

/** What is worth telling an operator. Never an address, token, card or raw body. */
export interface Log {
  info(details: Record<string, unknown>, message: string): void;
  warn(details: Record<string, unknown>, message: string): void;
  error(details: Record<string, unknown>, message: string): void;
}

import type { EffectKey } from "./domain/booking-effect.ts";
import type { CalendlyFailureKind } from "./domain/calendly-failure.ts";
import type { BookingId, BuilderId, CalendlyConnectionId, CheckoutId, UserId } from "./domain/ids.ts";
import type { Instant, TimeZone } from "./domain/instant.ts";
import type { Money } from "./domain/money.ts";
import type { CalendlyEventKind, CalendlyFacts } from "./domain/session-type.ts";

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
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  /** How a delayed method (a bank debit, a voucher) stands while the checkout is complete and unpaid; null otherwise. */
  readonly asyncPayment: "processing" | "failed" | null;
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
  /** Whether methods that tell days later if the money came may be chosen. */
  readonly delayedMethods: "offered" | "excluded";
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

/** A payer's bank contests a charge. While the dispute is open, and when it is lost, the bank keeps the money. */
export interface Dispute {
  readonly disputeId: string;
  /** Empty for a charge without one, which is none of ours. */
  readonly paymentIntentId: string;
  readonly amount: Money;
  /** `won` also for an inquiry that closed without becoming a dispute. */
  readonly status: "open" | "won" | "lost";
  /** Until when evidence may be handed in; null when the bank takes none, or Stripe does not say. */
  readonly answerDueAt: Instant | null;
  readonly createdAt: Instant;
}

/** News that one of our webhook endpoints has not taken yet. */
export interface UndeliveredEvent {
  readonly eventId: string;
  readonly eventType: string;
  readonly createdAt: Instant;
  /** The event as JSON, as a webhook would bring it. */
  readonly body: string;
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
  /** Every checkout created at this instant or later, ours and others', newest first. */
  listCheckouts(createdSince: Instant): Promise<Checkout[]>;
  /** Every refund created at this instant or later, ours and others', newest first. */
  listRefundsSince(createdSince: Instant): Promise<Refund[]>;
  /** Every dispute opened at this instant or later, newest first. */
  listDisputes(createdSince: Instant): Promise<Dispute[]>;
  getDispute(disputeId: string): Promise<Dispute | null>;
  /** Events of these types, created between the two instants, that an endpoint has not taken, newest first. Stripe keeps 30 days. */
  listUndelivered(types: readonly string[], from: Instant, to: Instant): Promise<UndeliveredEvent[]>;
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
  /** How many events of these types, created between the two instants, one of the endpoints has not taken. 100 means "or more". */
  countUndelivered(types: readonly string[], from: Instant, to: Instant): Promise<number>;
}

/** Knocks at our own doors from outside, as a provider does, with a delivery that nobody acts on. The HTTP status; null without an answer. */
export interface WebhookKnocker {
  knockStripe(secret: string, at: Instant): Promise<number | null>;
  knockCalendly(callbackUrl: string, signingKey: string, at: Instant): Promise<number | null>;
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
  /** What decides whether it can be sold rightly. */
  readonly facts: CalendlyFacts;
}

/** One of Calendly's own questions, as the client answered it. */
export interface InviteeAnswer {
  readonly question: string;
  readonly answer: string;
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
  /** Empty when Calendly names none, so that it is nobody's event type. */
  readonly eventTypeUri: string;
  readonly hostUris: readonly string[];
  readonly joinUrl: string | null;
  readonly locationText: string | null;
  /** When the host marked this invitee as not having come; null when they did not, or took it back. */
  readonly noShowAt: Instant | null;
  readonly cancellation: { readonly by: "host" | "invitee" | null; readonly at: Instant | null } | null;
  /** In Calendly's order; empty when nothing was asked. */
  readonly answers: readonly InviteeAnswer[];
}

export interface CalendlyScheduledEvent {
  readonly eventUri: string;
  readonly eventId: string;
  readonly status: "active" | "canceled";
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** Null when Calendly names none. */
  readonly eventTypeUri: string | null;
  readonly hostUris: readonly string[];
  /** When Calendly last changed it; null when it did not say. */
  readonly updatedAt: Instant | null;
  /** How many may come; 1 for a session of one's own. */
  readonly seatsMax: number;
  /** How many come as it stands; those who canceled or moved away are not counted. */
  readonly activeInvitees: number;
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
  /** What it hears of. */
  readonly events: readonly string[];
  /** Since when deliveries fail; null while they arrive. */
  readonly failingSince: Instant | null;
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
  /**
   * Every event that begins at this instant or later, active and canceled, soonest first, each once: 100 with every call. Throws rather
   * than leave any out.
   */
  listScheduledEvents(search: { userUri: string; minStartTime: Instant }): Promise<CalendlyScheduledEvent[]>;
  /** Everybody who booked this event, those who canceled included, in the order in which they came; none for an unknown event. */
  listInvitees(eventId: string): Promise<CalendlyInvitee[]>;
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
  /** Its `findEventType` and `hasAvailableTime` may be up to a minute old; everything else is asked of Calendly. */
  ofBuilder(builderId: BuilderId): Promise<Calendar | null>;
  /** With a token not yet stored: for connecting. */
  withToken(accessToken: string): Calendar;
  /**
   * What is known of the free times of one event type, at once: nothing waits for Calendly. What is older than a minute is asked anew in
   * the background, for whoever looks next.
   */
  availabilityOf(builderId: BuilderId, eventTypeUri: string): Availability;
  /** Drops what is known of a builder's event types and times: they changed, or the account did. */
  forgetEventTypes(builderId: BuilderId): void;
}

/** What is known of free times in the weeks ahead. */
export interface Availability {
  readonly state: "free_times" | "no_times" | "unknown";
  /** When Calendly said so; null when it has not, or too long ago to be worth anything. */
  readonly asOf: Instant | null;
  /** Whether Calendly could not be asked when we last tried: then `asOf` may lie further back than usual. */
  readonly isOutdated: boolean;
}

/** Counts what is asked of Calendly with each connection's key. Returns at once and never throws. */
export interface CalendlyUsage {
  /** `endpoint` is a template, such as `GET /event_types/{id}`: no id, no address. */
  count(connectionId: CalendlyConnectionId, endpoint: string, outcome: CalendlyOutcome): void;
  sawRate(connectionId: CalendlyConnectionId, rate: CalendlyRate): void;
}

/** How one request ended. */
export type CalendlyOutcome = "ok" | CalendlyFailureKind;

/** What Calendly says of the rate limit with every answer. */
export interface CalendlyRate {
  readonly callsMax: number;
  readonly callsRemaining: number;
  readonly resetsAt: Instant;
}

/** The accounts that people sign in with. */
export interface Accounts {
  /** The account of this address; made, without a password, when there is none: its owner signs in by a mailed link. */
  ofEmail(email: string, name: string): Promise<UserId>;
}

/** Pictures that people send us, made safe and small. */
export interface Pictures {
  /** A square of 512 pixels in WebP, the middle of what was given. Null when the bytes are no picture that we take. */
  squareOf(bytes: Uint8Array): Promise<{
    readonly contentType: "image/webp";
    readonly bytes: Uint8Array;
    /** Changes with the bytes. */
    readonly etag: string;
  } | null>;
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

/** What Calendly's authorization server grants. */
export interface CalendlyTokens {
  readonly accessToken: string;
  /** Works once: using it gives another. */
  readonly refreshToken: string;
  readonly expiresInSeconds: number;
  /** Separated by spaces; null when Calendly did not say. */
  readonly scope: string | null;
}

/** `invalid_grant`: the code or refresh token is spent, revoked, expired or another app's. */
export type CalendlyGrant =
  | { readonly ok: true; readonly tokens: CalendlyTokens }
  | { readonly ok: false; readonly error: "invalid_grant" };

/** Calendly's authorization server, as our app's registration. Every method but the first throws ProviderError. */
export interface CalendlyOAuth {
  /** Where to send a person who is to agree; `codeChallenge` is PKCE's, by S256. */
  authorizeUrl(request: {
    readonly state: string;
    readonly codeChallenge: string;
    readonly redirectUri: string;
  }): string;
  exchangeCode(exchange: {
    readonly code: string;
    readonly codeVerifier: string;
    readonly redirectUri: string;
  }): Promise<CalendlyGrant>;
  /** Never repeated by itself: the refresh token given is spent as soon as Calendly has done it, whether or not the answer arrives. */
  refresh(refreshToken: string): Promise<CalendlyGrant>;
  /** Ends the grant of this access or refresh token. Safe to call twice. */
  revoke(token: string): Promise<void>;
  introspect(accessToken: string): Promise<{ readonly active: boolean; readonly scope: string | null }>;
  /** PKCE's S256: what is shown at first of a verifier that is told at last. */
  challengeOf(codeVerifier: string): string;
}

/**
 * Encrypts small secrets at rest, and signs texts that come back to us. `open` throws on a text sealed under another key ring, or for
 * another purpose; `verify` is false for a text signed so.
 */
export interface SecretBox {
  /** The ids of the ring's keys; the first is the one that seals. */
  readonly keyIds: readonly [string, ...string[]];
  /** Under which key a text was sealed; null when it is not a sealed text. */
  keyIdOf(sealed: string): string | null;
  seal(secret: string, purpose: string): string;
  open(sealed: string, purpose: string): string;
  /** `<key id>.<signature>`, with letters that an address takes as they are. The same text gives the same signature until the key changes. */
  sign(text: string, purpose: string): string;
  /** Whether any key of the ring signed this text for this purpose. Never throws, whatever it is given. */
  verify(text: string, signature: string, purpose: string): boolean;
}

/** What is worth telling an operator. Never an address, token, card or raw body. */
export interface Log {
  info(details: Record<string, unknown>, message: string): void;
  warn(details: Record<string, unknown>, message: string): void;
  error(details: Record<string, unknown>, message: string): void;
}

import type { QrCode } from "./ports/second-factors.ts";
import type { AccountHolder } from "./domain/booking/booking-owner.ts";
import type { EffectKey } from "./domain/booking/booking-effect.ts";
import type { ClockProvider, DatedAnswer } from "./domain/providers/clock-difference.ts";
import type { LanguageTag } from "./domain/text/language.ts";
import type { BookingId, UserId } from "./domain/values/ids.ts";
import type { ConfirmedAddress } from "./domain/values/confirmed-address.ts";
import type { Instant, TimeZone } from "./domain/values/instant.ts";
import type { UnsubscribeKind } from "./domain/values/unsubscribe-kind.ts";
import type { ApiKeys } from "./ports/api-keys.ts";
import type { OwnAccounts } from "./ports/own-accounts.ts";

// Everything that use cases need of the outside. The ports to Stripe and Calendly have a file each; the rest is here.
export type * from "./ports/activity.ts";
export type * from "./ports/alerts.ts";
export type * from "./ports/api-keys.ts";
export type * from "./ports/booking-changes.ts";
export type * from "./ports/calendars.ts";
export type * from "./ports/demo-controls.ts";
export type * from "./ports/free-times.ts";
export type * from "./ports/funnel.ts";
export type * from "./ports/limits.ts";
export type * from "./ports/link-cards.ts";
export type * from "./ports/own-accounts.ts";
export type * from "./ports/pages.ts";
export type * from "./ports/payments.ts";
export type * from "./ports/provider-calls.ts";
export type * from "./ports/provider-states.ts";
export type * from "./ports/second-factors.ts";
export type * from "./ports/sign-in-codes.ts";
export type * from "./ports/tracing.ts";
export type * from "./ports/webhooks.ts";

/** Where time comes from. Follows the provider sandbox's clock when told to. */
export interface Clock {
  now(): Instant;
}

/** Gets the date of each provider's answer from the adapters; it judges our clock by them. */
export interface ClockWatch {
  /** Our clock, by which questions and answers are measured. */
  now(): Instant;
  sawAnswer(provider: ClockProvider, answer: DatedAnswer): void;
}

/** Which installation of the app this is: objects that it makes at providers carry its id, and those with another id are not its own. */
export interface Installation {
  readonly id: string;
  /** Ids that it had before it moved. */
  readonly formerIds: readonly string[];
}

/** Whether this installation has this effect of this booking; both names are unverified. */
export type KnowsEffect = (bookingId: BookingId, effectKey: string) => Promise<boolean>;

/** Probes our own endpoints from outside, as a provider does, with a delivery that has no effect. The HTTP status; null without an answer. */
export interface WebhookProbe {
  probeStripe(secret: string, at: Instant): Promise<number | null>;
  probeCalendly(callbackUrl: string, signingKey: string, at: Instant): Promise<number | null>;
}

/** The accounts that people sign in with. */
export interface Accounts {
  readonly own: OwnAccounts;
  readonly keys: ApiKeys;
  /** The account of this address; made, without a password, when there is none: its owner signs in by a mailed link. */
  ofEmail(email: string, name: string): Promise<AccountHolder>;
  /** The addresses of these accounts; those that are gone are left out. */
  addressesOf(userIds: readonly UserId[]): Promise<ReadonlyMap<UserId, string>>;
  /** Null when no account has this address. */
  findUserByEmail(
    email: string,
  ): Promise<(AccountHolder & { readonly role: "client" | "builder" | "operator" }) | null>;
}

/** Pictures that people send us, made safe and small; and those that we draw. */
export interface Pictures {
  /** A text as a QR code. The text is at most some 1,000 characters long. */
  qrCodeOf(text: string): QrCode;
  /** The same as a PNG of about 1,000 pixels, black on white: for print. */
  qrPngOf(text: string): Promise<Uint8Array>;
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
  /**
   * Since when it was to be sent: when what it tells of happened, or its own time had come. Null for one that says how things are now, or that somebody
   * has just asked for. Of an installation that was restored, whatever was due before the lost one stopped may have been sent, and is not sent.
   */
  readonly dueAt: Instant | null;
  /** The subject in English, by which operators know mails of this kind in whatever language each is; absent where no such account is kept. */
  readonly kind?: string;
  /** Of a mail that its receiver may end, and in which language it is; absent where somebody needs it, whatever they want. */
  readonly listUnsubscribe?: { readonly kind: UnsubscribeKind; readonly language: LanguageTag };
  /** Where its receiver ends mails of its kind, by one POST (RFC 8058); added on its way out. */
  readonly unsubscribeUrl?: string;
  readonly text: string;
  readonly html: string;
  /** Stable for one notification, so that a mail server or reader recognises a repeated sending. */
  readonly messageId: string;
  /** Kept together in the reader: all mails of one booking. */
  readonly threadId: string | null;
  readonly calendarEntry: {
    readonly filename: string;
    readonly ics: string;
    readonly method: "PUBLISH" | "CANCEL";
  } | null;
}

/** An operator, as far as one can write to them. */
export interface OperatorToTell {
  readonly address: ConfirmedAddress;
  /** Which they have chosen; null while they have chosen none. */
  readonly timeZone: TimeZone | null;
  /** The same of the language. */
  readonly language: LanguageTag | null;
}

/** Whether this installation may act: one that was restored from a backup is held, until it is released. */
export interface Hold {
  /** What this process knows. True once it has seen that nothing is held back, and from then on. */
  isFree(): boolean;
  /** Asks the database where this process does not know yet. Resolves to the same. */
  look(): Promise<boolean>;
}

/** At least once: SMTP cannot promise more. Throws ProviderError. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}

/**
 * Carries out one outbox row now, through the worker's own handler, under the lease that the row was inserted with. True when it is done; false when
 * it failed and is left to the worker, which has been woken.
 */
export type RunEffectNow = (effectKey: EffectKey, lease: string) => Promise<boolean>;

/** Randomness for ids and keys: `length` bytes that nobody can guess. */
export type RandomBytes = (length: number) => Uint8Array;

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
  /** What `sign` gives under each other key of the ring: how a text was signed before the key was changed. */
  signFormerly(text: string, purpose: string): readonly string[];
  /** Whether any key of the ring signed this text for this purpose. Never throws, whatever it is given. */
  verify(text: string, signature: string, purpose: string): boolean;
}

/** The log, for operators. Never an address, token, card or raw body. */
export interface Log {
  info(details: Record<string, unknown>, message: string): void;
  warn(details: Record<string, unknown>, message: string): void;
  error(details: Record<string, unknown>, message: string): void;
}

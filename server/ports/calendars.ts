import type { CalendlyFailureKind } from "../domain/providers/calendly-failure.ts";
import type { ReleaseRequest, ReleaseOutcome } from "../domain/booking/event-release.ts";
import type { BuilderId, CalendlyConnectionId } from "../domain/values/ids.ts";
import type { Instant, TimeZone } from "../domain/values/instant.ts";
import type { SessionPlace } from "../domain/booking/session-place.ts";
import type { CalendlyEventKind, CalendlyDetails } from "../domain/offer/session-type.ts";
import type { Pages } from "./pages.ts";

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
  /** What Calendly asks beside name and address, in its order. */
  readonly questions: readonly EventTypeQuestion[];
  /** What decides whether it can be sold rightly. */
  readonly details: CalendlyDetails;
}

/** One of Calendly's own questions, as its owner has set it up. */
export interface EventTypeQuestion {
  readonly name: string;
  /** False for one that is switched off. */
  readonly isAsked: boolean;
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
  /** Empty when Calendly names none: it matches no event type. */
  readonly eventTypeUri: string;
  /** How many may come to their event; 1 for a session of one's own. */
  readonly seatsMax: number;
  readonly hostUris: readonly string[];
  readonly place: SessionPlace;
  /** When the host marked this invitee as not having come; null when they did not, or took it back. */
  readonly noShowAt: Instant | null;
  readonly cancellation: {
    readonly by: "host" | "invitee" | null;
    readonly at: Instant | null;
    /** What whoever canceled has typed; null when they have typed nothing. */
    readonly reason: string | null;
  } | null;
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
  readonly place: SessionPlace;
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
  /** The events that it gets. */
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
  /** Every start that is free between the two instants, at most 31 days apart, in no promised order. */
  listAvailableTimes(eventTypeUri: string, from: Instant, to: Instant): Promise<Instant[]>;
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
  /** Every event that begins at this instant or later, active and canceled, soonest first, each once. Throws rather than leave any out. */
  listScheduledEvents(search: { userUri: string; minStartTime: Instant }): Pages<CalendlyScheduledEvent>;
  /**
   * Everybody who booked this event, those who canceled included, in the order in which they came; none for an unknown event. At most as many as
   * there are seats.
   */
  listInvitees(eventId: string): Promise<CalendlyInvitee[]>;
  /**
   * Releases one invitee's time: cancels the event, after reading it, and only if it has one seat with that very invitee in it. Nothing else cancels
   * anything at Calendly. Safe to call again: an event that was canceled before counts as released.
   */
  releaseEvent(release: ReleaseRequest): Promise<ReleaseOutcome>;
  /** Tries to cancel an event that does not exist, to test the permission. Throws by what is missing: the permission, or the event. */
  probeCancellation(): Promise<void>;
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
/** For whom Calendly is asked. */
export interface CalendlyAsker {
  /** `pages`: for requests of people, who may use 60 % of each minute's calls. `whole`: for the worker, which may use all. */
  readonly share: "whole" | "pages";
  /** Awaited before each call: if it throws, the call is not sent, and throws that error instead. */
  readonly beforeCall?: () => Promise<void>;
}

export interface Calendars {
  /**
   * Its `findEventType` and `hasAvailableTime` may be up to a minute old; everything else is asked of Calendly.
   * @param beforeCall as in CalendlyAsker.
   */
  ofBuilder(builderId: BuilderId, beforeCall?: () => Promise<void>): Promise<Calendar | null>;
  /** With a token not yet stored: for connecting. */
  withToken(accessToken: string): Calendar;
  /** Drops the cached event types and times of a builder: they changed, or the account did. */
  forgetEventTypes(builderId: BuilderId): void;
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
  /** Never retried by itself: the refresh token is spent as soon as Calendly has handled the request, whether or not the answer arrives. */
  refresh(refreshToken: string): Promise<CalendlyGrant>;
  /** Ends the grant of this access or refresh token. Safe to call twice. */
  revoke(token: string): Promise<void>;
  introspect(accessToken: string): Promise<{ readonly active: boolean; readonly scope: string | null }>;
  /** PKCE's S256 challenge of a verifier. */
  challengeOf(codeVerifier: string): string;
}

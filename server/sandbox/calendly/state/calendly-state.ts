import { randomUUID } from "node:crypto";
import type { Kernel } from "../../kernel/kernel.ts";
import type { ConferenceMaking, EventLocation, LocationConfiguration } from "./event-location.ts";
import { formatInstant } from "./instant-format.ts";

/** A person who can be booked; in this sandbox each is the owner of an organization of one. */
export interface Account {
  uuid: string;
  organizationUuid: string;
  name: string;
  slug: string;
  email: string;
  timeZone: string;
  /** Days of the week with working hours, Sunday is 0. */
  workingDays: readonly number[];
  createdAt: string;
  updatedAt: string;
  /** A deleted account offers nothing and gets no webhooks; its bookings stay in the ledger. */
  deletedAt: string | null;
}

export interface AccessToken {
  token: string;
  accountUuid: string;
  scopes: readonly string[];
  /** Unix milliseconds; null for a personal access token, which never expires. */
  expiresAtMs: number | null;
}

type QuestionType = "string" | "text" | "phone_number" | "single_select" | "multi_select";

export interface CustomQuestion {
  name: string;
  type: QuestionType;
  position: number;
  enabled: boolean;
  required: boolean;
  answerChoices: readonly string[] | null;
}

export interface EventType {
  uuid: string;
  accountUuid: string;
  name: string;
  slug: string;
  active: boolean;
  durationMinutes: number;
  kind: "solo" | "group";
  /** How many invitees one event takes: 1 for solo. */
  inviteeLimit: number;
  location: LocationConfiguration | null;
  conference: ConferenceMaking;
  /** The conference's link is not ready yet when invitee.created goes out. */
  joinUrlComesLate: boolean;
  customQuestions: CustomQuestion[];
  description: string;
  color: string;
  position: number;
  /** How several hosts share it; null for one host's own. */
  poolingType: "round_robin" | "collective" | "multi_pool" | null;
  bookingMethod: "instant" | "poll";
  durationOptions: readonly number[] | null;
  isPaid: boolean;
  secret: boolean;
  createdAt: string;
  updatedAt: string;
  deletedAt: string | null;
}

export interface Cancellation {
  canceledBy: string;
  reason: string | null;
  cancelerType: "host" | "invitee";
  createdAt: string;
}

export interface ScheduledEvent {
  uuid: string;
  eventTypeUuid: string;
  hostUuid: string;
  name: string;
  /** As its event type was when it was booked. */
  kind: "solo" | "group";
  status: "active" | "canceled";
  startMs: number;
  endMs: number;
  inviteeUuids: string[];
  activeInvitees: number;
  inviteeLimit: number;
  guests: { email: string; createdAt: string }[];
  location: EventLocation | null;
  cancellation: Cancellation | null;
  createdAt: string;
  updatedAt: string;
}

export interface Tracking {
  utm_campaign: string | null;
  utm_source: string | null;
  utm_medium: string | null;
  utm_content: string | null;
  utm_term: string | null;
  salesforce_uuid: string | null;
}

export interface QuestionAndAnswer {
  question: string;
  answer: string;
  position: number;
}

export interface Invitee {
  uuid: string;
  eventUuid: string;
  email: string;
  firstName: string | null;
  lastName: string | null;
  name: string;
  status: "active" | "canceled";
  timeZone: string | null;
  questionsAndAnswers: QuestionAndAnswer[];
  tracking: Tracking;
  textReminderNumber: string | null;
  rescheduled: boolean;
  oldInviteeUuid: string | null;
  newInviteeUuid: string | null;
  schedulingMethod: "api" | null;
  scheduledByUuid: string | null;
  noShow: { uuid: string; createdAt: string } | null;
  cancellation: Cancellation | null;
  createdAt: string;
  updatedAt: string;
}

export interface SchedulingLink {
  id: string;
  eventTypeUuid: string;
  /** The invitee who used it up, or null while it can still be used. */
  usedByInviteeUuid: string | null;
}

export interface WebhookSubscription {
  uuid: string;
  callbackUrl: string;
  events: readonly string[];
  scope: "user" | "organization";
  organizationUuid: string;
  userUuid: string | null;
  creatorUuid: string;
  signingKey: string | null;
  state: "active" | "disabled";
  createdAt: string;
  updatedAt: string;
}

interface InviteeLimits {
  perMinute: number;
  perHour: number;
  perDay: number;
}

/** Everything the sandbox knows. Maps keep the order of creation, which is what `created_at` sorts by. */
export interface CalendlyState {
  readonly kernel: Kernel;
  /** Origin without a trailing slash; every URI in a response begins with it. */
  baseUrl: string;
  /** Where people go after they booked, as a host may configure it; null shows the confirmation page. */
  redirectUrl: string | null;
  /** Where the OAuth app may have people sent back to, letter by letter. */
  oauthRedirectUris: readonly string[];
  requestsPerMinute: number;
  inviteeLimits: InviteeLimits;
  readonly accounts: Map<string, Account>;
  readonly tokens: Map<string, AccessToken>;
  readonly eventTypes: Map<string, EventType>;
  readonly scheduledEvents: Map<string, ScheduledEvent>;
  readonly invitees: Map<string, Invitee>;
  /** The events of invitees that vanished, by invitee: others may still point at them. */
  readonly vanishedInvitees: Map<string, string>;
  readonly schedulingLinks: Map<string, SchedulingLink>;
  readonly subscriptions: Map<string, WebhookSubscription>;
  /** The microseconds of the last stamp, so that no two records share one. */
  lastMicroseconds: number;
}

/** Of an app on this machine, as its developer registers it first. */
const DEFAULT_OAUTH_REDIRECT_URI = "http://localhost:3000/builder/connection/callback";

/** A state without accounts. */
export function createCalendlyState(kernel: Kernel, redirectUrl: string | null): CalendlyState {
  return {
    kernel,
    baseUrl: "http://127.0.0.1",
    redirectUrl,
    oauthRedirectUris: [DEFAULT_OAUTH_REDIRECT_URI],
    requestsPerMinute: 500,
    inviteeLimits: { perMinute: 10, perHour: 50, perDay: 100 },
    accounts: new Map(),
    tokens: new Map(),
    eventTypes: new Map(),
    scheduledEvents: new Map(),
    invitees: new Map(),
    vanishedInvitees: new Map(),
    schedulingLinks: new Map(),
    subscriptions: new Map(),
    lastMicroseconds: 0,
  };
}

/** The sandbox's time in unix milliseconds. */
export function nowMs(state: CalendlyState): number {
  return state.kernel.clock.now().getTime();
}

/** The sandbox's time as a wire instant, with microseconds as the real service has them. */
export function stampNow(state: CalendlyState): string {
  state.lastMicroseconds = (state.lastMicroseconds + 1) % 1000;
  return formatInstant(nowMs(state), state.lastMicroseconds);
}

/** An unguessable id. */
export function newUuid(): string {
  return randomUUID();
}

/** The account of this slug, or null when there is none or it was deleted. */
export function findAccount(state: CalendlyState, slug: string | undefined): Account | null {
  for (const account of state.accounts.values()) {
    if (account.slug === slug && account.deletedAt === null) return account;
  }
  return null;
}

/** The record that another record points at; throws when the state contradicts itself. */
export function mustGet<Value>(map: ReadonlyMap<string, Value>, uuid: string): Value {
  const value = map.get(uuid);
  if (value === undefined) throw new Error(`the sandbox's state points at ${uuid}, which does not exist`);
  return value;
}

/** Tracking without a single value. */
export const NO_TRACKING: Tracking = {
  utm_campaign: null,
  utm_source: null,
  utm_medium: null,
  utm_content: null,
  utm_term: null,
  salesforce_uuid: null,
};

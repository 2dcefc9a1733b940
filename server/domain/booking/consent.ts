import type { PublishedPolicies } from "../site-policy/site-policy.ts";
import type { LanguageTag } from "../text/language.ts";
import { dayAfter, localDate, startOfDay } from "../values/calendar-days.ts";
import type { Instant, TimeZone } from "../values/instant.ts";
import type { Outcome } from "./refusal.ts";

/** What a client agrees to with a purchase. `early_start`: that the session begins while they could still withdraw. */
export const CONSENT_KINDS = ["terms", "privacy", "early_start"] as const;
export type ConsentKind = (typeof CONSENT_KINDS)[number];

/** `page`: our own page asked, with these words. `api`: the seller's program says that it has asked. */
export const CONSENT_SOURCES = ["page", "api"] as const;
export type ConsentSource = (typeof CONSENT_SOURCES)[number];

/** What somebody agreed to, and when: never changed, and nothing of a person in it. */
export interface Consent {
  readonly kind: ConsentKind;
  /** The version agreed to; null for an early start. */
  readonly policyNumber: number | null;
  /** In which they read it; null where a program did not say. */
  readonly language: LanguageTag | null;
  /** The words beside the box; null where a program asked. */
  readonly wording: string | null;
  /** Of the exact text: the policy's in that language, or the wording of an early start. Null where it is not known. */
  readonly sha256: string | null;
  readonly at: Instant;
  readonly source: ConsentSource;
}

/** What has to be agreed to before a booking goes on. */
export interface ConsentNeed {
  /** The versions to be agreed to; null when that was done. Without a published privacy notice the terms stand alone. */
  readonly policies: { readonly terms: number; readonly privacy: number | null } | null;
  /** Whether to ask that the session begins early. */
  readonly earlyStart: boolean;
}

/** What somebody ticked: the versions that stood beside the box, or null where it was left empty. */
export interface TickedConsents {
  readonly policies: ConsentNeed["policies"];
  readonly earlyStart: boolean;
}

/** 14 days: the withdrawal period of consumers in the EU, counted from the day after the purchase. */
const WITHDRAWAL_DAYS = 14;

/** When the right of withdrawal ends for what is bought now: with the last of its days, where the client is. */
export function withdrawalEndsAt(now: Instant, zone: TimeZone): Instant {
  let day = localDate(now, zone);
  for (let passed = 0; passed <= WITHDRAWAL_DAYS; passed++) day = dayAfter(day);
  return startOfDay(day, zone);
}

/**
 * What a client has yet to agree to; null when nothing. Where no terms are published nobody is asked anything. A version that was agreed to is
 * not asked again, and neither is an early start. Nothing is bought in a free session, so that there is nothing to withdraw from.
 */
export function consentNeedOf({
  published: { terms, privacy },
  given,
  purchase,
}: {
  readonly published: PublishedPolicies;
  readonly given: readonly Pick<Consent, "kind" | "policyNumber">[];
  /** Null for a free session, and where early starts are not asked about. */
  readonly purchase: {
    readonly startsAt: Instant | null;
    readonly now: Instant;
    readonly timeZone: TimeZone;
  } | null;
}): ConsentNeed | null {
  if (terms === null) return null;
  const has = (kind: ConsentKind, number: number | null) =>
    given.some((one) => one.kind === kind && one.policyNumber === number);
  const isAgreed = has("terms", terms) && (privacy === null || has("privacy", privacy));
  const beginsEarly =
    purchase !== null &&
    purchase.startsAt !== null &&
    purchase.startsAt < withdrawalEndsAt(purchase.now, purchase.timeZone);
  const earlyStart = beginsEarly && !has("early_start", null);
  return isAgreed && !earlyStart ? null : { policies: isAgreed ? null : { terms, privacy }, earlyStart };
}

/** Why what was ticked is not enough. `outdated`: the box stood beside other versions than those that hold now. */
export interface ConsentMissing {
  readonly policies: "missing" | "outdated" | null;
  readonly earlyStart: boolean;
}

/** The client has to agree first: the page says so beside the boxes. No program is ever told this, because none is asked. */
export interface ConsentRefusal {
  readonly code: "consent_needed";
  readonly missing: ConsentMissing;
}

/** The answer of a use case that needs the client's word. */
export type ConsentOutcome<Value> = Outcome<Value> | { readonly ok: false; readonly refusal: ConsentRefusal };

export function refuseFor(missing: ConsentMissing): { readonly ok: false; readonly refusal: ConsentRefusal } {
  return { ok: false, refusal: { code: "consent_needed", missing } };
}

/** What is still missing of what is needed; null when nothing is. */
export function missingConsents(need: ConsentNeed, ticked: TickedConsents | null): ConsentMissing | null {
  const policies = need.policies === null ? null : whyNotAgreed(need.policies, ticked?.policies ?? null);
  const earlyStart = need.earlyStart && ticked?.earlyStart !== true;
  return policies === null && !earlyStart ? null : { policies, earlyStart };
}

function whyNotAgreed(
  wanted: NonNullable<ConsentNeed["policies"]>,
  ticked: TickedConsents["policies"],
): "missing" | "outdated" | null {
  if (ticked === null) return "missing";
  return ticked.terms === wanted.terms && ticked.privacy === wanted.privacy ? null : "outdated";
}

import type { LoadContext } from "../../server/http/context.ts";
import { minutesBetween, type Instant } from "../../server/domain/values/instant.ts";

type Caller = LoadContext["caller"];

export type ConnectionOnPage = NonNullable<Awaited<ReturnType<Caller["myConnection"]["get"]>>["connection"]>;

type Answer = Awaited<ReturnType<Caller["myConnection"]["connectByToken"]>>;
export type ConnectionRefusal = Extract<Answer, { ok: false }>["refusal"];
export type ConnectionRefusalCode = ConnectionRefusal["code"];

/** What happened, and what to do next. */
export const REFUSAL_WORDS = {
  token_refused:
    "Calendly does not know this token. Copy it again in full, or make a new one: Calendly shows a token once.",
  scopes_missing:
    "Calendly says that this access lacks permissions that bookings need. Nothing was changed. Grant them, then connect again.",
  calendly_unavailable: "Calendly is not answering just now. Nothing was lost; please try again in a minute.",
  trouble_on_our_side:
    "Calendly answered, but not in a way that we can use. Something is wrong on our side, not with your account. Nothing was changed; please try again later.",
  account_taken:
    "This Calendly account is connected to another builder here. Sign in to Calendly as yourself, or disconnect it there first.",
  another_account:
    "This is another Calendly account than the one connected. Your sessions and bookings belong to that one: connect it again, or disconnect it first.",
  oauth_not_set_up: "Connecting with one click is not set up here. Paste a token instead.",
  consent_denied:
    "Calendly was not allowed to share your calendar, so nothing was connected. Press the button again whenever you like.",
  consent_not_recognised:
    "That answer from Calendly was too old, was used before, or was begun in another browser. Nothing was connected; press the button to begin again.",
  key_changed_recently:
    "The signing key was changed less than a day ago. The one before is still needed for what is on the way; please come back tomorrow.",
  not_connected: "There is no Calendly connection any more.",
} as const satisfies Record<ConnectionRefusalCode, string>;

export function isRefusalCode(text: string | null): text is ConnectionRefusalCode {
  return text !== null && Object.hasOwn(REFUSAL_WORDS, text);
}

type Trouble = NonNullable<ConnectionOnPage["trouble"]>;

export const TROUBLE_WORDS = {
  unauthorized:
    "Calendly does not accept the access any more: it was taken back, or your password or address there changed.",
  forbidden: "Calendly says that this access lacks a permission that bookings need.",
  refresh_refused: "Calendly refused to renew the access: it was taken back there.",
  refresh_lost: "Calendly renewed the access, and its answer was lost on the way. It is given only once.",
} as const satisfies Record<Trouble["reason"], string>;

/** `today`, `1 day`, `12 days`: the age of a secret. */
export function ageInWords(since: Instant | null, now: Instant): string {
  if (since === null) return "unknown";
  const days = Math.floor(minutesBetween(since, now) / (24 * 60));
  if (days < 1) return "less than a day";
  return days === 1 ? "1 day" : `${days} days`;
}

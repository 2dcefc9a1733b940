import type { LanguageTag } from "../text/language.ts";
import type { BookingId, UserId } from "../values/ids.ts";
import type { Instant } from "../values/instant.ts";

export type ProblemReportId = `prb_${string}`;
export type ProblemGroupId = `prg_${string}`;

/** The page or step of a booking that a report is about. `error_page`: what is shown in the place of a page. */
export const PROBLEM_STEPS = [
  "profile",
  "sign_in",
  "time",
  "details",
  "payment",
  "confirmation",
  "cancel",
  "move",
  "over",
  "error_page",
  "other",
] as const;
export type ProblemStep = (typeof PROBLEM_STEPS)[number];

/** Why it went wrong, as operators say; `other` for what only its own words say. */
export const PROBLEM_CAUSES = [
  "payment_declined",
  "payment_unclear",
  "no_times",
  "time_gone",
  "could_not_sign_in",
  "refund_unclear",
  "page_error",
  "wording",
  "other",
] as const;
export type ProblemCause = (typeof PROBLEM_CAUSES)[number];

/** `new`: nobody has decided yet, or it was reported again after it was mended. */
export const PROBLEM_STATES = ["new", "planned", "mended"] as const;
export type ProblemState = (typeof PROBLEM_STATES)[number];

/** As what somebody saw the page. `client`: signed in as the booking's, or by its link; `visitor`: not signed in, and of no booking. */
export const REPORTERS = ["visitor", "account", "client", "builder", "operator"] as const;
export type Reporter = (typeof REPORTERS)[number];

/** 2,000: more than anybody types on a phone, and what an operator reads in a minute. */
export const PROBLEM_CHARACTERS_MAX = 2_000;
/** 200: a browser's line says who it is in the first half of that. */
export const USER_AGENT_CHARACTERS_MAX = 200;
/** 300: the longest path of ours is a third of that. */
const PAGE_PATH_CHARACTERS_MAX = 300;
/** 80: a cause in an operator's own words is a heading. */
export const DETAIL_CHARACTERS_MAX = 80;

/** What reports of one step have in common. */
export interface ProblemSubject {
  readonly step: ProblemStep;
  readonly cause: ProblemCause;
  /** The cause in an operator's own words; empty for none. */
  readonly detail: string;
}

export interface ProblemGroup extends ProblemSubject {
  readonly id: ProblemGroupId;
  readonly state: ProblemState;
  readonly note: string;
  readonly reportCount: number;
  readonly lastReportedAt: Instant;
  /** When it was last said to be mended; null when it never was. */
  readonly mendedAt: Instant | null;
  /** When it was reported again after that; null otherwise. */
  readonly reopenedAt: Instant | null;
}

/** What a person has sent, with what is known of the page. */
export interface NewProblemReport {
  readonly formId: string;
  readonly reportedAt: Instant;
  readonly reporter: Reporter;
  readonly userId: UserId | null;
  readonly bookingId: BookingId | null;
  /** The page's path on this site, without a query, which may hold a key; null when it is not known. */
  readonly pagePath: string | null;
  readonly pageRequestId: string | null;
  readonly text: string;
  /** Where they want an answer; null when they want none. */
  readonly email: string | null;
  readonly userAgent: string | null;
  readonly language: LanguageTag | null;
  /** In CSS pixels; null without scripts. */
  readonly viewportWidth: number | null;
}

/** `sending`: it is tried until the mail server takes it or refuses it for good, which is `failed`. */
export type AnswerStatus = "sending" | "sent" | "failed";

export interface ProblemReport extends Omit<NewProblemReport, "formId" | "language"> {
  readonly id: ProblemReportId;
  readonly number: string;
  readonly groupId: ProblemGroupId;
  readonly language: string | null;
  readonly answer: {
    /** Empty once it is erased. */
    readonly text: string;
    readonly at: Instant;
    readonly by: UserId;
    readonly status: AnswerStatus;
    readonly sentAt: Instant | null;
    /** Why the last try failed, without an address; null when none did. */
    readonly failure: string | null;
  } | null;
  readonly erasedAt: Instant | null;
}

/** `48213907` → `4821-3907`: as a person reads it out. */
export function spokenNumber(number: string): string {
  return `${number.slice(0, 4)}-${number.slice(4)}`;
}

/** Whether this is a path as a browser sends it, without a query, that leads to no other site. Pure. */
export function isPagePath(text: string): boolean {
  if (text.length > PAGE_PATH_CHARACTERS_MAX || text.startsWith("//")) return false;
  return /^\/[!-~]*$/.test(text) && !/[?#\\]/.test(text);
}

/** The number in what somebody typed or quotes; null when there is none. */
export function problemNumberIn(text: string): string | null {
  const digits = text.replaceAll(/[\s-]/g, "");
  return /^\d{8}$/.test(digits) ? digits : null;
}

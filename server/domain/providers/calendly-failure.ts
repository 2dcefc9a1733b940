import type { Instant } from "../values/instant.ts";
import type { RefusalCode } from "../booking/refusal.ts";

/** Every way in which Calendly can fail, in one closed union. */
export type CalendlyFailure =
  /** 401: the token is revoked, expired or was never one. */
  | { readonly kind: "unauthorised" }
  /** 403: not permitted for this token; the scopes that Calendly names, none when it is not about scopes. */
  | { readonly kind: "forbidden"; readonly missingScopes: readonly string[] }
  /** 404. */
  | { readonly kind: "not_found" }
  /** 409: it exists already, or the time is gone. */
  | { readonly kind: "conflict" }
  /** 429, or not asked because the limit is known to be used up: nothing is sent before `until`. */
  | { readonly kind: "rate_limited"; readonly until: Instant }
  /** No answer, 5xx, or not asked because the last ones failed: then nothing is sent before `retryAt`. */
  | { readonly kind: "unavailable"; readonly retryAt: Instant | null }
  /** An answer that we cannot read, or a refusal that we cannot explain. */
  | { readonly kind: "bad_answer" };

export type CalendlyFailureKind = CalendlyFailure["kind"];

/**
 * Whether the same call may go through later. 401 and 403 may: somebody connects anew, or grants the scope. A bad answer is one that we
 * could not read; a 4xx that none of these explains is final whatever stands here.
 */
export const IS_RETRYABLE = {
  unauthorised: true,
  forbidden: true,
  not_found: false,
  conflict: false,
  rate_limited: true,
  unavailable: true,
  bad_answer: true,
} as const satisfies Record<CalendlyFailureKind, boolean>;

/** The refusal for somebody who wants to book; the page has its words. */
export const REFUSAL_OF_FAILURE = {
  unauthorised: "calendar_unavailable",
  forbidden: "calendar_unavailable",
  not_found: "session_type_inactive",
  conflict: "time_not_recognised",
  rate_limited: "calendar_unavailable",
  unavailable: "calendar_unavailable",
  bad_answer: "trouble_on_our_side",
} as const satisfies Record<CalendlyFailureKind, RefusalCode>;

/** The log level: passing trouble is a warning, what somebody must repair an error; a plain "not found" is an answer. */
export const LOG_LEVEL_OF_FAILURE = {
  unauthorised: "error",
  forbidden: "error",
  not_found: null,
  conflict: "info",
  rate_limited: "warn",
  unavailable: "warn",
  bad_answer: "error",
} as const satisfies Record<CalendlyFailureKind, "info" | "warn" | "error" | null>;

/** The instant before which a retry is useless; null when none is known. */
export function notBeforeOf(failure: CalendlyFailure): Instant | null {
  switch (failure.kind) {
    case "rate_limited":
      return failure.until;
    case "unavailable":
      return failure.retryAt;
    case "unauthorised":
    case "forbidden":
    case "not_found":
    case "conflict":
    case "bad_answer":
      return null;
  }
}

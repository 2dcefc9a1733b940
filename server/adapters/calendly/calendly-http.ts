import { z } from "zod";
import { IS_RETRYABLE, type CalendlyFailure } from "../../domain/providers/calendly-failure.ts";
import { addMinutes, type Instant } from "../../domain/values/instant.ts";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import type { CalendlyRate, ClockWatch } from "../../ports.ts";
import { datedRequest } from "../http-date.ts";

/** 10 s: when 429 does not say until when, which Calendly always does. */
const RATE_RESET_SECONDS_DEFAULT = 10;

/** The words in the API's paths; anything else in a path is an id. */
const PATH_WORDS = new Set([
  ..."users me organizations event_types event_type_available_times user_busy_times".split(" "),
  ..."scheduling_links scheduled_events invitees cancellation invitee_no_shows".split(" "),
  ..."webhook_subscriptions sample_webhook_data".split(" "),
]);

export interface CalendlyRequest {
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Sends a request, parsed from JSON when answered; null for an answer without a body. Throws ProviderError. */
export type SendToCalendly = (operation: string, request: CalendlyRequest) => Promise<unknown>;

/** `GET /event_types/{id}`: what a request is counted under. Holds no id whatever the path holds. */
export function endpointOf({ method, path }: CalendlyRequest): string {
  const parts = path.split("/").slice(1);
  return `${method} /${parts.map((part) => (PATH_WORDS.has(part) ? part : "{id}")).join("/")}`;
}

/**
 * Sends one request, once. Throws ProviderError with the failure it is, which carries no token, address or body. `sawRate` is told what
 * the answer says of the rate limit. Connections are kept alive and pooled by Node's `fetch`, per origin; Calendly is one origin.
 */
export async function sendOnce(
  settings: {
    /** Base of the API, without a slash at the end. */
    readonly apiUrl: string;
    readonly accessToken: string;
    readonly now: () => Instant;
    readonly sawRate: (rate: CalendlyRate) => void;
    /** Told what the answers are dated. */
    readonly clockWatch?: ClockWatch;
  },
  operation: string,
  request: CalendlyRequest,
  signal: AbortSignal,
): Promise<unknown> {
  const url = new URL(`${settings.apiUrl}${request.path}`);
  for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.set(name, value);
  let response: Response;
  let failure: CalendlyFailure;
  try {
    const send = () =>
      fetch(url, {
        method: request.method,
        headers: {
          authorization: `Bearer ${settings.accessToken}`,
          accept: "application/json",
          ...(request.body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
        signal,
        // A redirect could lead to a host that must not get the token.
        redirect: "error",
      });
    response = await datedRequest(settings.clockWatch, "calendly", send, ({ headers }) =>
      headers.get("date"),
    );
    const rate = rateOf(response.headers, settings.now());
    if (rate !== null) settings.sawRate(rate);
    if (response.status === 204) return null;
    const text = await response.text();
    if (response.ok) return parseJson(operation, text);
    failure = failureOf(response.status, text, rate, settings.now());
  } catch (error) {
    if (error instanceof ProviderError) throw error;
    throw noAnswer(operation, error);
  }
  throw new ProviderError({
    provider: "calendly",
    operation,
    retryable: failure.kind !== "bad_answer" && IS_RETRYABLE[failure.kind],
    status: response.status,
    failure,
    reason: `answered ${response.status}`,
  });
}

/** An answer that is not what the API promises. */
export function badAnswer(operation: string, cause: unknown): ProviderError {
  return new ProviderError(
    {
      provider: "calendly",
      operation,
      retryable: IS_RETRYABLE.bad_answer,
      status: 200,
      failure: { kind: "bad_answer" },
      reason: "an answer that we cannot read",
    },
    { cause },
  );
}

/** A request that was not sent, because it is known to fail until an instant. */
export function notAsked(operation: string, failure: CalendlyFailure, reason: string): ProviderError {
  return new ProviderError({
    provider: "calendly",
    operation,
    retryable: true,
    status: null,
    failure,
    reason,
  });
}

function noAnswer(operation: string, cause: unknown): ProviderError {
  const timedOut = cause instanceof Error && cause.name === "TimeoutError";
  return new ProviderError(
    {
      provider: "calendly",
      operation,
      retryable: IS_RETRYABLE.unavailable,
      status: null,
      failure: { kind: "unavailable", retryAt: null },
      reason: timedOut ? "no answer in time" : "no answer",
    },
    { cause },
  );
}

function parseJson(operation: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which may hold addresses.
    throw badAnswer(operation, "not JSON");
  }
}

function failureOf(status: number, text: string, rate: CalendlyRate | null, now: Instant): CalendlyFailure {
  if (status >= 500) return { kind: "unavailable", retryAt: null };
  switch (status) {
    case 401:
      return { kind: "unauthorised" };
    case 403:
      return { kind: "forbidden", missingScopes: missingScopesIn(text) };
    case 404:
      return { kind: "not_found" };
    case 409:
      return { kind: "conflict" };
    // 424: a calendar behind Calendly failed, which counts as an outage of Calendly.
    case 408:
    case 424:
      return { kind: "unavailable", retryAt: null };
    case 429:
      return {
        kind: "rate_limited",
        until: rate?.resetsAt ?? addMinutes(now, RATE_RESET_SECONDS_DEFAULT / 60),
      };
    default:
      return { kind: "bad_answer" };
  }
}

const scopeErrorSchema = z.object({
  required_scopes: z.array(z.string().regex(/^[a-z_]+:[a-z_]+$/)).max(50),
});

function missingScopesIn(text: string): readonly string[] {
  try {
    return scopeErrorSchema.safeParse(JSON.parse(text)).data?.required_scopes ?? [];
  } catch {
    return [];
  }
}

/** `X-RateLimit-Reset` counts seconds from the answer. Null when the three are not all there and numbers. */
function rateOf(headers: Headers, now: Instant): CalendlyRate | null {
  const [callsMax, callsRemaining, resetSeconds] = ["limit", "remaining", "reset"].map((name) => {
    const text = headers.get(`x-ratelimit-${name}`);
    return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
  });
  if (callsMax == null || callsRemaining == null || resetSeconds == null) return null;
  return { callsMax, callsRemaining, resetsAt: addMinutes(now, resetSeconds / 60) };
}

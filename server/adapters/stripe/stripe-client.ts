import Stripe from "stripe";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import { outcomeOfStatus, type CallOutcome } from "../../domain/health/call-outcome.ts";
import type { Clock, ClockWatch, Log, ProviderCalls, ProviderStates } from "../../ports.ts";
import { datedRequest } from "../http-date.ts";
import { reportTurns } from "../report-turns.ts";
import { BreakerOpen, createSharedBreaker, type SharedBreaker } from "../shared-breaker.ts";
import { stripeEndpointOf } from "./stripe-endpoint.ts";

/** Pinned: the webhook endpoint is created with the same version, so that both speak one language. */
export const STRIPE_API_VERSION = "2026-10-28.endive";

/** 20 s: two calls of one effect stay inside its lease. */
const TIMEOUT_MS = 20_000;

/** How to reach the Stripe account. */
export interface StripeSettings {
  readonly secretKey: string;
  /** Another server that speaks Stripe's protocol; null for Stripe's own. */
  readonly apiUrl: string | null;
  /** Called before each request; one that is not admitted is not sent, and fails like one without an answer. Absent: everything is admitted. */
  readonly admit?: () => boolean;
  /** Gets the dates of the answers. */
  readonly clockWatch?: ClockWatch;
  /** Is told of each request. */
  readonly calls?: ProviderCalls;
  /** Shared by all that ask Stripe in this process. Absent: Stripe is asked whatever it answered before. */
  readonly breaker?: SharedBreaker;
}

/** The SDK, speaking the pinned version. Repeats nothing by itself. */
export function createStripeClient(settings: StripeSettings): Stripe {
  return new Stripe(settings.secretKey, {
    apiVersion: STRIPE_API_VERSION,
    maxNetworkRetries: 0,
    timeout: TIMEOUT_MS,
    telemetry: false,
    httpClient: watchedClient(settings),
    ...(settings.apiUrl === null ? {} : addressOf(settings.apiUrl)),
  });
}

/** The SDK's HTTP client, with the limit, the breaker and the watches around it: an answer's status and headers can be read nowhere else. */
function watchedClient({ admit, clockWatch, calls, breaker }: StripeSettings): Stripe.HttpClient {
  const client = Stripe.createNodeHttpClient();
  const makeRequest = client.makeRequest.bind(client);
  client.makeRequest = async (...request) => {
    const [, , path, method] = request;
    const ended = calls?.begin("stripe", stripeEndpointOf(method, path));
    const send = () =>
      datedRequest(
        clockWatch,
        "stripe",
        () => makeRequest(...request),
        (answer) => dateIn(answer.getHeaders()),
      );
    if (admit?.() === false) {
      ended?.("not_sent");
      throw new Error("the rest of the rate limit is the worker's");
    }
    try {
      const answer = await (breaker === undefined ? send() : behind(breaker, send));
      ended?.(outcomeOfAnswer(answer));
      return answer;
    } catch (error) {
      ended?.(error instanceof BreakerOpen ? "not_sent" : "unavailable");
      throw error;
    }
  };
  return client;
}

type StripeAnswer = Pick<Stripe.HttpClientResponse, "getHeaders" | "getStatusCode">;

/** A failure that Stripe kept under an idempotency key and repeats says nothing of how Stripe is now. */
function outcomeOfAnswer(answer: StripeAnswer): CallOutcome {
  const isOld = answer.getHeaders()["idempotent-replayed"] === "true";
  const outcome = outcomeOfStatus(answer.getStatusCode());
  return isOld && outcome === "unavailable" ? "refused" : outcome;
}

/** An answer that says that Stripe is in trouble: thrown for the breaker alone. */
class OutageAnswer extends Error {}

async function behind<Answer extends StripeAnswer>(
  breaker: SharedBreaker,
  send: () => Promise<Answer>,
): Promise<Answer> {
  const outages: Answer[] = [];
  try {
    return await breaker.execute(async () => {
      const answer = await send();
      if (outcomeOfAnswer(answer) !== "unavailable") return answer;
      outages.push(answer);
      throw new OutageAnswer();
    });
  } catch (error) {
    const [outage] = outages;
    if (outage === undefined) throw error;
    return outage;
  }
}

/** 5 in a row, without an answer or with a 5xx; then 10 s, doubled up to a minute: somebody who wants to pay waits behind it. */
const PATIENCE = {
  failuresToOpen: 5,
  firstPauseMs: 10_000,
  pauseMsMax: 60_000,
  // Longer than a call's own time-out, which ends the probe.
  probeMsMax: TIMEOUT_MS + 5_000,
} as const;

/** The breaker for Stripe, of pages and worker together. No 4xx opens it: that is an answer, and the next request may well succeed. */
export function createStripeBreaker(parts: {
  readonly clock: Clock;
  readonly states: ProviderStates;
  readonly log: Log;
  readonly calls: ProviderCalls;
}): SharedBreaker {
  return createSharedBreaker({
    clock: parts.clock,
    states: parts.states,
    subject: "stripe",
    patience: PATIENCE,
    isOutage: () => true,
    ...reportTurns("stripe", "Stripe", parts),
  });
}

function dateIn(headers: Readonly<Record<string, unknown>>): string | null {
  const date = headers["date"];
  return typeof date === "string" ? date : null;
}

function addressOf(apiUrl: string): { host: string; port: string; protocol: "http" | "https" } {
  const url = new URL(apiUrl);
  const protocol = url.protocol === "http:" ? "http" : "https";
  return {
    host: url.hostname,
    port: url.port === "" ? (protocol === "http" ? "80" : "443") : url.port,
    protocol,
  };
}

/** Asks Stripe. Throws ProviderError instead of the SDK's errors. */
export async function callStripe<Result>(operation: string, request: () => Promise<Result>): Promise<Result> {
  try {
    return await request();
  } catch (error) {
    throw error instanceof Stripe.errors.StripeError ? providerErrorOf(operation, error) : error;
  }
}

/** The same as `callStripe`, with null for an id that Stripe does not know. */
export async function findAtStripe<Result>(
  operation: string,
  request: () => Promise<Result>,
): Promise<Result | null> {
  try {
    return await callStripe(operation, request);
  } catch (error) {
    if (error instanceof ProviderError && error.status === 404) return null;
    throw error;
  }
}

/**
 * What a failure means for us. Retryable: no answer, 409 (the same key is still in flight), 429, 5xx, a key that an operator must put
 * right (401, 403), and an idempotency key that was used with another request, of which nobody knows yet what it did. Stored under the idempotency key by Stripe: an answered 5xx, and whatever is an old answer, replayed.
 */
function providerErrorOf(
  operation: string,
  error: InstanceType<typeof Stripe.errors.StripeError>,
): ProviderError {
  const status = error.statusCode ?? null;
  const replayed = error.headers?.["idempotent-replayed"] === "true";
  const leftAlone = error.detail instanceof BreakerOpen ? error.detail : null;
  const keyWasUsed = status === 400 && error instanceof Stripe.errors.StripeIdempotencyError;
  const retryable = status === null || keyWasUsed || [401, 403, 409, 429].includes(status) || status >= 500;
  return new ProviderError(
    {
      provider: "stripe",
      operation,
      retryable,
      stored: replayed || (status !== null && status >= 500),
      replayed,
      keyWasUsed,
      status,
      code: error.code,
      providerMessage: leftAlone === null ? withoutPersonalWords(error.message) : undefined,
      retryAt: leftAlone?.until,
      // Stripe's own type and code only: its messages may quote what a person typed.
      reason:
        leftAlone !== null
          ? "does not answer just now"
          : [error.type, error.code, status].filter(Boolean).join(" "),
    },
    { cause: error },
  );
}

/** 300 characters: what is wrong and where to put it right; Stripe's messages are shorter. */
const MESSAGE_LENGTH_MAX = 300;

/** Stripe's message as an operator may read it: it may quote an address that a person typed, or a part of a key. */
function withoutPersonalWords(message: string): string {
  return message
    .replaceAll(/(?<![^\s"'`<>()])[^\s"'`<>()@\uff20]*[@\uff20][^\s"'`<>()]*/g, "(address)")
    .replaceAll(/\b[sr]k_(live|test)_[\w*]+/g, "(key)")
    .slice(0, MESSAGE_LENGTH_MAX);
}

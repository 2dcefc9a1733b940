import Stripe from "stripe";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import type { ClockWatch } from "../../ports.ts";
import { datedRequest } from "../http-date.ts";

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

/** The SDK's HTTP client, with the limit and the clock watch around it: an answer's headers can be read nowhere else. */
function watchedClient({ admit, clockWatch }: StripeSettings): Stripe.HttpClient {
  const client = Stripe.createNodeHttpClient();
  const makeRequest = client.makeRequest.bind(client);
  client.makeRequest = (...request) =>
    admit === undefined || admit()
      ? datedRequest(
          clockWatch,
          "stripe",
          () => makeRequest(...request),
          (answer) => dateIn(answer.getHeaders()),
        )
      : Promise.reject(new Error("the rest of the rate limit is the worker's"));
  return client;
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
      providerMessage: withoutPersonalWords(error.message),
      // Stripe's own type and code only: its messages may quote what a person typed.
      reason: [error.type, error.code, status].filter(Boolean).join(" "),
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

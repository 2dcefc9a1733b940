import type { ContentfulStatusCode } from "hono/utils/http-status";

import type { StripeApiContext } from "./stripe-api.ts";

interface ErrorDetails {
  status?: ContentfulStatusCode;
  type?: "invalid_request_error" | "idempotency_error" | "api_error" | "card_error";
  code?: string;
  param?: string;
  /** Whether the request was valid and the refusal came from carrying it out: then an idempotency key replays it. */
  kept?: boolean;
}

/** An answer other than 2xx, thrown by whoever finds the reason and written by `answerError`. */
export class StripeApiError extends Error {
  readonly status: ContentfulStatusCode;
  readonly type: string;
  readonly code: string | undefined;
  readonly param: string | undefined;
  readonly kept: boolean;

  constructor(message: string, details: ErrorDetails = {}) {
    super(message);
    this.status = details.status ?? 400;
    this.type = details.type ?? "invalid_request_error";
    this.code = details.code;
    this.param = details.param;
    this.kept = details.kept ?? false;
  }
}

/** `No such charge: 'ch_…'`: 404 for the object that a path or a parameter names, 400 for a list's cursor. */
export function noSuch(kind: string, id: string, param = "id", status: 400 | 404 = 404): StripeApiError {
  return new StripeApiError(`No such ${kind}: '${id}'`, { status, code: "resource_missing", param });
}

/** The answer to a path that Stripe does not have. */
export function unknownUrl(method: string, path: string): StripeApiError {
  return new StripeApiError(
    `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
    { status: 404 },
  );
}

/** The error that Stripe gives with a status of its own making: an outage, a rate limit, a lock. */
export function errorOfStatus(status: number): StripeApiError {
  const known = status as ContentfulStatusCode;
  if (status === 429) {
    return new StripeApiError(
      "Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.",
      { status: known, code: "rate_limit" },
    );
  }
  if (status === 409) {
    return new StripeApiError(
      "This object cannot be accessed right now because another API request or Stripe process is currently accessing it. If you see this error intermittently, retry the request.",
      { status: known, code: "lock_timeout" },
    );
  }
  if (status >= 500) {
    return new StripeApiError(
      "Sorry! There was an error while talking to one of our backends. Support has been notified.",
      { status: known, type: "api_error" },
    );
  }
  return new StripeApiError(`The request was refused with status ${status}.`, { status: known });
}

/** Writes an error in Stripe's envelope. Anything but a StripeApiError is a bug of this server and becomes a 500. */
export function answerError(context: StripeApiContext, error: unknown): Response {
  if (!(error instanceof StripeApiError)) console.error("The Stripe sandbox failed:", error);
  const known = error instanceof StripeApiError ? error : errorOfStatus(500);
  return context.json(
    {
      error: {
        ...(known.code === undefined
          ? {}
          : { code: known.code, doc_url: `https://stripe.com/docs/error-codes/${dashed(known.code)}` }),
        message: known.message,
        ...(known.param === undefined ? {} : { param: known.param }),
        request_log_url: `https://dashboard.stripe.com/test/logs/${context.get("requestId")}`,
        type: known.type,
      },
    },
    known.status,
  );
}

const dashed = (code: string): string => code.replaceAll("_", "-");

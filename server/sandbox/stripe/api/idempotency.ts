import type { ContentfulStatusCode } from "hono/utils/http-status";
import { createHash } from "node:crypto";

import type { Kernel } from "../../kernel/kernel.ts";
import { StripeApiError } from "./api-errors.ts";
import { canonicalForm } from "./form-encoding.ts";
import type { StripeApiContext, StripeApiMiddleware } from "./stripe-api.ts";

/** Stripe keeps an answer for at least a day; here it is a day exactly, so that a test can wait it out. */
const KEPT_MS = 24 * 60 * 60 * 1000;

const KEY_LENGTH_MAX = 255;

interface StoredAnswer {
  status: ContentfulStatusCode;
  body: string;
  requestId: string;
}

interface KeptRequest {
  fingerprint: string;
  keptUntilMs: number;
  /** Null while the first request is being carried out. */
  answer: StoredAnswer | null;
}

/**
 * Stripe's idempotency layer for POST requests: the first answer to a key is kept for a day, a 500 included, and
 * every later request with the same parameters gets it again. Refused parameters, 409 and 429 are not kept.
 *
 * It stands on both sides of the faults: `around` keeps the 5xx that a fault makes up; `inside` keeps the answer
 * to work that is done before a fault can hold or lose it, and replays it, so that a replay may suffer faults too.
 */
export function createIdempotency(kernel: Kernel): {
  around: StripeApiMiddleware;
  inside: StripeApiMiddleware;
} {
  const kept = new Map<string, KeptRequest>();

  function forgetOld(nowMs: number): void {
    for (const [key, request] of kept) {
      if (request.keptUntilMs > nowMs) return;
      kept.delete(key);
    }
  }

  function keep(key: string, fingerprint: string, answer: StoredAnswer | null): void {
    const keptUntilMs = kernel.clock.now().getTime() + KEPT_MS;
    kept.set(key, { fingerprint, keptUntilMs, answer });
  }

  /** The answer is on its way, slowly: to the caller the first request is not over. */
  const isBeingAnswered = (key: string): boolean =>
    kernel.requests
      .list("stripe")
      .some((entry) => entry.idempotencyKey === key && entry.fault === "delay" && entry.status === null);

  return {
    async around(context, next) {
      const key = keyOf(context);
      await next();
      if (key === null || context.res.status < 500) return;
      forgetOld(kernel.clock.now().getTime());
      if (kept.has(key)) return;
      keep(key, await fingerprintOf(context), await readAnswer(context));
    },

    async inside(context, next) {
      const key = keyOf(context);
      if (key === null) return next();
      if (key.length > KEY_LENGTH_MAX) {
        throw new StripeApiError(`Idempotency keys may be at most ${KEY_LENGTH_MAX} characters long.`);
      }
      const fingerprint = await fingerprintOf(context);
      forgetOld(kernel.clock.now().getTime());
      const earlier = kept.get(key);
      if (earlier !== undefined) {
        if (earlier.fingerprint !== fingerprint) throw otherParameters(key);
        if (earlier.answer === null || isBeingAnswered(key)) throw inUse(key);
        return replay(context, earlier.answer);
      }

      keep(key, fingerprint, null);
      await next();
      if (isKept(context)) keep(key, fingerprint, await readAnswer(context));
      else kept.delete(key);
      context.res.headers.set("idempotency-key", key);
      context.res.headers.set("original-request", context.get("requestId"));
      return undefined;
    },
  };
}

/** Only POST takes a key; GET and DELETE are idempotent by themselves. */
function keyOf(context: StripeApiContext): string | null {
  if (context.req.method !== "POST") return null;
  return context.req.header("idempotency-key") ?? null;
}

async function fingerprintOf(context: StripeApiContext): Promise<string> {
  const parameters = canonicalForm(await context.req.text());
  return createHash("sha256").update(`${context.req.path}\n${parameters}`).digest("hex");
}

function isKept(context: StripeApiContext): boolean {
  const { error } = context;
  if (error instanceof StripeApiError) return error.kept;
  return true;
}

async function readAnswer(context: StripeApiContext): Promise<StoredAnswer> {
  return {
    status: context.res.status as ContentfulStatusCode,
    body: await context.res.clone().text(),
    requestId: context.get("requestId"),
  };
}

function replay(context: StripeApiContext, { status, body, requestId }: StoredAnswer): Response {
  return context.body(body, status, {
    "content-type": "application/json",
    "idempotent-replayed": "true",
    "original-request": requestId,
    "request-id": requestId,
  });
}

function otherParameters(key: string): StripeApiError {
  return new StripeApiError(
    `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    { type: "idempotency_error" },
  );
}

function inUse(key: string): StripeApiError {
  return new StripeApiError(
    `There is currently another in-progress request using this Idempotent Key (that probably means you submitted twice, and the other request is still going through): ${key}. Please try again later.`,
    { status: 409, type: "idempotency_error", code: "idempotency_key_in_use" },
  );
}

import type { MiddlewareHandler } from "hono";
import { tooManyRequests } from "./api-errors.ts";
import { nowMs, type CalendlyState } from "../state/calendly-state.ts";
import { findCaller } from "./endpoint.ts";

const MINUTE_MS = 60_000;

/**
 * Counts each user's requests by the minute, says so on every response, and refuses what is over the limit with 429 and, as the
 * real service does, without Retry-After.
 */
export function rateLimit(state: CalendlyState): MiddlewareHandler {
  const used = new Map<string, { minute: number; requests: number }>();
  return async (context, next) => {
    const key = findCaller(state, context)?.account.uuid ?? "anonymous";
    const now = nowMs(state);
    const minute = Math.floor(now / MINUTE_MS);
    const known = used.get(key);
    const bucket = known?.minute === minute ? known : { minute, requests: 0 };
    used.set(key, bucket);
    bucket.requests += 1;
    const limit = state.requestsPerMinute;
    context.header("X-RateLimit-Limit", String(limit));
    context.header("X-RateLimit-Remaining", String(Math.max(0, limit - bucket.requests)));
    context.header("X-RateLimit-Reset", String(Math.ceil(((minute + 1) * MINUTE_MS - now) / 1000)));
    if (bucket.requests > limit) throw tooManyRequests("You have exceeded your request limit.");
    await next();
  };
}

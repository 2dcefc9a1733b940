import type { Context, Hono, MiddlewareHandler } from "hono";

import type { Cause } from "../state/stripe-state.ts";

/** What the middleware of the API leaves for its routes. */
export interface StripeApiEnv {
  Variables: { requestId: string };
}

export type StripeApi = Hono<StripeApiEnv>;
export type StripeApiContext = Context<StripeApiEnv>;
export type StripeApiMiddleware = MiddlewareHandler<StripeApiEnv>;

/** The request as the cause of what it changes. */
export function causeOf(context: StripeApiContext): Cause {
  return {
    requestId: context.get("requestId"),
    idempotencyKey: context.req.header("idempotency-key") ?? null,
  };
}

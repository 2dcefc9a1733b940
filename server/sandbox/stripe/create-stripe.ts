import { Hono } from "hono";

import type { Kernel } from "../kernel/kernel.ts";
import { dateAnswers, onOwnClock } from "../kernel/provider-clock.ts";
import { requestFaults } from "../kernel/request-faults.ts";
import { answerError, errorOfStatus, unknownUrl } from "./api/api-errors.ts";
import { authenticate, checkVersion, identifyRequest } from "./api/authentication.ts";
import { mountBalance } from "./resources/balance-transactions.ts";
import { mountCharges } from "./resources/charges.ts";
import { mountCheckoutSessions } from "./resources/checkout-session-routes.ts";
import { createControl } from "./control/control.ts";
import { mountDisputes } from "./resources/disputes.ts";
import { mountEvents } from "./resources/events.ts";
import { mountHostedCheckout } from "./hosted/hosted-checkout-page.ts";
import { createIdempotency } from "./api/idempotency.ts";
import { createLedger } from "./resources/ledger.ts";
import type { Ledger } from "./resources/ledger.ts";
import { mountPaymentIntents } from "./resources/payment-intents.ts";
import { mountRefunds } from "./resources/refund-routes.ts";
import type { StripeApi, StripeApiContext, StripeApiEnv } from "./api/stripe-api.ts";
import { createStripeState } from "./state/stripe-state.ts";
import { mountWebhookEndpoints } from "./resources/webhook-endpoints.ts";

export interface StripeSandbox {
  /** The API under `/v1` and the hosted pages under `/c/pay`, one origin for both. */
  app: Hono;
  /** For tests and people: what a payer, the Dashboard or a bank does, and what the sandbox remembers. */
  control: Hono;
  ledger: Ledger;
  /** Where the hosted pages are reached. To be called before the first session is made. */
  setBaseUrl(url: string): void;
}

/** A Stripe of its own: without objects, without webhook endpoints, on its own clock, which is the kernel's unless it was set apart. */
export function createStripe(sandbox: Kernel): StripeSandbox {
  const kernel = onOwnClock(sandbox, "stripe");
  const state = createStripeState(kernel);
  const idempotency = createIdempotency(kernel);

  const api: StripeApi = new Hono<StripeApiEnv>();
  api.onError((error, context) => answerError(context, error));
  const calls = "/:version{v[12]}/*";
  api.use(calls, identifyRequest, idempotency.around);
  api.use(
    calls,
    requestFaults(kernel, "stripe", (context, status) =>
      answerError(context as StripeApiContext, errorOfStatus(status)),
    ),
  );
  api.use(calls, authenticate, checkVersion, idempotency.inside);
  mountCheckoutSessions(api, state);
  mountPaymentIntents(api, state);
  mountCharges(api, state);
  mountRefunds(api, state);
  mountDisputes(api, state);
  mountEvents(api, state);
  mountWebhookEndpoints(api, state);
  mountBalance(api, state);
  api.all(calls, (context) => {
    throw unknownUrl(context.req.method, context.req.path);
  });

  const app = new Hono();
  app.use(dateAnswers(kernel.clock));
  app.route("/", api);
  mountHostedCheckout(app, state);

  return {
    app,
    control: createControl(state),
    ledger: createLedger(state),
    setBaseUrl(url) {
      state.baseUrl = url.replace(/\/$/, "");
    },
  };
}

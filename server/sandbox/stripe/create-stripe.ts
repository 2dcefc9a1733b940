import { Hono } from "hono";

import type { Kernel } from "../kernel/kernel.ts";
import { dateAnswers, onOwnClock } from "../kernel/provider-clock.ts";
import { requestFaults } from "../kernel/request-faults.ts";
import { answerError, errorOfStatus, unknownUrl } from "./api/api-errors.ts";
import { authenticate, checkVersion, identifyRequest, keyOf } from "./api/authentication.ts";
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
import { createApiKeys, OWN_ACCOUNT, type ApiKeys } from "./state/api-keys.ts";
import { createStripeState, type StripeState } from "./state/stripe-state.ts";
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
  const keys = createApiKeys(kernel);
  const state = createStripeState(kernel);
  const apiOfOthers = new Map<string, StripeApi>();

  /** Somebody else's account: nothing of ours is in it. Its hosted pages are not served. */
  function apiOfOther(account: string): StripeApi {
    const existing = apiOfOthers.get(account);
    if (existing !== undefined) return existing;
    const other = { ...createStripeState(kernel), baseUrl: state.baseUrl };
    const api = createApi(kernel, other, keys);
    apiOfOthers.set(account, api);
    return api;
  }

  const app = new Hono();
  app.use(dateAnswers(kernel.clock));
  app.use(CALLS, async (context, next) => {
    const status = keys.statusOf(keyOf(context.req.header("authorization") ?? ""));
    if (status.kind !== "good" || status.account === OWN_ACCOUNT) return next();
    return apiOfOther(status.account).fetch(context.req.raw);
  });
  app.route("/", createApi(kernel, state, keys));
  mountHostedCheckout(app, state);

  return {
    app,
    control: createControl(state, keys),
    ledger: createLedger(state),
    setBaseUrl(url) {
      state.baseUrl = url.replace(/\/$/, "");
    },
  };
}

const CALLS = "/:version{v[12]}/*";

/** The API as it answers to the keys of one account. */
function createApi(kernel: Kernel, state: StripeState, keys: ApiKeys): StripeApi {
  const idempotency = createIdempotency(kernel);
  const api: StripeApi = new Hono<StripeApiEnv>();
  api.onError((error, context) => answerError(context, error));
  api.use(CALLS, identifyRequest, idempotency.around);
  api.use(
    CALLS,
    requestFaults(kernel, "stripe", (context, status) =>
      answerError(context as StripeApiContext, errorOfStatus(status)),
    ),
  );
  api.use(CALLS, authenticate(keys), checkVersion, idempotency.inside);
  mountCheckoutSessions(api, state);
  mountPaymentIntents(api, state);
  mountCharges(api, state);
  mountRefunds(api, state);
  mountDisputes(api, state);
  mountEvents(api, state);
  mountWebhookEndpoints(api, state);
  mountBalance(api, state);
  api.all(CALLS, (context) => {
    throw unknownUrl(context.req.method, context.req.path);
  });

  return api;
}

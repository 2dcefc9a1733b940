import { Hono } from "hono";
import type { Kernel } from "../kernel/kernel.ts";
import { dateAnswers, onOwnClock } from "../kernel/provider-clock.ts";
import { requestFaults } from "../kernel/request-faults.ts";
import { addAccountRoutes } from "./api/account-routes.ts";
import { ApiError, answerError, answerStatus } from "./api/api-errors.ts";
import { addAvailabilityRoutes } from "./api/availability-routes.ts";
import { createCalendlyState } from "./state/calendly-state.ts";
import { createControl } from "./control/control-routes.ts";
import { addDataComplianceRoutes } from "./api/data-compliance-routes.ts";
import { addEventTypeRoutes } from "./api/event-type-routes.ts";
import { addCancelPage } from "./hosted/hosted-cancel-page.ts";
import { addProfilePages } from "./hosted/hosted-profile-page.ts";
import { addReschedulePage } from "./hosted/hosted-reschedule-page.ts";
import { addSchedulingPages } from "./hosted/hosted-scheduling-page.ts";
import { addInviteeRoutes } from "./api/invitee-routes.ts";
import { createLedger, type Ledger } from "./resources/ledger.ts";
import { addNoShowRoutes } from "./api/no-show-routes.ts";
import { addOauthRoutes, answerOauthStatus } from "./hosted/oauth-routes.ts";
import { rateLimit } from "./api/rate-limit.ts";
import { addScheduledEventRoutes } from "./api/scheduled-event-routes.ts";
import { addSchedulingLinkRoutes } from "./api/scheduling-link-routes.ts";
import { seedAccounts } from "./state/seed-accounts.ts";
import { answerUnknownPage, isApiRequest } from "./hosted/unknown-page.ts";
import { addWebhookSubscriptionRoutes } from "./api/webhook-subscription-routes.ts";

export interface Calendly {
  /** API, authorization and hosted pages on one origin. */
  app: Hono;
  /** Routes for the control panel. */
  control: Hono;
  ledger: Ledger;
  /** To be called once, as soon as the server's origin is known: every URI begins with it. */
  setBaseUrl(url: string): void;
}

/**
 * A scheduling provider that speaks Calendly's wire protocol, with three accounts. Keeps everything in memory; time comes from its
 * own clock, which is the kernel's unless it was set apart, and webhooks leave through the kernel's post office.
 */
export function createCalendly(sandbox: Kernel, options: { redirectUrl: string | null }): Calendly {
  const kernel = onOwnClock(sandbox, "calendly");
  const state = createCalendlyState(kernel, options.redirectUrl);
  seedAccounts(state);
  const ledger = createLedger(state);
  const app = new Hono();
  app.use(dateAnswers(kernel.clock));

  const faults = requestFaults(kernel, "calendly", answerStatus);
  const oauthFaults = requestFaults(kernel, "calendly", answerOauthStatus);
  const limits = rateLimit(state);
  app.use(async (context, next) => (isApiRequest(context) ? faults(context, next) : next()));
  app.use(async (context, next) => (isApiRequest(context) ? limits(context, next) : next()));

  addAccountRoutes(app, state);
  addEventTypeRoutes(app, state);
  addAvailabilityRoutes(app, state);
  addScheduledEventRoutes(app, state);
  addInviteeRoutes(app, state);
  addSchedulingLinkRoutes(app, state);
  addWebhookSubscriptionRoutes(app, state);
  addNoShowRoutes(app, state);
  addDataComplianceRoutes(app, state);

  for (const path of ["/oauth/token", "/oauth/revoke", "/oauth/introspect"]) app.use(path, oauthFaults);
  addOauthRoutes(app, state);
  addCancelPage(app, state);
  addReschedulePage(app, state);
  addProfilePages(app, state);
  addSchedulingPages(app, state);

  app.notFound(answerUnknownPage);
  app.onError((error, context) => {
    if (!(error instanceof ApiError)) console.error(error);
    return answerError(context, error);
  });

  return {
    app,
    control: createControl(state, ledger),
    ledger,
    setBaseUrl(url) {
      state.baseUrl = url.replace(/\/$/, "");
    },
  };
}

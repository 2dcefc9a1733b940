import { createCallerFactory, router } from "./trpc.ts";
import { apiKeysRouter } from "./api-keys-router.ts";
import { alertsRouter } from "./alerts-router.ts";
import { accountRouter } from "./account-router.ts";
import { contractBookingsRouter } from "./contract-bookings-router.ts";
import { contractEventsRouter } from "./contract-events-router.ts";
import { contractEventTypesRouter } from "./contract-event-types-router.ts";
import { contractSchedulingRouter } from "./contract-scheduling-router.ts";
import { bookingRouter } from "./booking-router.ts";
import { builderRouter } from "./builder-router.ts";
import { foundRouter } from "./found-router.ts";
import { funnelRouter } from "./funnel-router.ts";
import { myBookingsRouter } from "./my-bookings-router.ts";
import { myBuilderRouter } from "./my-builder-router.ts";
import { myConnectionRouter } from "./my-connection-router.ts";
import { mySessionTypesRouter } from "./my-session-types-router.ts";
import { deadLettersRouter } from "./dead-letters-router.ts";
import { deliveriesRouter } from "./deliveries-router.ts";
import { mailSamplesRouter } from "./mail-samples-router.ts";
import { operationsRouter } from "./operations-router.ts";
import { operatorBookingsRouter } from "./operator-bookings-router.ts";
import { problemReportsRouter } from "./problem-reports-router.ts";
import { myEmbedRouter } from "./my-embed-router.ts";
import { myPasskeysRouter } from "./my-passkeys-router.ts";
import { myReviewsRouter } from "./my-reviews-router.ts";
import { operatorReviewsRouter } from "./operator-reviews-router.ts";
import { reviewsRouter } from "./reviews-router.ts";
import { sitePoliciesRouter } from "./site-policies-router.ts";
import { secondFactorRouter } from "./second-factor-router.ts";
import { topicsRouter } from "./topics-router.ts";
import { unsubscribeRouter } from "./unsubscribe-router.ts";
import { webhookEndpointsRouter } from "./webhook-endpoints-router.ts";

/** Every procedure. The browser imports this type and nothing else. */
export const appRouter = router({
  account: accountRouter,
  builder: builderRouter,
  booking: bookingRouter,
  myBuilder: myBuilderRouter,
  mySessionTypes: mySessionTypesRouter,
  myBookings: myBookingsRouter,
  myConnection: myConnectionRouter,
  found: foundRouter,
  funnel: funnelRouter,
  alerts: alertsRouter,
  mailSamples: mailSamplesRouter,
  operations: operationsRouter,
  operatorBookings: operatorBookingsRouter,
  deadLetters: deadLettersRouter,
  deliveries: deliveriesRouter,
  problemReports: problemReportsRouter,
  secondFactor: secondFactorRouter,
  myPasskeys: myPasskeysRouter,
  topics: topicsRouter,
  unsubscribe: unsubscribeRouter,
  reviews: reviewsRouter,
  myReviews: myReviewsRouter,
  operatorReviews: operatorReviewsRouter,
  sitePolicies: sitePoliciesRouter,
  myEmbed: myEmbedRouter,
  webhookEndpoints: webhookEndpointsRouter,
  apiKeys: apiKeysRouter,
  contractBookings: contractBookingsRouter,
  contractEventTypes: contractEventTypesRouter,
  contractEvents: contractEventsRouter,
  contractScheduling: contractSchedulingRouter,
});

export type AppRouter = typeof appRouter;

/** Calls procedures from loaders and actions, in process. */
export const createCaller = createCallerFactory(appRouter);
export type AppCaller = ReturnType<typeof createCaller>;

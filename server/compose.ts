import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { Server } from "node:http";
import type { ServerBuild } from "@remix-run/node";
import { readSchemaStatus } from "../db/core/schema-requirement.ts";
import { createInboxIntake } from "../db/queue/inbox-intake.ts";
import { hasEffect } from "../db/bookings/effect-status.ts";
import { createTurnstile } from "./adapters/turnstile.ts";
import { verifyCalendlyDelivery } from "./adapters/calendly/calendly-webhook.ts";
import { createMailReportVerifier, readMailReport } from "./adapters/mail-webhook.ts";
import { createSharpPictures } from "./adapters/sharp-pictures.ts";
import { createKeptLinkCards } from "./adapters/link-cards/kept-link-cards.ts";
import { addressIn } from "./adapters/smtp-mailer.ts";
import { createStripeAdmin } from "./adapters/stripe/stripe-admin.ts";
import { createStripeBreaker, STRIPE_API_VERSION } from "./adapters/stripe/stripe-client.ts";
import { createStripePagesShare } from "./adapters/stripe/stripe-pages-share.ts";
import { createStripePayments } from "./adapters/stripe/stripe-payments.ts";
import { verifyStripeDelivery } from "./adapters/stripe/stripe-webhook.ts";
import { createWebhookProbe } from "./adapters/webhook-probe.ts";
import { isLiveKey } from "./allowed-settings.ts";
import { APP_VERSION } from "./app-version.ts";
import type { BookingDeps } from "./booking/booking-deps.ts";
import { connectFromSettings } from "./calendly-connection/connect/connect-from-settings.ts";
import { createFoundPages } from "./found/found-pages.ts";
import { createKeptSiteFigures } from "./found/kept-site-figures.ts";
import { createFreeTimesWatch } from "./free-times/create-free-times-watch.ts";
import { createDrain } from "./http/drain.ts";
import { createReadyCheck } from "./http/check-ready.ts";
import { keepPublishedPolicies } from "./site-policy/keep-published-policies.ts";
import { demoControlsOf } from "./demo-controls-of.ts";
import { providerPagesOf } from "./provider-pages-of.ts";
import { checkoutUrlsOf } from "./checkout-urls-of.ts";
import { loadContextFor } from "./http/create-load-context.ts";
import type { BookingState } from "./domain/booking/booking.ts";
import type { BookingId } from "./domain/values/ids.ts";
import type { BookingChanges } from "./ports.ts";
import { joinProcesses } from "./join-processes.ts";
import { languagesOf } from "./domain/text/known-languages.ts";
import { STRIPE_WEBHOOK_PATH } from "./domain/providers/stripe-events.ts";
import { guardedMetrics } from "./http/guarded-metrics.ts";
import { logRequest } from "./http/log-request.ts";
import { createViewerKinds } from "./http/request/viewer-kinds.ts";
import { createHttpShell } from "./http/create-http-shell.ts";
import type { StaticFiles } from "./http/answer-from-disk.ts";
import { ROUTES } from "./http/routes/route-table.ts";
import { createBookingStreams } from "./http/stream/booking-streams.ts";
import type { CheckupDeps } from "./doctor/check-deps.ts";
import { recordReport } from "./mail-events/record-report.ts";
import { takeBackWrongClock } from "./operations/notify-wrong-clock.ts";
import { readHealth } from "./health/read-health.ts";
import { keepListings } from "./search/keep-listings.ts";
import { scheduleOf } from "./schedule-of.ts";
import { createWorker, useCaseDeps } from "./worker/create-worker.ts";
import { createWebhookReceiver, type ReceiverSettings } from "./http/receive-webhook.ts";
import { type Services } from "./open-services.ts";

/** What the checks of an installation look at. */
export function checkupDepsOf(services: Services): CheckupDeps {
  const { env, database, clock, calendars, secretBox, mailer, auth, log } = services;
  return {
    database,
    clock,
    calendars: calendars.forPages,
    oauth: services.connections.oauth,
    secretBox,
    paymentsAdmin: createStripeAdmin({
      secretKey: env.STRIPE_SECRET_KEY,
      apiUrl: env.STRIPE_API_URL ?? null,
    }),
    webhookProbe: createWebhookProbe({ stripeUrl: `${env.APP_URL}${STRIPE_WEBHOOK_PATH}` }),
    mailer,
    verifyMail: () => mailer.verify(),
    readSchemaStatus: () => readSchemaStatus(database, APP_VERSION),
    operatorAddresses: () => auth.listOperatorAddresses(),
    log,
    settings: {
      appVersion: APP_VERSION,
      appUrl: env.APP_URL,
      stripeWebhookSecrets: env.STRIPE_WEBHOOK_SECRETS,
      stripeApiVersion: STRIPE_API_VERSION,
      timeZoneData: process.versions["tz"] ?? "unknown",
    },
  };
}

export interface RunningApp {
  /** For hot reload, which speaks over it as well. */
  readonly server: Server;
  /** For pages that stay open. */
  readonly bookingChanges: BookingChanges;
  /** What use cases use for pages, with this app's worker behind it and their share of the providers' quotas. */
  readonly deps: BookingDeps;
  /** The same as the worker's own tasks have it: the whole quota. */
  readonly taskDeps: BookingDeps;
  /** Begins to listen and to work. Resolves to the port. */
  start(): Promise<number>;
  /**
   * In the reverse order: is not ready any more, lets whoever stands in front turn away, accepts nothing new and answers what is in flight,
   * finishes the rows that the worker has leased, closes the database. Safe to call twice.
   */
  stop(): Promise<void>;
}

export interface Front {
  readonly mode: "development" | "production";
  readonly loadBuild: () => Promise<ServerBuild>;
  readonly staticFiles: StaticFiles;
}

/** 4 questions to Calendly under way at once. Whoever waits here keeps nobody waiting, so that none is turned away. */
const FREE_TIMES_READERS = {
  work: "reading of free times",
  atOnceMax: 4,
  waitingMax: Infinity,
  retryAfterSeconds: 1,
};

/** 1 s: some hundreds of builders. */
const INDEX_AT_START_MS_MAX = 1_000;

/** Composes worker, procedures and HTTP from the services. Nothing runs before `start`. */
export function composeApp(services: Services, front: Front): RunningApp {
  const { env, log, database, clock, mailer, calendars, auth, secretBox, metrics, tracing } = services;
  const ownProcess = { id: randomUUID(), host: hostname() };
  const others = joinProcesses(services, ownProcess);
  const stripe = {
    secretKey: env.STRIPE_SECRET_KEY,
    apiUrl: env.STRIPE_API_URL ?? null,
    clockWatch: services.clockWatch,
    calls: services.providerCalls,
    breaker: createStripeBreaker({
      clock,
      states: services.providerStates,
      log,
      calls: services.providerCalls,
    }),
  };
  const owner = {
    installation: services.installation,
    knowsEffect: (bookingId: BookingId, effectKey: string) =>
      hasEffect(database.kysely, bookingId, effectKey),
  };
  const freeTimesReaders = createTurnstile(FREE_TIMES_READERS);
  const freeTimes = createFreeTimesWatch(
    {
      ...services,
      database: services.workDatabase,
      calendars: calendars.forPages,
      inTurn: (work) => freeTimesReaders.run(work),
    },
    { everyMinutes: env.FREE_TIMES_EVERY_MINUTES === 0 ? null : env.FREE_TIMES_EVERY_MINUTES },
  );
  const policies = keepPublishedPolicies({ database, clock });
  const shared = {
    database,
    clock,
    payments: createStripePayments(stripe, owner),
    calendars,
    limits: services.limits,
    accounts: auth,
    randomBytes: services.randomBytes,
    secretBox,
    webhookSender: services.webhookSender,
    funnel: services.funnel,
    freeTimes,
    ...(tracing === undefined ? {} : { tracing }),
    countTransition: (state: BookingState) => metrics.countTransition(state),
    bookingChanged: (bookingId: BookingId) => others.bookingChanged(bookingId),
    policiesChanged: () => policies.forget(),
    log,
    settings: {
      appUrl: env.APP_URL,
      mailAddress: addressIn(env.MAIL_FROM),
      calendlyApiUrl: env.CALENDLY_API_URL,
      holdMinutes: env.HOLD_MINUTES,
      bookingsPerDayMax: env.BOOKINGS_PER_DAY_MAX,
      asksEarlyStart: env.EARLY_START_CONSENT === "asked",
    },
  };
  const forWorker: Parameters<typeof createWorker>[0] = {
    ...shared,
    database: services.workDatabase,
    mailer,
    operators: () => auth.listOperators(),
    stripeEvents: { isLive: isLiveKey(env.STRIPE_SECRET_KEY), installation: services.installation },
    countHandled: (queue, type, outcome) => metrics.countHandled(queue, type, outcome),
  };
  const ownClock = { ...services, process: ownProcess };
  const worker = createWorker(forWorker, scheduleOf(services, ownClock), {
    hold: services.hold,
    wakeOthers: () => others.tell("work"),
    // Nobody asks before there is a server.
    isAwaited: () => shell.isAwaited(),
  });
  const admit = createStripePagesShare(env.STRIPE_SECRET_KEY, () => others.count());
  const forPages = {
    database,
    calendars: calendars.forPages,
    payments: createStripePayments({ ...stripe, admit }, owner),
  };
  const taskDeps = useCaseDeps(forWorker, worker);
  const deps = { ...taskDeps, ...forPages };
  clock.onAdvance(() => worker.wake());
  metrics.followClock(() => services.clockWatch.measured());
  metrics.followHealth(() => readHealth(database.kysely, clock.now()));
  metrics.followDatabase(() => database.availability.isAway());
  const intake = createInboxIntake(database, {
    ...worker.arrivals,
    // Those for which this process has no place: the others may have one.
    wake() {
      worker.wakeInbox();
      others.tell("inbox");
    },
  });
  const receiveWebhook = createWebhookReceiver({
    database,
    intake,
    clock,
    secretBox,
    activity: services.activity,
    log,
    verifyStripe: (delivery) => verifyStripeDelivery({ ...delivery, secrets: env.STRIPE_WEBHOOK_SECRETS }),
    verifyCalendly: verifyCalendlyDelivery,
    ...mailReportsOf(services),
  });
  const streams = createBookingStreams({ changes: others.bookingChanges });
  metrics.followStreams(() => streams.count());
  const languages = languagesOf({ isSandbox: env.MAILBOX_URL !== undefined });
  const isStaging = env.APP_ENV === "staging";
  const mayBeFound = !isStaging && env.SEARCH_ENGINES === "welcome";
  const demo = demoControlsOf(env);
  const shell = createHttpShell({
    appUrl: env.APP_URL,
    routes: ROUTES,
    languages,
    isStaging,
    mayBeFound,
    trustedProxyHops: env.TRUSTED_PROXY_HOPS,
    drain: createDrain(env.DRAIN_SECONDS * 1000),
    requestsPerMinuteMax: env.REQUESTS_PER_MINUTE_MAX,
    policyOrigins: {
      calendlySiteUrl: env.CALENDLY_SITE_URL,
      calendlyAuthUrl: env.CALENDLY_AUTH_URL,
      checkoutUrls: checkoutUrlsOf(env),
    },
    ...front,
    hasDemoBar: demo !== null,
    receiveWebhook,
    createLoadContext: loadContextFor({
      deps,
      auth,
      connections: services.connections,
      checkup: checkupDepsOf(services),
      pictures: createSharpPictures(),
      linkCards: createKeptLinkCards(),
      foundPages: createFoundPages({ database, clock }),
      siteFigures: createKeptSiteFigures({ database, clock }),
      mailboxUrl: env.MAILBOX_URL ?? null,
      demo,
      isStaging,
      mayBeFound,
      providerPages: providerPagesOf(env),
      publishedPolicies: () => policies.current(),
      noteErasure: services.noteErasure,
      streams,
      languages,
    }),
    streams,
    checkReady: createReadyCheck({ database, clock }),
    availability: database.availability,
    hold: services.hold,
    ...(tracing === undefined ? {} : { tracing }),
    exposeMetrics: env.METRICS_TOKEN === undefined ? null : guardedMetrics(metrics, env.METRICS_TOKEN),
    observeRequest: (answered) => {
      metrics.observeRequest(answered);
      if (env.ACCESS_LOG === "on") logRequest(log, answered);
    },
    sawProfile: (seen) => services.funnel.saw(seen),
    findViewer: createViewerKinds(
      async (cookie) => (await auth.findActor(new Request(env.APP_URL, { headers: { cookie } }))).kind,
    ),
    log,
  });
  let stopping: Promise<void> | null = null;

  /** Whatever fails on the way: the worker finishes what it has leased, and the database is closed. */
  async function stop(): Promise<void> {
    try {
      await shell.stop();
      await intake.close();
    } finally {
      await worker.stop();
      await freeTimes.stop();
      await others.stop();
      await takeBackWrongClock(ownClock).catch(() => undefined);
      await services.close();
    }
  }

  return {
    server: shell.server,
    bookingChanges: others.bookingChanges,
    deps,
    taskDeps,
    async start() {
      // After a migration nobody is in the index. Where there are many, the worker goes on with it: the start is not kept by it.
      await keepListings(services, AbortSignal.timeout(INDEX_AT_START_MS_MAX)).catch((error: unknown) => {
        log.warn(
          { error },
          "The index of builders could not be brought up to date; the worker goes on with it",
        );
      });
      // Asked before anybody is let in: a process that answers does not end because the database is away for a moment.
      const isFree = await services.hold.look();
      const port = await shell.listen(env.PORT, env.HOST);
      worker.start();
      others.start(worker);
      if (!isFree) {
        // Nothing is connected, either: the next start does it.
        log.warn(
          { held: true },
          "Held after a restore: nothing is booked, sent or paid back until `npm run release`, which says what is left to compare",
        );
      } else if (env.CALENDLY_PERSONAL_ACCESS_TOKEN !== undefined) {
        await connectFromSettings(services.connections, env.CALENDLY_PERSONAL_ACCESS_TOKEN);
      }
      return port;
    },
    stop() {
      stopping ??= stop();
      return stopping;
    },
  };
}

function mailReportsOf(services: Services): Pick<ReceiverSettings, "mailReports"> {
  const { clock, database, env, log, secretBox } = services;
  const secrets = env.MAIL_EVENTS_SECRETS;
  if (secrets === undefined) return {};
  return {
    mailReports: {
      verify: createMailReportVerifier(secrets),
      read: readMailReport,
      record: (report, delivery) => recordReport({ clock, database, log, secretBox }, report, delivery),
    },
  };
}

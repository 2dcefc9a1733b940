import { randomBytes, randomUUID } from "node:crypto";
import { hostname } from "node:os";
import type { Server } from "node:http";
import type { ServerBuild } from "@remix-run/node";
import { prepareSchema, readSchemaStatus, requireSchema } from "../db/core/schema-requirement.ts";
import { createInboxIntake } from "../db/queue/inbox.ts";
import { openDatabase, type Database } from "../db/core/open-database.ts";
import { hasEffect } from "../db/bookings/effect-status.ts";
import { createCalendlyClient } from "./adapters/calendly/calendly-client.ts";
import { CALENDLY_PATIENCE } from "./adapters/calendly/calendly-guard.ts";
import { verifyCalendlyDelivery } from "./adapters/calendly/calendly-webhook.ts";
import { createSecretBox } from "./adapters/secret-box.ts";
import { createSharpPictures } from "./adapters/sharp-pictures.ts";
import { addressIn, createSmtpMailer, type SmtpMailer } from "./adapters/smtp-mailer.ts";
import { createStripeAdmin } from "./adapters/stripe/stripe-admin.ts";
import { STRIPE_API_VERSION } from "./adapters/stripe/stripe-client.ts";
import { createStripePagesShare } from "./adapters/stripe/stripe-pages-share.ts";
import { createStripePayments } from "./adapters/stripe/stripe-payments.ts";
import { verifyStripeDelivery } from "./adapters/stripe/stripe-webhook.ts";
import { createSystemClock, type SystemClock } from "./adapters/system-clock.ts";
import { createWebhookProbe } from "./adapters/webhook-probe.ts";
import { APP_VERSION } from "./app-version.ts";
import { createAuth } from "./auth/create-auth.ts";
import type { Auth } from "./auth/auth.ts";
import { calendlyOAuthOf } from "./calendly-oauth-of.ts";
import type { BookingDeps } from "./booking/booking-deps.ts";
import { createUsageCounter } from "./calendly-connection/count-usage.ts";
import { connectFromSettings } from "./calendly-connection/connect/connect-from-settings.ts";
import type { ConnectionDeps } from "./calendly-connection/connection-deps.ts";
import { createCalendars } from "./calendly-connection/token/open-calendars.ts";
import { checkSealedSecrets } from "./calendly-connection/token/re-encrypt-secrets.ts";
import { createReadyCheck } from "./http/check-ready.ts";
import { checkoutUrlsOf } from "./checkout-urls-of.ts";
import { loadContextFor } from "./http/create-load-context.ts";
import type { BookingId } from "./domain/values/ids.ts";
import { STRIPE_WEBHOOK_PATH } from "./domain/providers/stripe-events.ts";
import type { Env } from "./env.ts";
import { lookAtInstallation, meetInstallation } from "./installation/meet-installation.ts";
import { guardedMetrics } from "./http/guarded-metrics.ts";
import { createHttpShell, type StaticFiles } from "./http/http.ts";
import { ROUTES } from "./http/routes/route-table.ts";
import { createLimits } from "./limits/create-limits.ts";
import { createLog } from "./log.ts";
import { createMetrics } from "./metrics.ts";
import type { Calendars, Installation, Limits, Log, RandomBytes, SecretBox } from "./ports.ts";
import type { CheckupDeps } from "./report/check-deps.ts";
import { takeBackWrongClock } from "./report/notify-wrong-clock.ts";
import { watchClock, type WatchedClock } from "./report/watch-clock.ts";
import { queueStates } from "./queue-states.ts";
import { scheduleOf } from "./schedule-of.ts";
import { createWorker, useCaseDeps } from "./worker/create-worker.ts";
import { createWebhookReceiver } from "./http/receive-webhook.ts";

/** The services of the app, tools and the demo's seed: one database, one clock, the adapters. */
export interface Services {
  readonly env: Env;
  readonly log: Log;
  readonly database: Database;
  readonly clock: SystemClock;
  readonly clockWatch: WatchedClock;
  readonly mailer: SmtpMailer;
  readonly secretBox: SecretBox;
  readonly limits: Limits;
  readonly calendars: Calendars & { readonly forPages: Calendars };
  readonly connections: ConnectionDeps;
  readonly auth: Auth;
  readonly randomBytes: RandomBytes;
  readonly installation: Installation;
  /** Closes what was opened, the database last. */
  close(): Promise<void>;
}

/**
 * Opens everything that an entry point needs before it serves anybody. The app brings the database up to date; a tool refuses one that is not; a
 * check leaves it as it is. Throws SchemaError on a database that is too new, and InstallationError on another's.
 */
export async function openServices(
  env: Env,
  mode: "migrate_the_database" | "expect_it_migrated" | "leave_the_database" = "migrate_the_database",
): Promise<Services> {
  const log = createLog(env.LOG_LEVEL);
  const database = openDatabase(env.DATABASE_URL);
  try {
    await meetDatabase(database, mode, log);
  } catch (error) {
    await database.close();
    throw error;
  }
  const clock = await createSystemClock(env.CLOCK_URL ?? null);
  const installation = await meetOrClose({ env, database, clock }, mode);
  const clockWatch = watchClock({ clock, log });
  const mailer = createSmtpMailer({ smtpUrl: env.SMTP_URL, from: env.MAIL_FROM });
  const secretBox = createSecretBox(env.ENCRYPTION_KEYS);
  const calendlyUsage = createUsageCounter({ database, clock, log });
  if (mode === "migrate_the_database") await checkSealedSecrets({ database, secretBox });
  const limits = createLimits({ database, clock, secretBox });
  const auth = createAuth({
    database,
    mailer,
    log,
    clock,
    limits,
    appUrl: env.APP_URL,
    secret: env.AUTH_SECRET,
    secretBox,
    asksSecondFactor: env.OPERATOR_SECOND_FACTOR === "required",
    signInsPerAddressMax: env.SIGN_INS_PER_TEN_MINUTES_MAX,
  });
  const forConnections = {
    database,
    secretBox,
    clock,
    oauth: calendlyOAuthOf(env),
    randomBytes: chance,
    mailer,
    operatorAddresses: () => auth.listOperatorAddresses(),
    log,
    settings: { appUrl: env.APP_URL },
  };
  const calendars = createCalendars({
    ...forConnections,
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    calendarWithToken: createCalendlyClient({
      apiUrl: env.CALENDLY_API_URL,
      siteUrl: env.CALENDLY_SITE_URL,
      clock,
      clockWatch,
      usage: calendlyUsage,
      log,
      patience: CALENDLY_PATIENCE,
    }),
  });
  return {
    env,
    log,
    database,
    clock,
    clockWatch,
    mailer,
    secretBox,
    limits,
    calendars,
    connections: { ...forConnections, calendars: calendars.forPages },
    auth,
    randomBytes: forConnections.randomBytes,
    installation,
    async close() {
      clock.stop();
      mailer.close();
      await calendlyUsage.stop();
      await auth.settle();
      await database.close();
    },
  };
}

function chance(length: number): Uint8Array {
  return new Uint8Array(randomBytes(length));
}

/** Before anything can use an access token. */
async function meetOrClose(
  { env, database, clock }: Pick<Services, "env" | "database" | "clock">,
  mode: NonNullable<Parameters<typeof openServices>[1]>,
): Promise<Installation> {
  const setting = env.INSTALLATION_ID ?? null;
  try {
    return mode === "leave_the_database"
      ? await lookAtInstallation(database, setting)
      : await meetInstallation({ database, clock, randomBytes: chance, setting });
  } catch (error) {
    clock.stop();
    await database.close();
    throw error;
  }
}

async function meetDatabase(
  database: Database,
  mode: NonNullable<Parameters<typeof openServices>[1]>,
  log: Log,
): Promise<void> {
  switch (mode) {
    case "leave_the_database":
      return;
    case "expect_it_migrated":
      return requireSchema(database, APP_VERSION);
    case "migrate_the_database": {
      const { applied, status } = await prepareSchema(database, APP_VERSION);
      if (applied.length > 0) log.info({ migrations: applied }, "The database is up to date");
      if (status.kind === "newer")
        log.warn({ migrations: status.unknown }, "A newer version has migrated the database: left as it is");
    }
  }
}

/** What the checks of an installation look at. */
export function checkupDepsOf(services: Services): CheckupDeps {
  const { env, database, clock, calendars, secretBox, mailer, auth, log } = services;
  return {
    database,
    clock,
    calendars: calendars.forPages,
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
  /** What use cases use for pages, with this app's worker behind it and their share of the providers' quotas. */
  readonly deps: BookingDeps;
  /** The same as the worker's own tasks have it: the whole quota. */
  readonly taskDeps: BookingDeps;
  /** Begins to listen and to work. Resolves to the port. */
  start(): Promise<number>;
  /**
   * In the reverse order: accepts nothing new and answers what is in flight, finishes the rows that the worker has leased, closes
   * the database. Safe to call twice.
   */
  stop(): Promise<void>;
}

export interface Front {
  readonly mode: "development" | "production";
  readonly loadBuild: () => Promise<ServerBuild>;
  readonly staticFiles: StaticFiles;
}

/** Composes worker, procedures and HTTP from the services. Nothing runs before `start`. */
export function composeApp(services: Services, front: Front): RunningApp {
  const { env, log, database, clock, mailer, calendars, auth, secretBox } = services;
  const metrics = createMetrics();
  const stripe = {
    secretKey: env.STRIPE_SECRET_KEY,
    apiUrl: env.STRIPE_API_URL ?? null,
    clockWatch: services.clockWatch,
  };
  const owner = {
    installation: services.installation,
    knowsEffect: (bookingId: BookingId, effectKey: string) =>
      hasEffect(database.kysely, bookingId, effectKey),
  };
  const shared = {
    database,
    clock,
    payments: createStripePayments(stripe, owner),
    calendars,
    limits: services.limits,
    accounts: auth,
    randomBytes: services.randomBytes,
    secretBox,
    log,
    settings: {
      appUrl: env.APP_URL,
      mailAddress: addressIn(env.MAIL_FROM),
      calendlyApiUrl: env.CALENDLY_API_URL,
      holdMinutes: env.HOLD_MINUTES,
      bookingsPerDayMax: env.BOOKINGS_PER_DAY_MAX,
    },
  };
  const forWorker: Parameters<typeof createWorker>[0] = {
    ...shared,
    mailer,
    operators: () => auth.listOperators(),
    countHandled: (queue, type, outcome) => metrics.countHandled(queue, type, outcome),
  };
  const ownClock = { ...services, process: { id: randomUUID(), host: hostname() } };
  const worker = createWorker(forWorker, scheduleOf(services, ownClock));
  const admit = createStripePagesShare(env.STRIPE_SECRET_KEY);
  const forPages = {
    calendars: calendars.forPages,
    payments: createStripePayments({ ...stripe, admit }, owner),
  };
  const taskDeps = useCaseDeps(forWorker, worker);
  const deps = { ...taskDeps, ...forPages };
  clock.onAdvance(() => worker.wake());
  metrics.followClock(() => services.clockWatch.measured());
  metrics.followQueues(() => queueStates(services));
  const intake = createInboxIntake(database);
  const receiveWebhook = createWebhookReceiver({
    database,
    intake,
    clock,
    secretBox,
    log,
    wakeWorker: () => worker.wake(),
    verifyStripe: (delivery) => verifyStripeDelivery({ ...delivery, secrets: env.STRIPE_WEBHOOK_SECRETS }),
    verifyCalendly: verifyCalendlyDelivery,
  });
  const shell = createHttpShell({
    appUrl: env.APP_URL,
    routes: ROUTES,
    trustedProxyHops: env.TRUSTED_PROXY_HOPS,
    requestsPerMinuteMax: env.REQUESTS_PER_MINUTE_MAX,
    policyOrigins: {
      calendlySiteUrl: env.CALENDLY_SITE_URL,
      calendlyAuthUrl: env.CALENDLY_AUTH_URL,
      checkoutUrls: checkoutUrlsOf(env),
    },
    ...front,
    createLoadContext: loadContextFor({
      deps,
      auth,
      connections: services.connections,
      checkup: checkupDepsOf(services),
      pictures: createSharpPictures(),
      receiveWebhook,
      mailboxUrl: env.MAILBOX_URL ?? null,
    }),
    checkReady: createReadyCheck({ database, clock }),
    availability: database.availability,
    exposeMetrics: env.METRICS_TOKEN === undefined ? null : guardedMetrics(metrics, env.METRICS_TOKEN),
    observeRequest: (kind, status, seconds) => metrics.observeRequest(kind, status, seconds),
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
      await takeBackWrongClock(ownClock).catch(() => undefined);
      await services.close();
    }
  }

  return {
    server: shell.server,
    deps,
    taskDeps,
    async start() {
      const port = await shell.listen(env.PORT, env.HOST);
      worker.start();
      if (env.CALENDLY_PERSONAL_ACCESS_TOKEN !== undefined) {
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

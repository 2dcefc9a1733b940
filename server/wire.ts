import { randomBytes, timingSafeEqual } from "node:crypto";
import type { Server } from "node:http";
import type { ServerBuild } from "@remix-run/node";
import { sql } from "kysely";
import { migrateToLatest } from "../db/migrate.ts";
import { createInboxIntake, nextInboxAttemptAt } from "../db/inbox.ts";
import { openDatabase, type Database } from "../db/open-database.ts";
import { listDeadEffects, nextOutboxAttemptAt } from "../db/outbox.ts";
import { createCalendlyCalendar } from "./adapters/calendly-calendar.ts";
import { verifyCalendlyDelivery } from "./adapters/calendly-webhook.ts";
import { createSecretBox } from "./adapters/secret-box.ts";
import { createSmtpMailer, type SmtpMailer } from "./adapters/smtp-mailer.ts";
import { createStripePayments } from "./adapters/stripe-payments.ts";
import { verifyStripeDelivery } from "./adapters/stripe-webhook.ts";
import { createSystemClock, type SystemClock } from "./adapters/system-clock.ts";
import { createAuth, type Auth } from "./auth.ts";
import { createCalendars } from "./calendly-connection/open-calendars.ts";
import { loadContextFor } from "./create-load-context.ts";
import { minutesBetween, type Instant } from "./domain/instant.ts";
import type { Env } from "./env.ts";
import { createHttpShell, type StaticFiles } from "./http.ts";
import { createLog } from "./log.ts";
import { createMetrics, type Metrics, type QueueState } from "./metrics.ts";
import type { Calendars, Log, RandomBytes, SecretBox } from "./ports.ts";
import { createWorker, useCaseDeps } from "./worker/create-worker.ts";
import { createWebhookReceiver } from "./worker/receive-webhook.ts";

/** Stripe's hosted page, when Stripe itself is used. */
const STRIPE_CHECKOUT_URL = "https://checkout.stripe.com";

/** What the app, and the seeding of a demo, stand on: one database, one clock, and the way to the others. */
export interface Foundation {
  readonly env: Env;
  readonly log: Log;
  readonly database: Database;
  readonly clock: SystemClock;
  readonly mailer: SmtpMailer;
  readonly secretBox: SecretBox;
  readonly calendars: Calendars;
  readonly auth: Auth;
  readonly randomBytes: RandomBytes;
  /** Closes what was opened, the database last. */
  close(): Promise<void>;
}

/** Opens everything that an entry point needs before it serves anybody, with the database brought up to date. */
export async function layFoundation(env: Env): Promise<Foundation> {
  const log = createLog(env.LOG_LEVEL);
  const database = openDatabase(env.DATABASE_URL);
  const applied = await migrateToLatest(database);
  if (applied.length > 0) log.info({ migrations: applied }, "The database is up to date");
  const clock = await createSystemClock(env.CLOCK_URL ?? null);
  const mailer = createSmtpMailer({ smtpUrl: env.SMTP_URL, from: env.MAIL_FROM });
  const secretBox = createSecretBox(env.ENCRYPTION_KEYS);
  const calendars = createCalendars({
    database,
    secretBox,
    calendarWithToken: (accessToken) =>
      createCalendlyCalendar({ apiUrl: env.CALENDLY_API_URL, siteUrl: env.CALENDLY_SITE_URL, accessToken }),
  });
  const auth = createAuth({
    database,
    mailer,
    log,
    appUrl: env.APP_URL,
    secret: env.AUTH_SECRET,
    signInsPerMinuteMax: env.SIGN_INS_PER_MINUTE_MAX,
  });
  return {
    env,
    log,
    database,
    clock,
    mailer,
    secretBox,
    calendars,
    auth,
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
    async close() {
      clock.stop();
      mailer.close();
      await database.close();
    },
  };
}

export interface RunningApp {
  /** For hot reload, which speaks over it as well. */
  readonly server: Server;
  /** Begins to listen and to work. Resolves to the port. */
  start(): Promise<number>;
  /**
   * In the reverse order: accepts nothing new and answers what is in flight, finishes the rows that the worker has in hand, closes
   * the database. Safe to call twice.
   */
  stop(): Promise<void>;
}

export interface Front {
  readonly mode: "development" | "production";
  readonly loadBuild: () => Promise<ServerBuild>;
  readonly staticFiles: StaticFiles;
}

/** Puts worker, procedures and HTTP on the foundation. Nothing runs before `start`. */
export function wireApp(foundation: Foundation, front: Front): RunningApp {
  const { env, log, database, clock, mailer, calendars, auth, secretBox } = foundation;
  const metrics = createMetrics();
  const shared = {
    database,
    clock,
    payments: createStripePayments({ secretKey: env.STRIPE_SECRET_KEY, apiUrl: env.STRIPE_API_URL ?? null }),
    calendars,
    randomBytes: foundation.randomBytes,
    log,
    settings: {
      appUrl: env.APP_URL,
      calendlyApiUrl: env.CALENDLY_API_URL,
      holdMinutes: env.HOLD_MINUTES,
      bookingsPerDayMax: env.BOOKINGS_PER_DAY_MAX,
    },
  };
  const forWorker: Parameters<typeof createWorker>[0] = {
    ...shared,
    mailer,
    countHandled: (queue, type, outcome) => metrics.countHandled(queue, type, outcome),
  };
  const worker = createWorker(forWorker);
  const deps = useCaseDeps(forWorker, worker);
  clock.onAdvance(() => worker.wake());
  metrics.followQueues(() => queueStates(foundation));
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
    trustedProxyHops: env.TRUSTED_PROXY_HOPS,
    policyOrigins: {
      calendlySiteUrl: env.CALENDLY_SITE_URL,
      checkoutUrl: env.STRIPE_API_URL ?? STRIPE_CHECKOUT_URL,
    },
    ...front,
    createLoadContext: loadContextFor({ deps, auth, receiveWebhook }),
    checkReady: async () => {
      await sql`select 1`.execute(database.kysely);
    },
    exposeMetrics: env.METRICS_TOKEN === undefined ? null : guardedMetrics(metrics, env.METRICS_TOKEN),
    observeRequest: (kind, status, seconds) => metrics.observeRequest(kind, status, seconds),
    log,
  });
  let stopping: Promise<void> | null = null;

  async function stop(): Promise<void> {
    await shell.stop();
    await intake.close();
    await worker.stop();
    await foundation.close();
  }

  return {
    server: shell.server,
    async start() {
      const port = await shell.listen(env.PORT, env.HOST);
      worker.start();
      return port;
    },
    stop() {
      stopping ??= stop();
      return stopping;
    },
  };
}

async function queueStates({ database, clock }: Foundation): Promise<QueueState[]> {
  const db = database.kysely;
  const lagSeconds = (oldest: Instant | null) =>
    oldest === null ? 0 : Math.max(0, minutesBetween(oldest, clock.now()) * 60);
  return [
    { queue: "inbox", lagSeconds: lagSeconds(await nextInboxAttemptAt(db)) },
    {
      queue: "outbox",
      lagSeconds: lagSeconds(await nextOutboxAttemptAt(db)),
      dead: (await listDeadEffects(db)).length,
    },
  ];
}

function guardedMetrics(
  metrics: Metrics,
  token: string,
): (authorization: string | undefined) => Promise<Response> {
  const expected = Buffer.from(`Bearer ${token}`);
  return async (authorization) => {
    const given = Buffer.from(authorization ?? "");
    const allowed = given.length === expected.length && timingSafeEqual(given, expected);
    if (!allowed)
      return new Response("Not for you\n", { status: 401, headers: { "www-authenticate": "Bearer" } });
    const { contentType, text } = await metrics.expose();
    return new Response(text, { headers: { "content-type": contentType, "cache-control": "no-store" } });
  };
}

import { randomBytes } from "node:crypto";
import { prepareSchema, requireSchema } from "../db/core/schema-requirement.ts";
import { openDatabase, openForWork, type Database } from "../db/core/open-database.ts";
import { createCalendlyClient } from "./adapters/calendly/calendly-client.ts";
import { CALENDLY_PATIENCE } from "./adapters/calendly/calendly-guard.ts";
import { createErasureList } from "./adapters/erasure-list.ts";
import { createSecretBox } from "./adapters/secret-box.ts";
import { heldBackMailer } from "./adapters/held-back-mailer.ts";
import { createSmtpBreaker, createSmtpMailer, type SmtpMailer } from "./adapters/smtp-mailer.ts";
import { createStagingMailer } from "./adapters/staging-mailer.ts";
import { createSystemClock, type SystemClock } from "./adapters/system-clock.ts";
import { PUBLIC_RECEIVERS, TEST_RECEIVERS } from "./adapters/webhooks/receiver-rules.ts";
import { createHostResolver } from "./adapters/webhooks/resolve-host.ts";
import { createWebhookSender } from "./adapters/webhooks/webhook-sender.ts";
import { APP_VERSION } from "./app-version.ts";
import { createAuth } from "./auth/create-auth.ts";
import type { Auth } from "./auth/auth.ts";
import { calendlyOAuthOf } from "./calendly-oauth-of.ts";
import { createUsageCounter } from "./calendly-connection/count-usage.ts";
import type { ConnectionDeps } from "./calendly-connection/connection-deps.ts";
import { createCalendars } from "./calendly-connection/token/open-calendars.ts";
import { checkSealedSecrets } from "./calendly-connection/token/re-encrypt-secrets.ts";
import type { Env } from "./env.ts";
import { erasureHashOf } from "./history/note-erasure.ts";
import { createHold } from "./installation/create-hold.ts";
import { lookAtInstallation, meetInstallation } from "./installation/meet-installation.ts";
import { createActivityCounter } from "./health/count-activity.ts";
import { createFunnelCounter } from "./funnel/count-funnel.ts";
import { createLimits } from "./limits/create-limits.ts";
import { createProviderStates } from "./limits/create-provider-states.ts";
import { reportCalls } from "./health/report-calls.ts";
import { createLog } from "./log.ts";
import { leaveOutTold } from "./mails/leave-out-told.ts";
import { leaveOutUnwanted } from "./mails/leave-out-unwanted.ts";
import { createMetrics, type Metrics } from "./metrics/create-metrics.ts";
import type {
  Activity,
  Calendars,
  FunnelCounts,
  Hold,
  Installation,
  Limits,
  Log,
  Mailer,
  ProviderCalls,
  ProviderStates,
  RandomBytes,
  SecretBox,
  Tracing,
  WebhookSender,
} from "./ports.ts";
import { watchClock, type WatchedClock } from "./operations/watch-clock.ts";
import { openTracing, type OpenTracing } from "./tracing/open-tracing.ts";
import { traceCalls } from "./tracing/trace-calls.ts";
import { headersOf } from "./tracing-settings.ts";

/** The services of the app, tools and the demo's seed: one database, one clock, the adapters. */
export interface Services {
  readonly env: Env;
  readonly log: Log;
  readonly database: Database;
  /** The worker's way to it. */
  readonly workDatabase: Database;
  readonly clock: SystemClock;
  readonly clockWatch: WatchedClock;
  readonly mailer: SmtpMailer;
  /** Sends also while the installation is held: that it is, operators must be told. For alerts alone. */
  readonly alertMailer: Mailer;
  readonly activity: Activity;
  readonly funnel: FunnelCounts;
  readonly metrics: Metrics;
  readonly providerCalls: ProviderCalls;
  /** Absent: nothing is traced. */
  readonly tracing?: Tracing;
  readonly secretBox: SecretBox;
  readonly limits: Limits;
  readonly providerStates: ProviderStates;
  readonly calendars: Calendars & { readonly forPages: Calendars };
  readonly connections: ConnectionDeps;
  readonly auth: Auth;
  readonly randomBytes: RandomBytes;
  readonly installation: Installation;
  readonly hold: Hold;
  /** Writes down beside the backups that whoever has this address was erased; does nothing where no backups are kept. */
  readonly noteErasure: (address: string) => Promise<void>;
  readonly webhookSender: WebhookSender;
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
  let tracing: OpenTracing | null = null;
  const isTraced = env.OTEL_EXPORTER_OTLP_ENDPOINT !== undefined && mode === "migrate_the_database";
  const log = createLog(
    env.LOG_LEVEL,
    process.stdout,
    isTraced ? () => tracing?.currentIds() ?? {} : undefined,
  );
  const database = openDatabase(env.DATABASE_URL);
  try {
    await meetDatabase(database, mode, log);
  } catch (error) {
    await database.close();
    throw error;
  }
  const clock = await createSystemClock(env.CLOCK_URL ?? null);
  const installation = await meetOrClose({ env, database, clock }, mode);
  const workDatabase = openForWork(database, env.DATABASE_URL);
  tracing = isTraced ? await tracingOf(env, installation, log) : null;
  const clockWatch = watchClock({ clock, log });
  const hold = createHold({ database });
  const secretBox = createSecretBox(env.ENCRYPTION_KEYS);
  const calendlyUsage = createUsageCounter({ database, clock, log });
  const activityCounter = createActivityCounter({ database, clock, log });
  const funnel = createFunnelCounter({ database, clock, log });
  const metrics = createMetrics(APP_VERSION);
  const activity: Activity = {
    count(kind, label) {
      activityCounter.count(kind, label);
      metrics.activity.count(kind, label);
    },
  };
  const providerCalls = reportCalls(activityCounter, [
    metrics.calls,
    ...(tracing === null ? [] : [traceCalls(tracing)]),
  ]);
  if (mode === "migrate_the_database") await checkSealedSecrets({ database, secretBox });
  const providerStates = createProviderStates({ database, clock, log });
  const alertMailer = mailerOf(env, { clock, states: providerStates, log, calls: providerCalls });
  const mailer = leaveOutUnwanted(leaveOutTold(heldBackMailer(alertMailer, hold), { database, log }), {
    database,
    secretBox,
    log,
    appUrl: env.APP_URL,
  });
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
      calls: providerCalls,
      log,
      patience: CALENDLY_PATIENCE,
      states: providerStates,
    }),
  });
  return {
    env,
    log,
    database,
    workDatabase,
    clock,
    clockWatch,
    mailer,
    alertMailer,
    activity,
    funnel,
    metrics,
    providerCalls,
    ...(tracing === null ? {} : { tracing }),
    secretBox,
    limits,
    providerStates,
    calendars,
    connections: { ...forConnections, calendars: calendars.forPages },
    auth,
    randomBytes: forConnections.randomBytes,
    installation,
    hold,
    async noteErasure(address) {
      const erasure = { erasedAt: clock.now(), hash: erasureHashOf(secretBox, address) };
      await createErasureList(env.BACKUP_DIR ?? null).add(erasure);
    },
    webhookSender: createWebhookSender({
      resolve: createHostResolver(),
      rules: env.WEBHOOK_TEST_RECEIVERS === "allowed" ? TEST_RECEIVERS : PUBLIC_RECEIVERS,
    }),
    async close() {
      clock.stop();
      mailer.close();
      await calendlyUsage.stop();
      await activityCounter.stop();
      await funnel.stop();
      await providerStates.stop();
      await auth.settle();
      await tracing?.close();
      await workDatabase.close();
      await database.close();
    },
  };
}

function tracingOf(env: Env, installation: Installation, log: Log): Promise<OpenTracing> {
  return openTracing({
    endpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT ?? "",
    headers: headersOf(env.OTEL_EXPORTER_OTLP_HEADERS),
    share: env.OTEL_TRACES_SAMPLER_ARG,
    installationId: installation.id,
    appVersion: APP_VERSION,
    environment: env.APP_ENV,
    log,
  });
}

/** The one way out for mail. */
function mailerOf(env: Env, parts: Parameters<typeof createSmtpBreaker>[0]): SmtpMailer {
  const { calls, log } = parts;
  const mailer = createSmtpMailer({
    smtpUrl: env.SMTP_URL,
    from: env.MAIL_FROM,
    calls,
    breaker: createSmtpBreaker(parts),
  });
  if (env.APP_ENV !== "staging") return mailer;
  return createStagingMailer(mailer, { recipients: env.STAGING_MAIL_RECIPIENTS ?? [], log });
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

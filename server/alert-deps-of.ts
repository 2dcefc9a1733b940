import { hostname } from "node:os";
import { createAlertWebhook, createHeartbeatCall } from "./adapters/alerts/alert-webhook.ts";
import { createCertificateReader } from "./adapters/alerts/certificate-reader.ts";
import { alertThresholdsOf } from "./alert-thresholds-of.ts";
import { createMailChannel } from "./alerts/mail-channel.ts";
import type { AlertDeps } from "./alerts/alert-deps.ts";
import { createWebhookChannel } from "./alerts/webhook-channel.ts";
import type { HeartbeatCall } from "./ports.ts";
import type { Services } from "./open-services.ts";

/** By which channels operators are told, and from when on, by the settings. */
export function alertDepsOf(services: Services): AlertDeps {
  const { env, database, clock, log, auth, randomBytes } = services;
  const thresholds = alertThresholdsOf(env);
  const settings = { appUrl: env.APP_URL, quietMinutes: thresholds.quietMinutes };
  const mail = createMailChannel({
    db: database.kysely,
    mailer: services.alertMailer,
    log,
    operatorAddresses: () => auth.listOperatorAddresses(),
    settings: { ...settings, addresses: env.ALERT_EMAILS ?? null },
  });
  const url = env.ALERT_WEBHOOK_URL;
  return {
    database,
    clock,
    log,
    randomBytes,
    channels:
      url === undefined ? [mail] : [mail, createWebhookChannel(createAlertWebhook({ url }), settings)],
    certificate: createCertificateReader(env.APP_URL),
    host: hostname(),
    settings: {
      thresholds,
      makesBackups: env.BACKUP_DIR !== undefined,
      reconcileEveryMinutes: env.RECONCILE_EVERY_MINUTES === 0 ? null : env.RECONCILE_EVERY_MINUTES,
    },
  };
}

/** Null where nobody listens. */
export function heartbeatCallOf({ env }: Pick<Services, "env">): HeartbeatCall | null {
  return env.HEARTBEAT_URL === undefined ? null : createHeartbeatCall({ url: env.HEARTBEAT_URL });
}

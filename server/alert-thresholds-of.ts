import type { AlertThresholds } from "./domain/health/alert-thresholds.ts";
import type { Env } from "./env.ts";

/** From when on something is an alert, by the settings. */
export function alertThresholdsOf(env: Env): AlertThresholds {
  return {
    moneyMinutes: env.ALERT_MONEY_MINUTES,
    othersMinutes: env.ALERT_WORK_MINUTES,
    deadlineMinutes: env.ALERT_DEADLINE_MINUTES,
    reconciliationIntervals: env.ALERT_RECONCILIATION_INTERVALS,
    badSignatures: env.ALERT_BAD_SIGNATURES,
    signatureMinutes: env.ALERT_SIGNATURE_MINUTES,
    silenceDeliveries: env.ALERT_SILENCE_DELIVERIES,
    silenceDays: env.ALERT_SILENCE_DAYS,
    unknownMinutes: env.ALERT_UNKNOWN_WORK_MINUTES,
    failedCalls: env.ALERT_FAILED_CALLS,
    certificateDays: env.ALERT_CERTIFICATE_DAYS,
    backupHours: env.BACKUP_AGE_HOURS_MAX,
    quietMinutes: env.ALERT_QUIET_MINUTES,
  };
}

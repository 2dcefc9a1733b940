import type { AlertThresholds } from "../domain/health/alert-thresholds.ts";

/** What the settings say when nobody has set them. */
export const TEST_THRESHOLDS: AlertThresholds = {
  moneyMinutes: 10,
  othersMinutes: 30,
  deadlineMinutes: 5,
  reconciliationIntervals: 3,
  badSignatures: 5,
  signatureMinutes: 10,
  silenceDeliveries: 10,
  silenceDays: 5,
  unknownMinutes: 15,
  failedCalls: 10,
  certificateDays: 14,
  backupHours: 26,
  quietMinutes: 15,
};

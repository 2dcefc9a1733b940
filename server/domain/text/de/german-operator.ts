import { operatorPolicies } from "./operator/policies.ts";
import { operatorTopics } from "./operator/topics.ts";
import { operatorAlerts } from "./operator/alerts.ts";
import { operatorBooking } from "./operator/booking.ts";
import { bookingActions } from "./operator/booking-actions.ts";
import { bookingHistory } from "./operator/booking-history.ts";
import { bookingMoney } from "./operator/booking-money.ts";
import { operatorBookings } from "./operator/bookings.ts";
import { brokenConnection } from "./operator/broken-connection.ts";
import { checksMail } from "./operator/checks-mail.ts";
import { clocks } from "./operator/clocks.ts";
import { operatorConnections } from "./operator/connections.ts";
import { deadDeliveries } from "./operator/dead-deliveries.ts";
import { deadEffects } from "./operator/dead-effects.ts";
import { deadMails } from "./operator/dead-mails.ts";
import { operatorDeliveries } from "./operator/deliveries.ts";
import { operatorDelivery } from "./operator/delivery.ts";
import { openDispute } from "./operator/disputes.ts";
import { driftMeanings } from "./operator/drift-meanings.ts";
import { driftProblems } from "./operator/drift-problems.ts";
import { driftRepairs } from "./operator/drift-repairs.ts";
import { failedJob } from "./operator/failed-job.ts";
import { failedJobs } from "./operator/failed-jobs.ts";
import { findingProblems } from "./operator/finding-problems.ts";
import { findingRemedies } from "./operator/finding-remedies.ts";
import { operatorHealth } from "./operator/health.ts";
import { lastRun } from "./operator/last-run.ts";
import { moneyTotals } from "./operator/money-totals.ts";
import { moneyTroubles } from "./operator/money-troubles.ts";
import { operatorNeeds } from "./operator/needs.ts";
import { openDrift } from "./operator/open-drift.ts";
import { operatorOverview } from "./operator/overview.ts";
import { providerIdText } from "./operator/provider-id.ts";
import { reconciliation } from "./operator/reconciliation.ts";
import { refundForm } from "./operator/refund-form.ts";
import { refusedMails } from "./operator/refused-mails.ts";
import { operatorRoom } from "./operator/room.ts";
import { runbookPage } from "./operator/runbook-page.ts";
import { backupLateRunbook } from "./operator/runbooks/backup-late.ts";
import { certificateExpiringRunbook } from "./operator/runbooks/certificate-expiring.ts";
import { checkoutRefusedRunbook } from "./operator/runbooks/checkout-refused.ts";
import { clockWrongRunbook } from "./operator/runbooks/clock-wrong.ts";
import { connectionTroubleRunbook } from "./operator/runbooks/connection-trouble.ts";
import { databaseUnwritableRunbook } from "./operator/runbooks/database-unwritable.ts";
import { deadlinesOverdueRunbook } from "./operator/runbooks/deadlines-overdue.ts";
import { jobFailedRunbook } from "./operator/runbooks/job-failed.ts";
import { moneyDriftRunbook } from "./operator/runbooks/money-drift.ts";
import { moneyJobFailedRunbook } from "./operator/runbooks/money-job-failed.ts";
import { providerDownRunbook } from "./operator/runbooks/provider-down.ts";
import { queueLateRunbook } from "./operator/runbooks/queue-late.ts";
import { reconciliationLateRunbook } from "./operator/runbooks/reconciliation-late.ts";
import { refundFailedRunbook } from "./operator/runbooks/refund-failed.ts";
import { restorationHeldRunbook } from "./operator/runbooks/restoration-held.ts";
import { signatureFailuresRunbook } from "./operator/runbooks/signature-failures.ts";
import { unknownWorkRunbook } from "./operator/runbooks/unknown-work.ts";
import { webhookSilenceRunbook } from "./operator/runbooks/webhook-silence.ts";
import { unreadableBooking } from "./operator/unreadable-booking.ts";
import type { Room } from "../room.ts";

export const germanOperator: Room = {
  "operator/alerts": operatorAlerts,
  "operator/booking": operatorBooking,
  "operator/booking-actions": bookingActions,
  "operator/booking-history": bookingHistory,
  "operator/booking-money": bookingMoney,
  "operator/bookings": operatorBookings,
  "operator/broken-connection": brokenConnection,
  "operator/checks-mail": checksMail,
  "operator/clocks": clocks,
  "operator/connections": operatorConnections,
  "operator/dead-deliveries": deadDeliveries,
  "operator/dead-effects": deadEffects,
  "operator/dead-mails": deadMails,
  "operator/deliveries": operatorDeliveries,
  "operator/delivery": operatorDelivery,
  "operator/disputes": openDispute,
  "operator/drift-meanings": driftMeanings,
  "operator/drift-problems": driftProblems,
  "operator/drift-repairs": driftRepairs,
  "operator/failed-job": failedJob,
  "operator/failed-jobs": failedJobs,
  "operator/finding-problems": findingProblems,
  "operator/finding-remedies": findingRemedies,
  "operator/health": operatorHealth,
  "operator/last-run": lastRun,
  "operator/money-totals": moneyTotals,
  "operator/money-troubles": moneyTroubles,
  "operator/needs": operatorNeeds,
  "operator/open-drift": openDrift,
  "operator/overview": operatorOverview,
  "operator/provider-id": providerIdText,
  "operator/reconciliation": reconciliation,
  "operator/refund-form": refundForm,
  "operator/refused-mails": refusedMails,
  "operator/room": operatorRoom,
  "operator/runbook-page": runbookPage,
  "operator/runbooks/backup-late": backupLateRunbook,
  "operator/runbooks/certificate-expiring": certificateExpiringRunbook,
  "operator/runbooks/checkout-refused": checkoutRefusedRunbook,
  "operator/runbooks/clock-wrong": clockWrongRunbook,
  "operator/runbooks/connection-trouble": connectionTroubleRunbook,
  "operator/runbooks/database-unwritable": databaseUnwritableRunbook,
  "operator/runbooks/deadlines-overdue": deadlinesOverdueRunbook,
  "operator/runbooks/job-failed": jobFailedRunbook,
  "operator/runbooks/money-drift": moneyDriftRunbook,
  "operator/runbooks/money-job-failed": moneyJobFailedRunbook,
  "operator/runbooks/provider-down": providerDownRunbook,
  "operator/runbooks/queue-late": queueLateRunbook,
  "operator/runbooks/reconciliation-late": reconciliationLateRunbook,
  "operator/runbooks/refund-failed": refundFailedRunbook,
  "operator/runbooks/restoration-held": restorationHeldRunbook,
  "operator/runbooks/signature-failures": signatureFailuresRunbook,
  "operator/runbooks/unknown-work": unknownWorkRunbook,
  "operator/runbooks/webhook-silence": webhookSilenceRunbook,
  "operator/unreadable-booking": unreadableBooking,
  "operator/policies": operatorPolicies,
  "operator/topics": operatorTopics,
};

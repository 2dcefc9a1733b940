import type { Condition } from "../health/judge-health.ts";
import type { Instant } from "../values/instant.ts";
import { wrongClockInWords } from "./clock-in-words.ts";
import { operatorAlerts } from "./en/operator/alerts.ts";
import { formatAge } from "./formats.ts";
import type { Language } from "./language.ts";
import { textIn } from "./place.ts";

export interface AlertWords {
  /** What it is, without a full stop. */
  readonly title: string;
  /** What is known of it, in a sentence or two. */
  readonly details: string;
}

/** What an operator reads of a trouble. Holds no personal data: it goes out by mail and to chats. Pure. */
export function alertInWords(condition: Condition, now: Instant, language: Language): AlertWords {
  const t = textIn(operatorAlerts, language);
  const { kind, subject, count, detail } = condition;
  const age = formatAge(condition.since, now, language);
  switch (kind) {
    case "money_job_failed":
    case "money_drift":
    case "deadlines_overdue":
      return { title: t(kind), details: t(`${kind}Details`, { count, age }) };
    case "refund_failed":
      return subject === "sent_back"
        ? { title: t("refundSentBack"), details: t("refundSentBackDetails", { count, age }) }
        : { title: t(kind), details: t("refund_failedDetails", { count, age }) };
    case "job_failed":
      return subject === "inbox"
        ? { title: t("deliveryFailed"), details: t("deliveryFailedDetails", { count, age }) }
        : { title: t(kind), details: t("job_failedDetails", { count, age }) };
    case "checkout_refused":
      return {
        // A scope is a currency, or one session type.
        title: t(subject.startsWith("sty_") ? "checkoutRefusedOne" : kind),
        details: t("checkout_refusedDetails", { count, age, reason: detail ?? "" }),
      };
    case "database_unwritable":
      return { title: t(kind), details: t("database_unwritableDetails", { age, server: detail ?? "" }) };
    case "restoration_held":
      return { title: t(kind), details: t("restoration_heldDetails", { age }) };
    case "queue_late":
      return { title: t(kind), details: t(queueDetailsOf(subject), { age }) };
    case "provider_down":
      return { title: t(kind, { provider: subject }), details: t("provider_downDetails", { count }) };
    case "webhook_silence":
      return { title: t(kind, { source: subject }), details: t("webhook_silenceDetails", { count }) };
    case "signature_failures":
      return { title: t(kind), details: t("signature_failuresDetails", { count, source: subject }) };
    case "connection_trouble":
      return subject === "checks"
        ? { title: t("checksFail"), details: t("checksFailDetails", { count, age }) }
        : { title: t(kind), details: t("connection_troubleDetails", { count, age }) };
    case "unknown_work":
      return { title: t(kind), details: t("unknown_workDetails", { count, age, type: detail ?? "" }) };
    case "clock_wrong": {
      const provider = subject.endsWith(" stripe") ? "stripe" : "calendly";
      const words = wrongClockInWords({ host: detail, provider, seconds: count }, language);
      return { title: t(kind), details: t("clock_wrongDetails", { words, age }) };
    }
    case "certificate_expiring":
      return { title: t(kind), details: t("certificate_expiringDetails", { count }) };
    case "reconciliation_late":
      return { title: t(kind), details: t("reconciliation_lateDetails", { age }) };
    case "backup_late":
      return {
        title: t(kind),
        details: subject === "never" ? t("noBackup") : t("backup_lateDetails", { age }),
      };
  }
}

/** By the queue that is late. */
const QUEUE_DETAILS = {
  money: "queueMoneyDetails",
  inbox: "queueInboxDetails",
  others: "queueOthersDetails",
  events: "queueEventsDetails",
  webhooks: "queueWebhooksDetails",
} as const;

function queueDetailsOf(queue: string) {
  return Object.hasOwn(QUEUE_DETAILS, queue)
    ? QUEUE_DETAILS[queue as keyof typeof QUEUE_DETAILS]
    : "queueOthersDetails";
}

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
  readonly fact: string;
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
      return { title: t(kind), fact: t(`${kind}Fact`, { count, age }) };
    case "refund_failed":
      return subject === "sent_back"
        ? { title: t("refundSentBack"), fact: t("refundSentBackFact", { count, age }) }
        : { title: t(kind), fact: t("refund_failedFact", { count, age }) };
    case "job_failed":
      return subject === "inbox"
        ? { title: t("deliveryFailed"), fact: t("deliveryFailedFact", { count, age }) }
        : { title: t(kind), fact: t("job_failedFact", { count, age }) };
    case "checkout_refused":
      return {
        // A scope is a currency, or one session type.
        title: t(subject.startsWith("sty_") ? "checkoutRefusedOne" : kind),
        fact: t("checkout_refusedFact", { count, age, reason: detail ?? "" }),
      };
    case "database_unwritable":
      return { title: t(kind), fact: t("database_unwritableFact", { age, server: detail ?? "" }) };
    case "queue_late":
      return { title: t(kind), fact: t(queueFactOf(subject), { age }) };
    case "provider_down":
      return { title: t(kind, { provider: subject }), fact: t("provider_downFact", { count }) };
    case "webhook_silence":
      return { title: t(kind, { source: subject }), fact: t("webhook_silenceFact", { count }) };
    case "signature_failures":
      return { title: t(kind), fact: t("signature_failuresFact", { count, source: subject }) };
    case "connection_trouble":
      return subject === "checks"
        ? { title: t("checksFail"), fact: t("checksFailFact", { count, age }) }
        : { title: t(kind), fact: t("connection_troubleFact", { count, age }) };
    case "unknown_work":
      return { title: t(kind), fact: t("unknown_workFact", { count, age, type: detail ?? "" }) };
    case "clock_wrong": {
      const provider = subject.endsWith(" stripe") ? "stripe" : "calendly";
      const words = wrongClockInWords({ host: detail, provider, seconds: count }, language);
      return { title: t(kind), fact: t("clock_wrongFact", { words, age }) };
    }
    case "certificate_ending":
      return { title: t(kind), fact: t("certificate_endingFact", { count }) };
    case "reconciliation_late":
      return { title: t(kind), fact: t("reconciliation_lateFact", { age }) };
    case "backup_late":
      return {
        title: t(kind),
        fact: subject === "never" ? t("noBackup") : t("backup_lateFact", { age }),
      };
  }
}

/** By the queue that is late. */
const QUEUE_FACTS = {
  money: "queueMoneyFact",
  inbox: "queueInboxFact",
  others: "queueOthersFact",
  events: "queueEventsFact",
  webhooks: "queueWebhooksFact",
} as const;

function queueFactOf(queue: string) {
  return Object.hasOwn(QUEUE_FACTS, queue)
    ? QUEUE_FACTS[queue as keyof typeof QUEUE_FACTS]
    : "queueOthersFact";
}

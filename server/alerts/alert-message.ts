import { ALERT_KINDS } from "../domain/health/alert-kinds.ts";
import { alertInWords } from "../domain/text/alert-in-words.ts";
import { alertText } from "../domain/text/en/mails/alert.ts";
import { operatorAlerts } from "../domain/text/en/operator/alerts.ts";
import { formatAge, formatMinutes } from "../domain/text/formats.ts";
import type { Language } from "../domain/text/language.ts";
import { textIn } from "../domain/text/place.ts";
import { runbookInWords } from "../domain/text/runbook-in-words.ts";
import type { Paragraph } from "../mails/mail-paragraphs.ts";
import type { AlertNotification } from "../ports.ts";
import { runbookPathOf } from "./view-of-open-alerts.ts";

/** What is said of a notification, in one language: the same by mail and in a chat. */
export interface AlertMessage {
  readonly subject: string;
  readonly paragraphs: readonly Paragraph[];
}

/**
 * Says what it is, what is at stake and what to do, step by step: the pages may be what does not work. Pure. @param quietMinutes how long a trouble
 * has to be gone before it is over.
 */
export function alertMessage(
  notification: AlertNotification,
  language: Language,
  { appUrl, quietMinutes }: { readonly appUrl: string; readonly quietMinutes: number },
): AlertMessage {
  const { condition, stage, at, isMailFailed } = notification;
  const t = textIn(alertText, language);
  const { title, details } = alertInWords(condition, at, language);
  const severity = textIn(operatorAlerts, language)(ALERT_KINDS[condition.kind].severity);
  const failed = isMailFailed ? [t("mailFailed")] : [];
  const overview = { label: t("overview"), url: `${appUrl}/operator` };
  if (stage === "over") {
    const over = t("over", {
      quiet: formatMinutes(quietMinutes, language),
      age: formatAge(condition.since, at, language),
    });
    return { subject: t("overSubject", { title }), paragraphs: [over, ...failed, overview] };
  }
  const runbook = runbookInWords(condition.kind, language);
  const steps = runbook.steps.map(({ text, command, page, link }, index): Paragraph => {
    const said = t("step", { number: String(index + 1), text });
    const tool = command ?? link ?? (page === undefined ? null : `${appUrl}${page}`);
    return tool === null ? said : { kind: "step", text: said, tool };
  });
  return {
    subject: t(stage === "more" ? "moreSubject" : "subject", { severity, title }),
    paragraphs: [
      details,
      ...failed,
      t("meaning", { text: runbook.meaning }),
      t("stake", { text: runbook.stake }),
      t("todo"),
      ...steps,
      ...(runbook.commands === null ? [] : [runbook.commands]),
      t("ifNot", { text: runbook.ifNot }),
      t("isOver", { text: runbook.over }),
      { label: t("page"), url: `${appUrl}${runbookPathOf(condition.kind)}` },
      overview,
    ],
  };
}

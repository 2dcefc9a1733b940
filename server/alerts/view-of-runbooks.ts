import { ALERT_KINDS, ALERT_KIND_NAMES, type AlertKind } from "../domain/health/alert-kinds.ts";
import { operatorAlerts } from "../domain/text/en/operator/alerts.ts";
import type { Language } from "../domain/text/language.ts";
import { textIn } from "../domain/text/place.ts";
import { runbookInWords } from "../domain/text/runbook-in-words.ts";
import { runbookPathOf } from "./view-of-open-alerts.ts";

/** Every page that says what to do, the most pressing trouble first. Pure. */
export function listRunbooks(language: Language) {
  return ALERT_KIND_NAMES.map((kind) => ({
    kind,
    path: runbookPathOf(kind),
    severityName: severityOf(kind, language),
    title: runbookInWords(kind, language).title,
  }));
}

/** What to do about one kind of trouble. Pure. */
export function viewOfRunbook(kind: AlertKind, language: Language) {
  return { kind, severityName: severityOf(kind, language), ...runbookInWords(kind, language) };
}

function severityOf(kind: AlertKind, language: Language): string {
  return textIn(operatorAlerts, language)(ALERT_KINDS[kind].severity);
}

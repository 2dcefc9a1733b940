import { listOpenAlerts } from "../../db/health/alerts.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import {
  ALERT_KINDS,
  comparePressing,
  slugOfAlertKind,
  type AlertKind,
  type AlertSeverity,
} from "../domain/health/alert-kinds.ts";
import { alertInWords } from "../domain/text/alert-in-words.ts";
import { operatorAlerts } from "../domain/text/en/operator/alerts.ts";
import type { Language } from "../domain/text/language.ts";
import { textIn } from "../domain/text/place.ts";
import type { Instant } from "../domain/values/instant.ts";

/** An alert as the operators' overview shows it. */
export interface OpenAlertView {
  readonly id: string;
  readonly kind: AlertKind;
  readonly severity: AlertSeverity;
  /** The severity, in words. */
  readonly severityName: string;
  readonly title: string;
  readonly details: string;
  readonly since: Instant;
  /** Null while nobody has been told. */
  readonly toldAt: Instant | null;
  /** The page that says what to do. */
  readonly runbook: string;
}

/** Every open alert, the most pressing first, and of one kind the oldest. */
export async function viewOfOpenAlerts(
  db: Queryable,
  now: Instant,
  language: Language,
): Promise<OpenAlertView[]> {
  const t = textIn(operatorAlerts, language);
  return (await listOpenAlerts(db))
    .toSorted((one, other) => comparePressing(one.kind, other.kind))
    .map((alert) => ({
      id: alert.id,
      kind: alert.kind,
      severity: ALERT_KINDS[alert.kind].severity,
      severityName: t(ALERT_KINDS[alert.kind].severity),
      ...alertInWords(alert, now, language),
      since: alert.since,
      toldAt: alert.toldAt,
      runbook: runbookPathOf(alert.kind),
    }));
}

export function runbookPathOf(kind: AlertKind): string {
  return `/operator/runbooks/${slugOfAlertKind(kind)}`;
}

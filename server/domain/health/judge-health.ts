import { addMinutes, minutesBetween, type Instant } from "../values/instant.ts";
import type { AlertFacts, Standing } from "./alert-facts.ts";
import { comparePressing, type AlertKind } from "./alert-kinds.ts";
import { CALLS_MINUTES, SILENCE_WINDOW_MINUTES, type AlertThresholds } from "./alert-thresholds.ts";

/** A trouble that there is now. */
export interface Condition {
  readonly kind: AlertKind;
  /** Which one of its kind: a queue, a source, a type. One alert is open for each. */
  readonly subject: string;
  readonly since: Instant;
  /** When the latest of several came; null where there are no several. One that is later than what was told is told as well. */
  readonly latestAt: Instant | null;
  /** How many, or how much: what of depends on the kind. */
  readonly count: number;
  /** A provider's own words, a type or the name of a server of ours; null where there is nothing to name. */
  readonly detail: string | null;
}

const DAY_MINUTES = 24 * 60;

/** Every trouble that the facts show, the most pressing first; no two of one kind and subject. */
export function judgeHealth(facts: AlertFacts, thresholds: AlertThresholds): Condition[] {
  return [
    ...deadLetters(facts),
    ...standing("refund_failed", "sent_back", facts.failedRefunds),
    ...standing("money_drift", "", facts.moneyDrifts),
    ...refusedCheckouts(facts),
    ...lateQueues(facts, thresholds),
    ...lateDeadlines(facts, thresholds),
    ...providersDown(facts, thresholds),
    ...silences(facts, thresholds),
    ...badSignatures(facts, thresholds),
    ...standing("connection_trouble", "broken", facts.brokenConnections),
    ...standing("connection_trouble", "checks", facts.failingChecks),
    ...unknownWork(facts),
    ...wrongClocks(facts),
    ...endingCertificate(facts, thresholds),
    ...lateReconciliation(facts, thresholds),
    ...lateBackup(facts, thresholds),
  ].sort((one, other) => comparePressing(one.kind, other.kind));
}

function standing(kind: AlertKind, subject: string, found: Standing | null): Condition[] {
  return found === null ? [] : [{ kind, subject, ...found, detail: null }];
}

function deadLetters({ dead }: AlertFacts): Condition[] {
  return [
    ...standing("money_job_failed", "", dead.payment),
    ...standing("refund_failed", "refused", dead.refund),
    ...standing("job_failed", "outbox", dead.effect),
    ...standing("job_failed", "inbox", dead.delivery),
  ];
}

function refusedCheckouts({ refusedCheckouts: refused }: AlertFacts): Condition[] {
  return refused.map(({ scope, cause, reason, count, since }) =>
    one("checkout_refused", `${scope} ${cause}`, { since, count, detail: reason }),
  );
}

function lateQueues({ figures }: AlertFacts, thresholds: AlertThresholds): Condition[] {
  const { at, queues, oldestEffectSince } = figures;
  const rows: readonly (readonly [string, Instant | null, number])[] = [
    ["money", oldestEffectSince.money, thresholds.moneyMinutes],
    ["inbox", queues.inbox.oldestSince, thresholds.moneyMinutes],
    ["others", oldestEffectSince.others, thresholds.othersMinutes],
    ["events", queues.events.oldestSince, thresholds.othersMinutes],
    ["webhooks", queues.webhooks.oldestSince, thresholds.othersMinutes],
  ];
  return rows.flatMap(([subject, since, minutes]) =>
    since === null || minutesBetween(since, at) <= minutes
      ? []
      : [one("queue_late", subject, { since, count: Math.floor(minutesBetween(since, at)) })],
  );
}

/** Of which there are not several. */
function one(
  kind: AlertKind,
  subject: string,
  about: Pick<Condition, "since" | "count"> & { readonly detail?: string },
): Condition {
  return { kind, subject, detail: null, ...about, latestAt: null };
}

function lateDeadlines({ figures }: AlertFacts, { deadlineMinutes }: AlertThresholds): Condition[] {
  const { at, overdueDeadlines } = figures;
  const { oldestAt, count } = overdueDeadlines;
  if (oldestAt === null || minutesBetween(oldestAt, at) <= deadlineMinutes) return [];
  return [one("deadlines_overdue", "", { since: oldestAt, count })];
}

/** 3 pauses in a row, each twice as long as the one before: some minutes without an answer. */
const PAUSES_MIN = 3;

/** What answers now and then is slow or limits us, and is not down. */
function providersDown({ figures, calls }: AlertFacts, { failedCalls }: AlertThresholds): Condition[] {
  return calls
    .filter(
      ({ answered, failed, pauses }) => answered === 0 && (failed >= failedCalls || pauses >= PAUSES_MIN),
    )
    .map(({ provider, failed, pauses }) =>
      one("provider_down", provider, {
        since: addMinutes(figures.at, -CALLS_MINUTES),
        count: Math.max(failed, pauses),
      }),
    );
}

function silences({ figures, silences: silent }: AlertFacts, thresholds: AlertThresholds): Condition[] {
  return silent.flatMap(({ source, before }) => {
    const busy = before.filter((deliveries) => deliveries >= thresholds.silenceDeliveries).length;
    if (busy < thresholds.silenceDays) return [];
    return [
      one("webhook_silence", source, { since: addMinutes(figures.at, -SILENCE_WINDOW_MINUTES), count: busy }),
    ];
  });
}

function badSignatures(
  { figures, badSignatures: bad }: AlertFacts,
  { badSignatures: enough, signatureMinutes }: AlertThresholds,
): Condition[] {
  return bad
    .filter(({ count }) => count >= enough)
    .map(({ source, count }) =>
      one("signature_failures", source, { since: addMinutes(figures.at, -signatureMinutes), count }),
    );
}

function unknownWork({ unknownWork: unknown }: AlertFacts): Condition[] {
  return unknown.map(({ queue, type, rows, since }) =>
    one("unknown_work", `${queue} ${type}`, { since, count: rows, detail: type }),
  );
}

function wrongClocks({ wrongClocks: wrong }: AlertFacts): Condition[] {
  const bySubject = new Map<string, Condition>();
  for (const { host, provider, seconds, since } of wrong) {
    // Several processes of one server share its clock.
    const subject = `${host} ${provider}`;
    if (!bySubject.has(subject))
      bySubject.set(
        subject,
        one("clock_wrong", subject, { since, count: Math.round(seconds), detail: host }),
      );
  }
  return [...bySubject.values()];
}

function endingCertificate(
  { figures, certificateEndsAt }: AlertFacts,
  { certificateDays }: AlertThresholds,
): Condition[] {
  if (certificateEndsAt === null) return [];
  const days = minutesBetween(figures.at, certificateEndsAt) / DAY_MINUTES;
  if (days >= certificateDays) return [];
  return [one("certificate_ending", "", { since: figures.at, count: Math.max(0, Math.floor(days)) })];
}

/** One that is under way has its interval to come to an end. */
function lateReconciliation(
  { figures, reconciliation, installedAt }: AlertFacts,
  { reconciliationIntervals }: AlertThresholds,
): Condition[] {
  if (reconciliation === null) return [];
  const { everyMinutes, startedAt } = reconciliation;
  const since = figures.lastWholeReconciliationAt ?? installedAt;
  const minutes = minutesBetween(since, figures.at);
  if (minutes <= reconciliationIntervals * everyMinutes) return [];
  if (startedAt !== null && minutesBetween(startedAt, figures.at) <= everyMinutes) return [];
  return [one("reconciliation_late", "", { since, count: Math.floor(minutes) })];
}

function lateBackup(
  { figures, backups, installedAt }: AlertFacts,
  { backupHours }: AlertThresholds,
): Condition[] {
  if (backups === null) return [];
  const since = backups.lastAt ?? installedAt;
  const minutes = minutesBetween(since, figures.at);
  if (minutes <= backupHours * 60) return [];
  return [one("backup_late", backups.lastAt === null ? "never" : "", { since, count: Math.floor(minutes) })];
}

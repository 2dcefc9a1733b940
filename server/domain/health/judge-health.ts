import { addMinutes, minutesBetween, type Instant } from "../values/instant.ts";
import type { AlertFigures, Ongoing } from "./alert-figures.ts";
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

/** What follows from nothing being done while a restored database is held, and from the time that was lost. */
const KINDS_OF_A_HOLD: ReadonlySet<AlertKind> = new Set<AlertKind>([
  "queue_late",
  "deadlines_overdue",
  "webhook_silence",
  "reconciliation_late",
]);

/** Every trouble that the given show, the most pressing first; no two of one kind and subject. */
export function judgeHealth(given: AlertFigures, thresholds: AlertThresholds): Condition[] {
  const { heldSince } = given;
  if (heldSince === null) return troublesOf(given, thresholds);
  const others = troublesOf(given, thresholds).filter(({ kind }) => !KINDS_OF_A_HOLD.has(kind));
  const held = one("restoration_held", "", { since: heldSince, count: 1 });
  return [held, ...others].sort((first, second) => comparePressing(first.kind, second.kind));
}

function troublesOf(given: AlertFigures, thresholds: AlertThresholds): Condition[] {
  return [
    ...deadLetters(given),
    ...ongoing("refund_failed", "sent_back", given.failedRefunds),
    ...ongoing("money_drift", "", given.moneyDrifts),
    ...refusedCheckouts(given),
    ...lateQueues(given, thresholds),
    ...lateDeadlines(given, thresholds),
    ...providersDown(given, thresholds),
    ...silences(given, thresholds),
    ...badSignatures(given, thresholds),
    ...ongoing("connection_trouble", "broken", given.brokenConnections),
    ...ongoing("connection_trouble", "checks", given.failingChecks),
    ...unknownWork(given),
    ...wrongClocks(given),
    ...expiringCertificate(given, thresholds),
    ...lateReconciliation(given, thresholds),
    ...lateBackup(given, thresholds),
  ].sort((one, other) => comparePressing(one.kind, other.kind));
}

function ongoing(kind: AlertKind, subject: string, found: Ongoing | null): Condition[] {
  return found === null ? [] : [{ kind, subject, ...found, detail: null }];
}

function deadLetters({ dead }: AlertFigures): Condition[] {
  return [
    ...ongoing("money_job_failed", "", dead.payment),
    ...ongoing("refund_failed", "refused", dead.refund),
    ...ongoing("job_failed", "outbox", dead.effect),
    ...ongoing("job_failed", "inbox", dead.delivery),
  ];
}

function refusedCheckouts({ refusedCheckouts: refused }: AlertFigures): Condition[] {
  return refused.map(({ scope, cause, reason, count, since }) =>
    one("checkout_refused", `${scope} ${cause}`, { since, count, detail: reason }),
  );
}

function lateQueues({ figures }: AlertFigures, thresholds: AlertThresholds): Condition[] {
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

function lateDeadlines({ figures }: AlertFigures, { deadlineMinutes }: AlertThresholds): Condition[] {
  const { at, overdueDeadlines } = figures;
  const { oldestAt, count } = overdueDeadlines;
  if (oldestAt === null || minutesBetween(oldestAt, at) <= deadlineMinutes) return [];
  return [one("deadlines_overdue", "", { since: oldestAt, count })];
}

/** 3 pauses in a row, each twice as long as the one before: some minutes without an answer. */
const PAUSES_MIN = 3;

/** What answers now and then is slow or limits us, and is not down. */
function providersDown({ figures, calls }: AlertFigures, { failedCalls }: AlertThresholds): Condition[] {
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

function silences({ figures, silences: silent }: AlertFigures, thresholds: AlertThresholds): Condition[] {
  return silent.flatMap(({ source, before }) => {
    const busy = before.filter((deliveries) => deliveries >= thresholds.silenceDeliveries).length;
    if (busy < thresholds.silenceDays) return [];
    return [
      one("webhook_silence", source, { since: addMinutes(figures.at, -SILENCE_WINDOW_MINUTES), count: busy }),
    ];
  });
}

function badSignatures(
  { figures, badSignatures: bad }: AlertFigures,
  { badSignatures: enough, signatureMinutes }: AlertThresholds,
): Condition[] {
  return bad
    .filter(({ count }) => count >= enough)
    .map(({ source, count }) =>
      one("signature_failures", source, { since: addMinutes(figures.at, -signatureMinutes), count }),
    );
}

function unknownWork({ unknownWork: unknown }: AlertFigures): Condition[] {
  return unknown.map(({ queue, type, rows, since }) =>
    one("unknown_work", `${queue} ${type}`, { since, count: rows, detail: type }),
  );
}

function wrongClocks({ wrongClocks: wrong }: AlertFigures): Condition[] {
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

function expiringCertificate(
  { figures, certificateEndsAt }: AlertFigures,
  { certificateDays }: AlertThresholds,
): Condition[] {
  if (certificateEndsAt === null) return [];
  const days = minutesBetween(figures.at, certificateEndsAt) / DAY_MINUTES;
  if (days >= certificateDays) return [];
  return [one("certificate_expiring", "", { since: figures.at, count: Math.max(0, Math.floor(days)) })];
}

/** One that is under way has its interval to come to an end. */
function lateReconciliation(
  { figures, reconciliation, installedAt }: AlertFigures,
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
  { figures, backups, installedAt }: AlertFigures,
  { backupHours }: AlertThresholds,
): Condition[] {
  if (backups === null) return [];
  const since = backups.lastAt ?? installedAt;
  const minutes = minutesBetween(since, figures.at);
  if (minutes <= backupHours * 60) return [];
  return [one("backup_late", backups.lastAt === null ? "never" : "", { since, count: Math.floor(minutes) })];
}

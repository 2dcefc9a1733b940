import type { Queryable } from "../../db/core/open-database.ts";
import { sumActivity } from "../../db/health/activity-counts.ts";
import { readSilences } from "../../db/health/delivery-silence.ts";
import {
  listRefusedCheckouts,
  readConnectionTroubles,
  readDeadLetters,
  readFailedRefunds,
  readMoneyDrifts,
} from "../../db/health/ongoing-troubles.ts";
import { findLastBackup } from "../../db/operations/backup-runs.ts";
import { findInstalledSince } from "../../db/operations/installation.ts";
import { listProviderStates, type StoredProviderState } from "../../db/operations/provider-states.ts";
import { findUnfinishedReconciliation } from "../../db/operations/reconciliations.ts";
import { findHeldRestoration } from "../../db/operations/restorations.ts";
import { listWrongClocks } from "../../db/operations/wrong-clocks.ts";
import { listUnknownWork } from "../../db/queue/unknown-rows.ts";
import { CALLED_PROVIDERS, type CalledProvider } from "../domain/health/activity.ts";
import type { AlertFigures } from "../domain/health/alert-figures.ts";
import { CALLS_MINUTES, type AlertThresholds } from "../domain/health/alert-thresholds.ts";
import { addMinutes, type Instant } from "../domain/values/instant.ts";
import { readHealth } from "../health/read-health.ts";

/** What the judgement rests on, as far as the database tells it. */
export async function readAlertFigures(
  db: Queryable,
  now: Instant,
  {
    thresholds,
    makesBackups,
    reconcileEveryMinutes,
  }: {
    readonly thresholds: AlertThresholds;
    /** Whether backups are set up here; where they are not, one that was made counts as well. */
    readonly makesBackups: boolean;
    /** Null: only when an operator asks. */
    readonly reconcileEveryMinutes: number | null;
  },
): Promise<Omit<AlertFigures, "certificateEndsAt">> {
  const troubles = await readConnectionTroubles(db, addMinutes(now, -thresholds.othersMinutes));
  const signatures = await sumActivity(db, addMinutes(now, -thresholds.signatureMinutes));
  const calls = await sumActivity(db, addMinutes(now, -CALLS_MINUTES));
  const paused = await listProviderStates(db);
  const lastBackup = await findLastBackup(db);
  const running = await findUnfinishedReconciliation(db);
  const countOf = (kind: string, label: string) =>
    calls.find((one) => one.kind === kind && one.label === label)?.count ?? 0;
  return {
    figures: await readHealth(db, now),
    dead: await readDeadLetters(db),
    failedRefunds: await readFailedRefunds(db),
    moneyDrifts: await readMoneyDrifts(db),
    refusedCheckouts: await listRefusedCheckouts(db),
    brokenConnections: troubles.broken,
    failingChecks: troubles.failingChecks,
    wrongClocks: await listWrongClocks(db),
    unknownWork: await listUnknownWork(db, addMinutes(now, -thresholds.unknownMinutes)),
    badSignatures: signatures
      .filter(({ kind }) => kind === "signature_failure")
      .map(({ label, count }) => ({ source: label, count })),
    calls: CALLED_PROVIDERS.map((provider) => ({
      provider,
      answered: countOf("provider_answered", provider),
      failed: countOf("provider_failed", provider),
      pauses: pausesOf(paused, provider, now),
    })),
    silences: await readSilences(db, now, thresholds.silenceDeliveries),
    reconciliation:
      reconcileEveryMinutes === null
        ? null
        : { everyMinutes: reconcileEveryMinutes, startedAt: running?.startedAt ?? null },
    heldSince: (await findHeldRestoration(db))?.restoredAt ?? null,
    installedAt: (await findInstalledSince(db)) ?? now,
    backups: lastBackup === null && !makesBackups ? null : { lastAt: lastBackup?.takenAt ?? null },
  };
}

/** How often in a row a provider, or one of the connections to it, was given a rest; one that nobody has asked since says nothing of now. */
function pausesOf(states: readonly StoredProviderState[], provider: CalledProvider, now: Instant): number {
  const recently = addMinutes(now, -CALLS_MINUTES);
  const pauses = states
    .filter(({ subject }) => (subject === "stripe" || subject === "smtp" ? subject : "calendly") === provider)
    .filter(({ pausedUntil }) => pausedUntil !== null && pausedUntil >= recently)
    .map((state) => state.pauses);
  return Math.max(0, ...pauses);
}

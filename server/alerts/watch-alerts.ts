import {
  claimAlertsToTell,
  claimEndsToTell,
  endQuietAlerts,
  recordTold,
  seeCondition,
  type Alert,
} from "../../db/health/alerts.ts";
import { comparePressing } from "../domain/health/alert-kinds.ts";
import { judgeHealth } from "../domain/health/judge-health.ts";
import { idFromBytes } from "../domain/values/ids.ts";
import { addMinutes, minutesBetween, type Instant } from "../domain/values/instant.ts";
import type { AlertNotification, CertificateReader } from "../ports.ts";
import type { AlertDeps } from "./alert-deps.ts";
import { readAlertFigures } from "./read-alert-figures.ts";
import { notifyOperators } from "./notify-operators.ts";
import { watchWrites } from "./watch-writes.ts";

/** 5 min: longer than all channels take for one alert each; so long waits one whose process has died, or that no channel took. */
const LEASE_MINUTES = 5;
/** A certificate changes every few weeks. */
const CERTIFICATE_EVERY_MINUTES = 60;
/** A day: the end of what was over before is no news any more. */
const END_TOLD_MINUTES = 24 * 60;

/**
 * Looks for trouble, and tells operators: each trouble once until it is over, and that it is over. What is open stands in the database; whoever
 * claims it there tells it, so that several processes that look at once tell it once, and one that dies in between leaves it to another. That the
 * database takes no writes is told from memory, by each process. Rejects when it could not look, after telling what had been seen before. To be run
 * each minute, in each process.
 */
export function watchAlerts(deps: AlertDeps): () => Promise<void> {
  const { kysely: db } = deps.database;
  const { thresholds } = deps.settings;
  const writes = watchWrites(deps);
  const certificateEnd = readNowAndThen(deps.certificate);

  async function see(now: Instant): Promise<void> {
    const found = await readAlertFigures(db, now, deps.settings);
    const certificateEndsAt = await certificateEnd(now);
    for (const condition of judgeHealth({ ...found, certificateEndsAt }, thresholds))
      await seeCondition(db, condition, idFromBytes("alt", deps.randomBytes(16)), now);
    await endQuietAlerts(db, addMinutes(now, -thresholds.quietMinutes), now);
  }

  async function tell(alert: Alert, lease: string, now: Instant): Promise<void> {
    const { kind, subject, count } = alert;
    const stage = alert.overAt !== null ? "over" : alert.toldAt === null ? "new" : "more";
    if (stage !== "over") deps.log.error({ kind, subject, count, stage }, "Something needs an operator");
    const notification = { id: notificationIdOf(alert, stage), condition: alert, stage, at: now } as const;
    if (await notifyOperators(deps, notification)) await recordTold(db, alert, lease, now);
    else deps.log.error({ kind, subject, stage }, "Nobody could be told of an alert: it is tried again");
  }

  return async () => {
    const now = deps.clock.now();
    if (!(await writes(now))) return;
    for (const channel of deps.channels) await channel.prepare();
    const blind = await see(now).then(
      () => null,
      (error: unknown) => ({ error }),
    );
    const lease = idFromBytes("lea", deps.randomBytes(16));
    const claim = { lease, now, leasedUntil: addMinutes(now, LEASE_MINUTES) };
    const open = await claimAlertsToTell(db, claim, addMinutes(now, -thresholds.quietMinutes));
    const over = await claimEndsToTell(db, claim, addMinutes(now, -END_TOLD_MINUTES));
    const pressing = open.toSorted((one, other) => comparePressing(one.kind, other.kind));
    for (const alert of [...pressing, ...over]) await tell(alert, lease, now);
    if (blind !== null) throw blind.error;
  };
}

/** The same for the same thing told, of letters that a Message-ID takes. */
function notificationIdOf({ id, latestAt }: Alert, stage: AlertNotification["stage"]): string {
  const which = stage === "more" ? `.${(latestAt ?? "").replaceAll(/\D/g, "")}` : "";
  return `alert.${id}.${stage}${which}`;
}

/** Asks at most once an hour, and remembers the answer in between; without one, the answer before it. */
function readNowAndThen(reader: CertificateReader | null): (now: Instant) => Promise<Instant | null> {
  let readAt: Instant | null = null;
  let endsAt: Instant | null = null;
  return async (now) => {
    if (reader === null) return null;
    if (readAt === null || Math.abs(minutesBetween(readAt, now)) >= CERTIFICATE_EVERY_MINUTES) {
      readAt = now;
      endsAt = (await reader.readEnd()) ?? endsAt;
    }
    return endsAt;
  };
}

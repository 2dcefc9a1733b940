import { writeHeartbeat } from "../../db/operations/heartbeat.ts";
import type { Condition } from "../domain/health/judge-health.ts";
import { minutesBetween, type Instant } from "../domain/values/instant.ts";
import { notifyOperators } from "./notify-operators.ts";
import type { AlertDeps } from "./alert-deps.ts";

/** 2 looks in a row: one is a database that is being restarted. */
const BAD_LOOKS_MIN = 2;

/**
 * Looks whether the database takes writes, and tells when it does not: from memory, since nothing can be written down; once until it is over, and
 * that it is over. True when a write has just succeeded.
 */
export function watchWrites({
  database,
  log,
  channels,
  host,
  settings,
}: Pick<AlertDeps, "database" | "log" | "channels" | "host" | "settings">): (
  now: Instant,
) => Promise<boolean> {
  /** The trouble that there is, or was until a few minutes ago. */
  let trouble: { since: Instant; lastSeenAt: Instant; looks: number; isTold: boolean } | null = null;
  let failuresBefore = database.availability.failuresSoFar();

  async function tell(since: Instant, stage: "new" | "over", at: Instant): Promise<boolean> {
    const condition: Condition = {
      kind: "database_unwritable",
      subject: host,
      since,
      latestAt: null,
      count: 1,
      detail: host,
    };
    const id = `alert.writes.${host.replaceAll(/[^\w-]/g, "")}.${since.replaceAll(/\D/g, "")}.${stage}`;
    return notifyOperators({ channels, log }, { id, condition, stage, at });
  }

  return async (now) => {
    const isWritten = await writeHeartbeat(database.kysely, now).then(
      () => true,
      () => false,
    );
    const failures = database.availability.failuresSoFar();
    const isBad = !isWritten || failures > failuresBefore;
    failuresBefore = failures;
    if (isBad) {
      trouble ??= { since: now, lastSeenAt: now, looks: 0, isTold: false };
      trouble.lastSeenAt = now;
      trouble.looks += 1;
      if (trouble.looks >= BAD_LOOKS_MIN && !trouble.isTold) {
        log.error({ since: trouble.since }, "The database takes no writes");
        trouble.isTold = await tell(trouble.since, "new", now);
      }
    } else if (trouble !== null) {
      trouble.looks = 0;
      const { since, lastSeenAt, isTold } = trouble;
      if (!isTold) trouble = null;
      else if (minutesBetween(lastSeenAt, now) >= settings.thresholds.quietMinutes)
        trouble = (await tell(since, "over", now)) ? null : trouble;
    }
    return isWritten;
  };
}

import { sql, type Selectable } from "kysely";
import { ALERT_KINDS, ALERT_KIND_NAMES } from "../../server/domain/health/alert-kinds.ts";
import type { Condition } from "../../server/domain/health/judge-health.ts";
import { addMinutes, instant, type Instant } from "../../server/domain/values/instant.ts";
import type { AlertTable } from "../core/tables/alert-tables.ts";
import type { Queryable } from "../core/open-database.ts";
import { readInstantOrNull, readOneOf } from "../core/read-column.ts";

export type AlertId = `alt_${string}`;

/** A condition that was seen, from then until it is over. */
export interface Alert extends Condition {
  readonly id: AlertId;
  readonly openedAt: Instant;
  readonly lastSeenAt: Instant;
  /** When it was last told; null before. */
  readonly toldAt: Instant | null;
  readonly overAt: Instant | null;
}

function toAlert(row: Selectable<AlertTable>): Alert {
  return {
    id: row.id as AlertId,
    kind: readOneOf(ALERT_KIND_NAMES, row.kind),
    subject: row.subject,
    since: instant(row.since_at),
    latestAt: readInstantOrNull(row.latest_at),
    count: row.count,
    detail: row.detail,
    openedAt: instant(row.opened_at),
    lastSeenAt: instant(row.last_seen_at),
    toldAt: readInstantOrNull(row.told_at),
    overAt: readInstantOrNull(row.over_at),
  };
}

/** Opens an alert, or renews the one that is open. Safe to call from several processes at once. @param newId used when it is opened. */
export async function seeCondition(
  db: Queryable,
  condition: Condition,
  newId: AlertId,
  now: Instant,
): Promise<void> {
  const { kind, subject, since, latestAt, count, detail } = condition;
  const seen = { latest_at: latestAt, count, detail, last_seen_at: now };
  await db
    .insertInto("alert")
    .values({
      id: newId,
      kind,
      subject,
      since_at: since,
      opened_at: now,
      tell_from_at: addMinutes(now, ALERT_KINDS[kind].holdsMinutes),
      ...seen,
    })
    .onConflict((conflict) =>
      conflict.columns(["kind", "subject"]).where("over_at", "is", null).doUpdateSet(seen),
    )
    .execute();
}

interface TellClaim {
  readonly lease: string;
  readonly now: Instant;
  readonly leasedUntil: Instant;
}

const isUnleasedAt = (now: Instant) => sql<boolean>`(leased_until is null or leased_until <= ${now})`;

/**
 * Claims every open alert that is to be told: nobody was told yet, or more has come since. Each goes to one caller, until the lease ends.
 * @param toldBefore one that was told later waits, however much comes.
 */
export async function claimAlertsToTell(
  db: Queryable,
  { lease, now, leasedUntil }: TellClaim,
  toldBefore: Instant,
): Promise<Alert[]> {
  const rows = await db
    .updateTable("alert")
    .set({ lease, leased_until: leasedUntil })
    .where("over_at", "is", null)
    .whereRef("last_seen_at", ">=", "tell_from_at")
    .where(
      sql<boolean>`(told_at is null or (told_at <= ${toldBefore} and latest_at > coalesce(told_latest_at, '')))`,
    )
    .where(isUnleasedAt(now))
    .returningAll()
    .execute();
  return rows.map(toAlert);
}

/** Ends every open alert that was last seen at this time or earlier. */
export async function endQuietAlerts(db: Queryable, seenUntil: Instant, now: Instant): Promise<void> {
  await db
    .updateTable("alert")
    .set({ over_at: now })
    .where("over_at", "is", null)
    .where("last_seen_at", "<=", seenUntil)
    .execute();
}

/** Claims every alert that is over, was told, and of whose end nobody was told. @param overAfter what ended earlier is no news. */
export async function claimEndsToTell(
  db: Queryable,
  { lease, now, leasedUntil }: TellClaim,
  overAfter: Instant,
): Promise<Alert[]> {
  const rows = await db
    .updateTable("alert")
    .set({ lease, leased_until: leasedUntil })
    .where(sql<boolean>`over_at is not null and over_told_at is null`)
    .where("over_at", ">", overAfter)
    .where("told_at", "is not", null)
    .where(isUnleasedAt(now))
    .returningAll()
    .execute();
  return rows.map(toAlert);
}

/** Records that a claimed alert, or its end, was told, and gives it back. Does nothing once another has claimed it. */
export async function recordTold(
  db: Queryable,
  { id, latestAt, overAt }: Pick<Alert, "id" | "latestAt" | "overAt">,
  lease: string,
  now: Instant,
): Promise<void> {
  await db
    .updateTable("alert")
    .set({
      ...(overAt === null ? { told_at: now, told_latest_at: latestAt } : { over_told_at: now }),
      lease: null,
      leased_until: null,
    })
    .where("id", "=", id)
    .where("lease", "=", lease)
    .execute();
}

/** Alerts that are not over, the oldest first. Those that have not held long enough to be told are left out. */
export async function listOpenAlerts(db: Queryable): Promise<Alert[]> {
  const rows = await db
    .selectFrom("alert")
    .selectAll()
    .where("over_at", "is", null)
    .whereRef("last_seen_at", ">=", "tell_from_at")
    .orderBy("opened_at")
    .orderBy("id")
    .execute();
  return rows.map(toAlert);
}

/** Deletes alerts that were over before then. */
export async function deleteOldAlerts(db: Queryable, before: Instant): Promise<void> {
  await db
    .deleteFrom("alert")
    .where(sql<boolean>`over_at is not null`)
    .where("over_at", "<", before)
    .execute();
}

import type { Selectable } from "kysely";
import { driftDetailsSchema } from "../server/domain/drift.schema.ts";
import {
  DRIFT_KINDS,
  DRIFT_RESOLUTIONS,
  type Drift,
  type DriftId,
  type DriftKind,
  type DriftResolution,
} from "../server/domain/drift.ts";
import type { BookingId, BuilderId } from "../server/domain/ids.ts";
import { instant, type Instant } from "../server/domain/instant.ts";
import type { Queryable } from "./open-database.ts";
import { readInstantOrNull, readOneOf } from "./read-column.ts";
import type { DriftTable } from "./schema.ts";
import { readEach, readRow } from "./unreadable-row.ts";

type Found = Pick<Drift, "kind" | "subject" | "bookingId" | "details">;

function toDrift(row: Selectable<DriftTable>): Drift {
  return readRow("drift", row.id, () => ({
    id: row.id as DriftId,
    kind: readOneOf(DRIFT_KINDS, row.kind),
    bookingId: row.booking_id as BookingId | null,
    subject: row.subject,
    details: driftDetailsSchema.parse(JSON.parse(row.details_json)),
    foundAt: instant(row.found_at),
    lastSeenAt: instant(row.last_seen_at),
    resolvedAt: readInstantOrNull(row.resolved_at),
    resolution: row.resolution === null ? null : readOneOf(DRIFT_RESOLUTIONS, row.resolution),
    note: row.note,
  }));
}

/**
 * Writes down a drift that is still there: a new one, or the open one of this kind and subject seen again. Nothing when an operator has
 * dismissed it before.
 */
export async function saveOpenDrift(db: Queryable, id: DriftId, found: Found, at: Instant): Promise<void> {
  const dismissed = await db
    .selectFrom("drift")
    .select("id")
    .where("kind", "=", found.kind)
    .where("subject", "=", found.subject)
    .where("resolution", "=", "dismissed")
    .limit(1)
    .executeTakeFirst();
  if (dismissed !== undefined) return;
  const details_json = JSON.stringify(found.details);
  await db
    .insertInto("drift")
    .values({
      id,
      kind: found.kind,
      booking_id: found.bookingId,
      subject: found.subject,
      details_json,
      found_at: at,
      last_seen_at: at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["kind", "subject"])
        .where("resolved_at", "is", null)
        .doUpdateSet({ last_seen_at: at, details_json }),
    )
    .execute();
}

/** Writes down a drift that the reconciler has repaired: one that was open, or one found just now. */
export async function saveRepairedDrift(
  tx: Queryable,
  id: DriftId,
  found: Found,
  at: Instant,
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable("drift")
    .set({ last_seen_at: at, resolved_at: at, resolution: "repaired" })
    .where("kind", "=", found.kind)
    .where("subject", "=", found.subject)
    .where("resolved_at", "is", null)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return;
  await tx
    .insertInto("drift")
    .values({
      id,
      kind: found.kind,
      booking_id: found.bookingId,
      subject: found.subject,
      details_json: JSON.stringify(found.details),
      found_at: at,
      last_seen_at: at,
      resolved_at: at,
      resolution: "repaired",
    })
    .execute();
}

/** Resolves open drifts. False when it is resolved already. */
export async function resolveDrift(
  tx: Queryable,
  id: DriftId,
  resolution: Extract<DriftResolution, "repaired_by_operator" | "dismissed">,
  note: string | null,
  at: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("drift")
    .set({ resolved_at: at, resolution, note })
    .where("id", "=", id)
    .where("resolved_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Which drifts a part of a run looks for. */
interface LookedFor {
  readonly kinds: readonly DriftKind[];
  /** Only those found in this builder's calendar; null for all. */
  readonly builderId: BuilderId | null;
  readonly seenBefore: Instant;
}

/** What is open of these kinds and was not seen since: gone, or not looked at. */
export async function listUnseenDrifts(
  db: Queryable,
  { kinds, builderId, seenBefore }: LookedFor,
): Promise<Drift[]> {
  const rows = await db
    .selectFrom("drift")
    .selectAll()
    .where("kind", "in", kinds)
    .where("resolved_at", "is", null)
    .where("last_seen_at", "<", seenBefore)
    .execute();
  return readEach(rows, toDrift).values.filter(
    ({ details }) => builderId === null || details.builderId === builderId,
  );
}

/** Closes what is open of these kinds, was not seen since, and is not there any more by this word. Returns how many. */
export async function resolveGoneDrifts(
  db: Queryable,
  gone: LookedFor & {
    /** Whether a look has found agreement: what was only not looked at stays open. */
    readonly isGone: (drift: Drift) => boolean;
    readonly at: Instant;
  },
): Promise<number> {
  const unseen = await listUnseenDrifts(db, gone);
  const ids = unseen.filter(gone.isGone).map(({ id }) => id);
  if (ids.length === 0) return 0;
  await db
    .updateTable("drift")
    .set({ resolved_at: gone.at, resolution: "gone" })
    .where("id", "in", ids)
    .where("resolved_at", "is", null)
    .execute();
  return ids.length;
}

/** Null when there is none of this id. */
export async function findDrift(db: Queryable, id: DriftId): Promise<Drift | null> {
  const row = await db.selectFrom("drift").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : toDrift(row);
}

/** What waits for a person, first found first. One that this version cannot read (a newer one's) is counted with the others, and not listed. */
export async function listOpenDrifts(db: Queryable, limit: number): Promise<Drift[]> {
  const rows = await db
    .selectFrom("drift")
    .selectAll()
    .where("resolved_at", "is", null)
    .orderBy("found_at")
    .orderBy("id")
    .limit(limit)
    .execute();
  return readEach(rows, toDrift).values;
}

/** What all open drifts are about, by their subjects. */
export async function listOpenSubjects(db: Queryable): Promise<string[]> {
  const rows = await db.selectFrom("drift").select("subject").where("resolved_at", "is", null).execute();
  return rows.map(({ subject }) => subject);
}

/** How many wait for a person. */
export async function countOpenDrifts(db: Queryable): Promise<number> {
  const { count } = await db
    .selectFrom("drift")
    .select((eb) => eb.fn.countAll().as("count"))
    .where("resolved_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** What was resolved since, latest first. */
export async function listResolvedDrifts(db: Queryable, since: Instant, limit: number): Promise<Drift[]> {
  const rows = await db
    .selectFrom("drift")
    .selectAll()
    .where("resolved_at", ">=", since)
    .orderBy("resolved_at", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return readEach(rows, toDrift).values;
}

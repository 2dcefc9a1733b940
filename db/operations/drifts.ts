import { sql, type Selectable } from "kysely";
import { driftDetailsSchema } from "../../server/domain/providers/drift.schema.ts";
import {
  DRIFT_KINDS,
  DRIFT_RESOLUTIONS,
  type Drift,
  type DriftId,
  type DriftKind,
  type DriftResolution,
} from "../../server/domain/providers/drift.ts";
import type { BookingId, BuilderId } from "../../server/domain/values/ids.ts";
import { instant, type Instant } from "../../server/domain/values/instant.ts";
import { inBatches } from "../core/in-batches.ts";
import type { Queryable } from "../core/open-database.ts";
import { readInstantOrNull, readOneOf } from "../core/read-column.ts";
import type { DriftTable } from "../core/tables/reconciliation-tables.ts";
import { readEach, readRow } from "../core/unreadable-row.ts";

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
 * Stores a drift that is still there: a new one, or the open one of this kind and subject seen again. Nothing when an operator has dismissed it
 * before.
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
      looked_at: at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["kind", "subject"])
        .where("resolved_at", "is", null)
        .doUpdateSet({ last_seen_at: at, looked_at: at, details_json }),
    )
    .execute();
}

/** Stores a drift that the reconciler has repaired: one that was open, or one found just now. */
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

export interface ResolvedByOperator {
  readonly resolution: Extract<DriftResolution, "repaired_by_operator" | "gone" | "dismissed">;
  readonly note: string | null;
  readonly at: Instant;
}

/** Resolves open drifts. False when it is resolved already. */
export async function resolveDrift(
  tx: Queryable,
  id: DriftId,
  { resolution, note, at }: ResolvedByOperator,
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

/** One that an older version has written was looked at when it was found. */
const lookedAt = sql<string>`coalesce(looked_at, found_at)`;

/** The open drifts of a builder's calendar that were not looked at since, the least recently looked at first: at most so many. */
export async function listDriftsToLookAt(
  db: Queryable,
  { kinds, builderId, seenBefore }: LookedFor & { readonly builderId: BuilderId },
  limit: number,
): Promise<Drift[]> {
  const rows = await db
    .selectFrom("drift")
    .selectAll()
    .where("kind", "in", kinds)
    .where("builder_id", "=", builderId)
    .where("resolved_at", "is", null)
    .where(lookedAt, "<", seenBefore)
    .orderBy(lookedAt)
    .orderBy("id")
    .limit(limit)
    .execute();
  return readEach(rows, toDrift).values;
}

/** Records that it is being checked, whatever the outcome: the others have their turn before it comes again. */
export async function updateDriftLook(db: Queryable, id: DriftId, at: Instant): Promise<void> {
  await db.updateTable("drift").set({ looked_at: at }).where("id", "=", id).execute();
}

/** What is open of these kinds and was not seen since, in batches: gone, or not looked at. */
async function* listUnseenDrifts(
  db: Queryable,
  { kinds, builderId, seenBefore }: LookedFor,
): AsyncGenerator<Drift[]> {
  const batches = inBatches((after: Selectable<DriftTable> | null, limit) => {
    let query = db
      .selectFrom("drift")
      .selectAll()
      .where("kind", "in", kinds)
      .where("resolved_at", "is", null)
      .where("last_seen_at", "<", seenBefore);
    if (builderId === null) {
      if (after !== null) {
        query = query.where((eb) =>
          eb(eb.refTuple("found_at", "id"), ">", eb.tuple(after.found_at, after.id)),
        );
      }
      return query.orderBy("found_at").orderBy("id").limit(limit).execute();
    }
    query = query.where("builder_id", "=", builderId);
    if (after !== null) {
      const key = after.looked_at ?? after.found_at;
      query = query.where(sql<boolean>`(${lookedAt}, id) > (${key}, ${after.id})`);
    }
    return query.orderBy(lookedAt).orderBy("id").limit(limit).execute();
  });
  for await (const rows of batches) yield readEach(rows, toDrift).values;
}

/** Closes open drifts of these kinds that were not seen since and are gone according to `isGone`. Returns how many. */
export async function resolveGoneDrifts(
  db: Queryable,
  gone: LookedFor & {
    /** Whether a look has found agreement: what was only not looked at stays open. */
    readonly isGone: (drift: Drift) => boolean;
    readonly at: Instant;
  },
): Promise<number> {
  let resolved = 0;
  for await (const unseen of listUnseenDrifts(db, gone)) {
    const ids = unseen.filter(gone.isGone).map(({ id }) => id);
    if (ids.length === 0) continue;
    const { numUpdatedRows } = await db
      .updateTable("drift")
      .set({ resolved_at: gone.at, resolution: "gone" })
      .where("id", "in", ids)
      .where("resolved_at", "is", null)
      .executeTakeFirst();
    resolved += Number(numUpdatedRows);
  }
  return resolved;
}

/** Null when there is none of this id. */
export async function findDrift(db: Queryable, id: DriftId): Promise<Drift | null> {
  const row = await db.selectFrom("drift").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : toDrift(row);
}

/** Open drifts, first found first. One that this version cannot read (a newer one's) is counted with the others, and not listed. */
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

/** What all open drifts are about, by their subjects, in batches. */
export async function* listOpenSubjects(db: Queryable): AsyncGenerator<string[]> {
  const batches = inBatches((after: Pick<DriftTable, "found_at" | "id" | "subject"> | null, limit) => {
    let query = db.selectFrom("drift").select(["found_at", "id", "subject"]).where("resolved_at", "is", null);
    if (after !== null) {
      query = query.where((eb) => eb(eb.refTuple("found_at", "id"), ">", eb.tuple(after.found_at, after.id)));
    }
    return query.orderBy("found_at").orderBy("id").limit(limit).execute();
  });
  for await (const rows of batches) yield rows.map(({ subject }) => subject);
}

/** How many drifts are open. */
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

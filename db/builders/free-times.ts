import { expressionBuilder, type Selectable } from "kysely";
import type { FreeTimes, FreeTimesSpan } from "../../server/domain/offer/free-times.ts";
import { storedTimesSchema } from "../../server/domain/offer/free-times.schema.ts";
import type { BuilderId, SessionTypeId } from "../../server/domain/values/ids.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";
import { readInstantOrNull } from "../core/read-column.ts";
import type { FreeTimesTable } from "../core/tables/builder-tables.ts";
import type { Schema } from "../core/schema.ts";
import { readEach, readRow } from "../core/unreadable-row.ts";

/** Which session type's free times are to be read: all that Calendly is asked with. */
export interface TimesToRead {
  readonly sessionTypeId: SessionTypeId;
  readonly builderId: BuilderId;
  readonly calendlyEventTypeUri: string;
}

/** Until when what is kept is good enough. */
export interface FreshSince {
  /** What was read before is read again. */
  readonly readBefore: Instant;
  /** The same for what has changed since. */
  readonly changedBefore: Instant;
  readonly now: Instant;
}

function toFreeTimes(row: Selectable<FreeTimesTable>): { id: SessionTypeId; known: FreeTimes } {
  return readRow("free_times", row.session_type_id, () => ({
    id: row.session_type_id as SessionTypeId,
    known: {
      times: storedTimesSchema.parse(JSON.parse(row.times_json)),
      laterTimes: row.later_times,
      readAt: readInstantOrNull(row.read_at),
      failedAt: readInstantOrNull(row.failed_at),
    },
  }));
}

/** What is kept of these, by session type; one of which nothing is kept, or that cannot be read, is not in it. */
export async function listFreeTimes(
  db: Queryable,
  ids: readonly SessionTypeId[],
): Promise<ReadonlyMap<SessionTypeId, FreeTimes>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("free_times").selectAll().where("session_type_id", "in", ids).execute();
  return new Map(readEach(rows, toFreeTimes).values.map(({ id, known }) => [id, known]));
}

/** From when until when these have free times among those kept, by session type; one without any is not in it. Reads none of the times themselves. */
export async function listFreeSpans(
  db: Queryable,
  ids: readonly SessionTypeId[],
): Promise<ReadonlyMap<SessionTypeId, FreeTimesSpan>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("free_times")
    .select(["session_type_id", "first_at", "last_at", "read_at"])
    .where("session_type_id", "in", ids)
    .execute();
  const read = readEach(rows, (row) =>
    readRow("free_times", row.session_type_id, () => ({
      id: row.session_type_id as SessionTypeId,
      firstAt: readInstantOrNull(row.first_at),
      lastAt: readInstantOrNull(row.last_at),
      readAt: readInstantOrNull(row.read_at),
    })),
  );
  return new Map(
    read.values.flatMap(({ id, firstAt, lastAt, readAt }) =>
      firstAt === null || lastAt === null || readAt === null ? [] : [[id, { firstAt, lastAt, readAt }]],
    ),
  );
}

/** Of these session types, those on sale whose free times are to be read. */
export async function listTimesToRead(
  db: Queryable,
  ids: readonly SessionTypeId[],
  fresh: FreshSince,
): Promise<TimesToRead[]> {
  if (ids.length === 0) return [];
  return toRead(db, fresh, ids.length, ids);
}

/** Of all session types on sale, the `limit` whose free times were read longest ago and are to be read again: those never read first. */
export function listTimesDue(db: Queryable, fresh: FreshSince, limit: number): Promise<TimesToRead[]> {
  return toRead(db, fresh, limit, null);
}

async function toRead(
  db: Queryable,
  fresh: FreshSince,
  limit: number,
  ids: readonly SessionTypeId[] | null,
): Promise<TimesToRead[]> {
  let query = db
    .selectFrom("session_type")
    .leftJoin("free_times", "free_times.session_type_id", "session_type.id")
    .select(["session_type.id", "session_type.builder_id", "session_type.calendly_event_type_uri"])
    .where("session_type.published_at", "is not", null)
    .where("session_type.archived_at", "is", null)
    .where("session_type.inactive_since_at", "is", null)
    .where(isToBeRead(fresh))
    // Both databases would sort nulls differently.
    .orderBy((eb) => eb.fn.coalesce("free_times.read_at", eb.val("")))
    .orderBy("session_type.id")
    .limit(limit);
  if (ids !== null) query = query.where("session_type.id", "in", ids);
  const rows = await query.execute();
  return rows.map((row) => ({
    sessionTypeId: row.id as SessionTypeId,
    builderId: row.builder_id as BuilderId,
    calendlyEventTypeUri: row.calendly_event_type_uri,
  }));
}

/** Old enough or changed, and nobody reads it now or has just failed to. Of a row that is not there everything is null. */
function isToBeRead({ readBefore, changedBefore, now }: FreshSince) {
  const eb = expressionBuilder<Schema, "free_times">();
  return eb.and([
    eb.or([eb("free_times.leased_until", "is", null), eb("free_times.leased_until", "<=", now)]),
    eb.or([eb("free_times.retry_at", "is", null), eb("free_times.retry_at", "<=", now)]),
    eb.or([
      eb("free_times.read_at", "is", null),
      eb("free_times.read_at", "<", readBefore),
      eb.and([eb("free_times.outdated_at", "is not", null), eb("free_times.read_at", "<", changedBefore)]),
    ]),
  ]);
}

/** Leases the reading of these free times, when they are still to be read and nobody else reads them. Among all processes one gets true. */
export async function leaseFreeTimes(
  db: Queryable,
  { sessionTypeId, builderId }: TimesToRead,
  fresh: FreshSince,
  leased: { readonly lease: string; readonly leasedUntil: Instant },
): Promise<boolean> {
  const lease = { lease: leased.lease, leased_until: leased.leasedUntil };
  const result = await db
    .insertInto("free_times")
    .values({
      session_type_id: sessionTypeId,
      builder_id: builderId,
      times_json: "[]",
      later_times: 0,
      ...lease,
    })
    .onConflict((conflict) => conflict.column("session_type_id").doUpdateSet(lease).where(isToBeRead(fresh)))
    .executeTakeFirst();
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0;
}

/** Writes what Calendly said when it was asked at `readAt`. A change that became known since is still to be read. False when the lease was lost. */
export async function saveFreeTimes(
  db: Queryable,
  { sessionTypeId, lease }: { readonly sessionTypeId: SessionTypeId; readonly lease: string },
  read: Pick<FreeTimes, "times" | "laterTimes"> & { readonly readAt: Instant },
): Promise<boolean> {
  const result = await db
    .updateTable("free_times")
    .set((eb) => ({
      times_json: JSON.stringify(read.times),
      later_times: read.laterTimes,
      first_at: read.times[0] ?? null,
      last_at: read.times.at(-1) ?? null,
      read_at: read.readAt,
      outdated_at: eb
        .case()
        .when("outdated_at", ">", read.readAt)
        .then(eb.ref("outdated_at"))
        .else(null)
        .end(),
      failed_at: null,
      retry_at: null,
      lease: null,
      leased_until: null,
    }))
    .where("session_type_id", "=", sessionTypeId)
    .where("lease", "=", lease)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/** Gives a lease back: Calendly was not asked, or did not answer, which `failedAt` says then. */
export async function giveFreeTimesBack(
  db: Queryable,
  { sessionTypeId, lease }: { readonly sessionTypeId: SessionTypeId; readonly lease: string },
  { failedAt, retryAt }: { readonly failedAt: Instant | null; readonly retryAt: Instant },
): Promise<void> {
  await db
    .updateTable("free_times")
    .set({
      retry_at: retryAt,
      lease: null,
      leased_until: null,
      ...(failedAt === null ? {} : { failed_at: failedAt }),
    })
    .where("session_type_id", "=", sessionTypeId)
    .where("lease", "=", lease)
    .execute();
}

/** Says that the calendar of this builder has changed: what is kept is to be read again. */
export async function outdateFreeTimes(db: Queryable, builderId: BuilderId, at: Instant): Promise<void> {
  await db.updateTable("free_times").set({ outdated_at: at }).where("builder_id", "=", builderId).execute();
}

/** Of a calendar that is no longer connected, or whose builder was erased. Whoever reads it meanwhile writes nothing. */
export async function deleteFreeTimes(db: Queryable, builderId: BuilderId): Promise<void> {
  await db.deleteFrom("free_times").where("builder_id", "=", builderId).execute();
}

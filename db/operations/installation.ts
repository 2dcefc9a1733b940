import type { BookingId } from "../../server/domain/values/ids.ts";
import type { Instant } from "../../server/domain/values/instant.ts";
import type { Database, Queryable } from "../core/open-database.ts";
import { turnDigestsOff } from "../mails/mail-choices.ts";
import { leaveReportsToOthers } from "../problem-reports/problem-answers.ts";
import { deleteAllEndpoints } from "../published/webhook-endpoints.ts";
import { readInstantOrNull, readOneOf } from "../core/read-column.ts";

const ORIGINS = ["set", "generated"] as const;

/** Whose database this is. */
export interface StoredInstallation {
  readonly id: string;
  /** Ids that it had before it moved: what bears them is its own too. */
  readonly formerIds: readonly string[];
  /** Whether a setting said so, or it was made up because none did. */
  readonly origin: (typeof ORIGINS)[number];
  /** When it was declared a copy of another installation's; null when it never was. */
  readonly copiedAt: Instant | null;
}

/** Null when none is stored yet, or the database is of a version before there was one. */
export async function findInstallation({ kysely: db }: Database): Promise<StoredInstallation | null> {
  const tables = await db.introspection.getTables();
  if (!tables.some(({ name }) => name === "installation")) return null;
  const rows = await db.selectFrom("installation").selectAll().orderBy("since_at").execute();
  const current = rows.find(({ standing }) => standing === "current");
  if (current === undefined) return null;
  const formerIds = rows.filter((row) => row !== current).map(({ id }) => id);
  const origin = readOneOf(ORIGINS, current.origin);
  // A database of an earlier version has no such column.
  return { id: current.id, formerIds, origin, copiedAt: readInstantOrNull(current.copied_at ?? null) };
}

/** Does nothing when the database has an installation already: of several processes that start, the first one writes. */
export async function writeFirstInstallation(
  db: Queryable,
  {
    id,
    origin,
    at,
  }: { readonly id: string; readonly origin: StoredInstallation["origin"]; readonly at: Instant },
): Promise<void> {
  await db
    .insertInto("installation")
    .values({ id, standing: "current", origin, since_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The same installation under another id: a copy stays one. */
export async function renameInstallation(tx: Queryable, id: string, at: Instant): Promise<void> {
  const current = await tx
    .selectFrom("installation")
    .select("copied_at")
    .where("standing", "=", "current")
    .executeTakeFirst();
  const copied_at = current?.copied_at ?? null;
  await tx
    .updateTable("installation")
    .set({ standing: "former" })
    .where("standing", "=", "current")
    .execute();
  await tx
    .insertInto("installation")
    .values({ id, standing: "current", origin: "set", since_at: at, copied_at })
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ standing: "current", since_at: at }))
    .execute();
}

/** What was deleted from a copy. */
export interface DroppedWork {
  readonly connections: number;
  readonly effects: number;
  readonly deliveries: number;
  readonly endpoints: number;
  readonly bookings: number;
}

/**
 * Makes the database that of another installation, which does not act on what is in it: access to Calendly, unfinished effects and deliveries,
 * webhook endpoints and refusals to notify about are deleted, the bookings take no events any more, and nobody of the other one is mailed: reports of
 * problems are answered there, and digests of the day are off until a builder turns theirs on here.
 */
export async function becomeAnotherInstallation(
  tx: Queryable,
  id: string,
  at: Instant,
): Promise<DroppedWork> {
  await tx.deleteFrom("installation").execute();
  await tx
    .insertInto("installation")
    .values({ id, standing: "current", origin: "set", since_at: at, copied_at: at })
    .execute();
  await tx.deleteFrom("calendly_usage").execute();
  await tx.deleteFrom("calendly_rate").execute();
  const connections = await tx.deleteFrom("calendly_connection").executeTakeFirst();
  const effects = await tx.deleteFrom("outbox").where("completed_at", "is", null).executeTakeFirst();
  const deliveries = await tx.deleteFrom("inbox").where("completed_at", "is", null).executeTakeFirst();
  // Whoever gets the other installation's events must not get ours for them.
  const endpoints = await deleteAllEndpoints(tx);
  // The other installation notifies its own builders.
  await tx.deleteFrom("checkout_refusal").execute();
  await tx.deleteFrom("drift").where("resolved_at", "is", null).execute();
  await leaveReportsToOthers(tx, at);
  await turnDigestsOff(tx, at);
  const bookings = await tx
    .updateTable("booking")
    .set({ copied_at: at, place_due_at: null })
    .where("copied_at", "is", null)
    .executeTakeFirst();
  return {
    connections: Number(connections.numDeletedRows),
    effects: Number(effects.numDeletedRows),
    deliveries: Number(deliveries.numDeletedRows),
    endpoints,
    bookings: Number(bookings.numUpdatedRows),
  };
}

/** Whether this database is a copy of another installation's, which goes on selling: what is unknown here at Calendly may be that one's. */
export async function isCopy(db: Queryable): Promise<boolean> {
  const row = await db
    .selectFrom("installation")
    .select("id")
    .where("standing", "=", "current")
    .where("copied_at", "is not", null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether this booking came with a copy of another installation's database: only that one works on it. */
export async function isCopied(db: Queryable, id: BookingId): Promise<boolean> {
  const row = await db
    .selectFrom("booking")
    .select("id")
    .where("id", "=", id)
    .where("copied_at", "is not", null)
    .executeTakeFirst();
  return row !== undefined;
}

/** Since when the database has been an installation's; null when it is none's. */
export async function findInstalledSince(db: Queryable): Promise<Instant | null> {
  const row = await db
    .selectFrom("installation")
    .select(({ fn }) => fn.min<string | null>("since_at").as("since"))
    .executeTakeFirstOrThrow();
  return readInstantOrNull(row.since);
}

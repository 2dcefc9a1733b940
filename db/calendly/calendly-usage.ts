import { sql } from "kysely";
import type { CalendlyConnectionId } from "../../server/domain/values/ids.ts";
import { instant, type Instant } from "../../server/domain/values/instant.ts";
import type { Queryable } from "../core/open-database.ts";

/** How often one endpoint was asked with one connection's key on one day, and ended so. */
export interface UsageRow {
  readonly connectionId: CalendlyConnectionId;
  /** `2026-03-02`, in UTC. */
  readonly day: string;
  /** A template: `GET /event_types/{id}`. */
  readonly endpoint: string;
  readonly outcome: string;
  readonly calls: number;
  readonly lastAt: Instant;
}

/** What Calendly last said of one connection's rate limit. */
export interface RateRow {
  readonly connectionId: CalendlyConnectionId;
  readonly callsMax: number;
  readonly callsRemaining: number;
  readonly resetsAt: Instant;
  readonly seenAt: Instant;
}

/** Adds the calls to what was counted before. Rows of deleted connections are left out. */
export async function addUsage(db: Queryable, rows: readonly UsageRow[]): Promise<void> {
  const known = await existing(db, rows);
  if (known.length === 0) return;
  await db
    .insertInto("calendly_usage")
    .values(
      known.map((row) => ({
        connection_id: row.connectionId,
        day: row.day,
        endpoint: row.endpoint,
        outcome: row.outcome,
        calls: row.calls,
        last_at: row.lastAt,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(["connection_id", "day", "endpoint", "outcome"]).doUpdateSet((set) => ({
        calls: sql<number>`calendly_usage.calls + ${set.ref("excluded.calls")}`,
        last_at: set.ref("excluded.last_at"),
      })),
    )
    .execute();
}

/** Stores the newest rate of each connection. Rows of deleted connections are left out. */
export async function updateRates(db: Queryable, rows: readonly RateRow[]): Promise<void> {
  const known = await existing(db, rows);
  if (known.length === 0) return;
  await db
    .insertInto("calendly_rate")
    .values(
      known.map((row) => ({
        connection_id: row.connectionId,
        calls_max: row.callsMax,
        calls_remaining: row.callsRemaining,
        resets_at: row.resetsAt,
        seen_at: row.seenAt,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .column("connection_id")
        .doUpdateSet((set) => ({
          calls_max: set.ref("excluded.calls_max"),
          calls_remaining: set.ref("excluded.calls_remaining"),
          resets_at: set.ref("excluded.resets_at"),
          seen_at: set.ref("excluded.seen_at"),
        }))
        .whereRef("calendly_rate.seen_at", "<=", "excluded.seen_at"),
    )
    .execute();
}

async function existing<Row extends { readonly connectionId: CalendlyConnectionId }>(
  db: Queryable,
  rows: readonly Row[],
): Promise<Row[]> {
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.map(({ connectionId }) => connectionId))];
  const found = await db.selectFrom("calendly_connection").select("id").where("id", "in", ids).execute();
  const known = new Set(found.map(({ id }) => id));
  return rows.filter(({ connectionId }) => known.has(connectionId));
}

/** One connection's calls since a day (`2026-03-02`), newest day first, then by endpoint and outcome. */
export async function listUsage(
  db: Queryable,
  connectionId: CalendlyConnectionId,
  sinceDay: string,
): Promise<UsageRow[]> {
  const rows = await db
    .selectFrom("calendly_usage")
    .selectAll()
    .where("connection_id", "=", connectionId)
    .where("day", ">=", sinceDay)
    .orderBy("day", "desc")
    .orderBy("endpoint")
    .orderBy("outcome")
    .execute();
  return rows.map((row) => ({
    connectionId,
    day: row.day,
    endpoint: row.endpoint,
    outcome: row.outcome,
    calls: row.calls,
    lastAt: instant(row.last_at),
  }));
}

/** The calls of connections on one day, by outcome: of these, or of all (null). */
export async function listOutcomes(
  db: Queryable,
  day: string,
  connectionIds: readonly CalendlyConnectionId[] | null,
): Promise<{ connectionId: CalendlyConnectionId; outcome: string; calls: number }[]> {
  const rows = await db
    .selectFrom("calendly_usage")
    .select(({ fn }) => ["connection_id", "outcome", fn.sum<number | string>("calls").as("calls")])
    .where("day", "=", day)
    .$if(connectionIds !== null, (query) => query.where("connection_id", "in", connectionIds ?? []))
    .groupBy(["connection_id", "outcome"])
    .orderBy("connection_id")
    .execute();
  return rows.map((row) => ({
    connectionId: row.connection_id as CalendlyConnectionId,
    outcome: row.outcome,
    calls: Number(row.calls),
  }));
}

/** The last known rate limits of these connections, or of all (null): one row each. */
export async function listRates(
  db: Queryable,
  connectionIds: readonly CalendlyConnectionId[] | null,
): Promise<RateRow[]> {
  const all = db.selectFrom("calendly_rate").selectAll().orderBy("connection_id");
  const rows = await (
    connectionIds === null ? all : all.where("connection_id", "in", connectionIds)
  ).execute();
  return rows.map((row) => ({
    connectionId: row.connection_id as CalendlyConnectionId,
    callsMax: row.calls_max,
    callsRemaining: row.calls_remaining,
    resetsAt: instant(row.resets_at),
    seenAt: instant(row.seen_at),
  }));
}

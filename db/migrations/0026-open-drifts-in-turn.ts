import { PostgresAdapter, sql, type Kysely } from "kysely";

/*
 * What is read in turn, a page at a time: the open drifts of one calendar, the least recently looked at first; all connections; all that a
 * builder has sold. Whose calendar a drift was found in stands in its details, and the database takes it from there by itself: an older
 * process that writes a drift need not know.
 */

/** Without parsing where that can fail: an unreadable row is not this migration's to stumble over. */
const BUILDER_OF = {
  postgres: `substring(details_json from '"builderId":"([^"]*)"')`,
  sqlite: `case when json_valid(details_json) then json_extract(details_json, '$.builderId') end`,
};

const INDEXES: readonly (readonly [name: string, on: string])[] = [
  [
    "drift_of_calendar_in_turn",
    "drift (builder_id, (coalesce(looked_at, found_at)), id) where resolved_at is null",
  ],
  // What stands against an erasure: whatever names the person and is not done.
  ["inbox_unfinished", "inbox (id) where completed_at is null"],
  ["booking_of_builder_by_id", "booking (builder_id, id)"],
  ["calendly_connection_in_order", "calendly_connection (connected_at, id)"],
];

export async function up(db: Kysely<unknown>): Promise<void> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const [expression, kept] = isPostgres ? [BUILDER_OF.postgres, "stored"] : [BUILDER_OF.sqlite, "virtual"];
  await sql
    .raw(`alter table drift add column builder_id text generated always as (${expression}) ${kept}`)
    .execute(db);
  await sql`alter table drift add column looked_at text`.execute(db);
  await sql`update drift set looked_at = last_seen_at where resolved_at is null`.execute(db);
  for (const [name, on] of INDEXES) await sql.raw(`create index ${name} on ${on}`).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const [name] of [...INDEXES].reverse()) await db.schema.dropIndex(name).execute();
  await db.schema.alterTable("drift").dropColumn("looked_at").execute();
  await db.schema.alterTable("drift").dropColumn("builder_id").execute();
}

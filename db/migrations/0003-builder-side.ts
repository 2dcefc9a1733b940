import { PostgresAdapter, sql, type Kysely } from "kysely";

/*
 * What builders do by themselves: accounts, connections that last, offers that follow Calendly. Columns are added one by one, because
 * SQLite adds no two at once.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await addColumns(db, "builder", [
    "currency text not null default 'USD' check (length(currency) = 3)",
    "direct_bookings text not null default 'adopt' check (direct_bookings in ('adopt', 'ignore'))",
  ]);
  await db.schema
    .createTable("builder_slug")
    .addColumn("slug", "text", (column) => column.primaryKey().notNull())
    .addColumn("builder_id", "text", (column) => column.notNull().references("builder.id"))
    .addColumn("retired_at", "text", (column) => column.notNull())
    .execute();
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  await db.schema
    .createTable("builder_picture")
    .addColumn("builder_id", "text", (column) => column.primaryKey().notNull().references("builder.id"))
    .addColumn("content_type", "text", (column) => column.notNull())
    .addColumn("bytes", isPostgres ? "bytea" : "blob", (column) => column.notNull())
    .addColumn("etag", "text", (column) => column.notNull())
    .addColumn("updated_at", "text", (column) => column.notNull())
    .execute();
  await addColumns(db, "calendly_connection", [
    "kind text not null default 'personal_token' check (kind in ('personal_token', 'oauth'))",
    "refresh_token_sealed text",
    "token_version integer not null default 1",
    "token_obtained_at text",
    "token_expires_at text",
    "scope text",
    "refresh_lease text",
    "refresh_leased_until_at text",
    "broken_since_at text",
    "broken_reason text check (broken_reason in ('unauthorized', 'forbidden', 'refresh_refused', 'refresh_lost'))",
    "signing_key_created_at text",
    "previous_signing_key_sealed text",
    "previous_subscription_uri text",
    "subscription_state text check (subscription_state in ('active', 'disabled', 'missing'))",
    "subscription_checked_at text",
    "read_back_until_at text",
  ]);
  await sql`update calendly_connection set token_obtained_at = connected_at, signing_key_created_at = connected_at`.execute(
    db,
  );
  await db.schema
    .createTable("calendly_usage")
    .addColumn("connection_id", "text", (column) => column.notNull().references("calendly_connection.id"))
    .addColumn("day", "text", (column) => column.notNull())
    .addColumn("endpoint", "text", (column) => column.notNull())
    .addColumn("outcome", "text", (column) => column.notNull())
    .addColumn("calls", "integer", (column) => column.notNull())
    .addColumn("last_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("calendly_usage_key", ["connection_id", "day", "endpoint", "outcome"])
    .execute();
  await db.schema
    .createTable("calendly_rate")
    .addColumn("connection_id", "text", (column) =>
      column.primaryKey().notNull().references("calendly_connection.id"),
    )
    .addColumn("calls_max", "integer", (column) => column.notNull())
    .addColumn("calls_remaining", "integer", (column) => column.notNull())
    .addColumn("resets_at", "text", (column) => column.notNull())
    .addColumn("seen_at", "text", (column) => column.notNull())
    .execute();
  await addColumns(db, "session_type", ["published_at text", "synced_at text", "calendly_facts_json text"]);
  await sql`update session_type set published_at = created_at`.execute(db);
  await addColumns(db, "booking", [
    "origin text not null default 'app' check (origin in ('app', 'calendly'))",
    "answers_json text not null default '[]'",
  ]);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await dropColumns(db, "booking", ["answers_json", "origin"]);
  await dropColumns(db, "session_type", ["calendly_facts_json", "synced_at", "published_at"]);
  await db.schema.dropTable("calendly_rate").execute();
  await db.schema.dropTable("calendly_usage").execute();
  await dropColumns(db, "calendly_connection", [
    "read_back_until_at",
    "subscription_checked_at",
    "subscription_state",
    "previous_subscription_uri",
    "previous_signing_key_sealed",
    "signing_key_created_at",
    "broken_reason",
    "broken_since_at",
    "refresh_leased_until_at",
    "refresh_lease",
    "scope",
    "token_expires_at",
    "token_obtained_at",
    "token_version",
    "refresh_token_sealed",
    "kind",
  ]);
  await db.schema.dropTable("builder_picture").execute();
  await db.schema.dropTable("builder_slug").execute();
  await dropColumns(db, "builder", ["direct_bookings", "currency"]);
}

async function addColumns(db: Kysely<unknown>, table: string, columns: readonly string[]): Promise<void> {
  for (const column of columns) {
    await sql`alter table ${sql.table(table)} add column ${sql.raw(column)}`.execute(db);
  }
}

async function dropColumns(db: Kysely<unknown>, table: string, columns: readonly string[]): Promise<void> {
  for (const column of columns) await db.schema.alterTable(table).dropColumn(column).execute();
}

import { sql, type Kysely } from "kysely";

/** What operators are told of. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("alert")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("subject", "text", (column) => column.notNull())
    .addColumn("since_at", "text", (column) => column.notNull())
    .addColumn("latest_at", "text")
    .addColumn("count", "integer", (column) => column.notNull())
    .addColumn("detail", "text")
    .addColumn("opened_at", "text", (column) => column.notNull())
    .addColumn("tell_from_at", "text", (column) => column.notNull())
    .addColumn("last_seen_at", "text", (column) => column.notNull())
    .addColumn("told_at", "text")
    .addColumn("told_latest_at", "text")
    .addColumn("over_at", "text")
    .addColumn("over_told_at", "text")
    .addColumn("lease", "text")
    .addColumn("leased_until", "text")
    .execute();
  await sql`create unique index alert_open on alert (kind, subject) where over_at is null`.execute(db);
  await sql`create index alert_over_untold on alert (over_at) where over_at is not null and over_told_at is null`.execute(
    db,
  );
  await sql`create index alert_over on alert (over_at) where over_at is not null`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable("alert").execute();
}

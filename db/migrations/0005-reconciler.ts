import { sql, type Kysely } from "kysely";

/** One run of the reconciler at a time, and the Calendly events that it need not look at again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create unique index reconciliation_one_at_a_time on reconciliation ((finished_at is null)) where finished_at is null`.execute(
    db,
  );
  await db.schema
    .createIndex("reconciliation_by_start")
    .on("reconciliation")
    .columns(["started_at"])
    .execute();
  await db.schema
    .createTable("calendly_event_seen")
    .addColumn("calendly_event_id", "text", (column) => column.primaryKey().notNull())
    .addColumn("builder_id", "text", (column) => column.notNull().references("builder.id"))
    .addColumn("stamp", "text", (column) => column.notNull())
    .addColumn("starts_at", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex("calendly_event_seen_of_builder")
    .on("calendly_event_seen")
    .columns(["builder_id", "starts_at"])
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable("calendly_event_seen").execute();
  await db.schema.dropIndex("reconciliation_by_start").execute();
  await db.schema.dropIndex("reconciliation_one_at_a_time").execute();
}

import type { Kysely } from "kysely";

/** What processes on one database know together: how providers stand, which task ran when, and who is there. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("provider_state")
    .addColumn("subject", "text", (column) => column.primaryKey())
    .addColumn("paused_until_at", "text")
    .addColumn("pauses", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("limited_until_at", "text")
    .addColumn("calls_max", "integer")
    .addColumn("calls_remaining", "integer")
    .addColumn("resets_at", "text")
    .execute();
  await db.schema
    .createTable("scheduled_run")
    .addColumn("task", "text", (column) => column.primaryKey())
    .addColumn("begun_at", "text", (column) => column.notNull())
    .addColumn("lease", "text")
    .addColumn("leased_until", "text")
    .execute();
  await db.schema
    .createTable("app_process")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("host", "text", (column) => column.notNull())
    .addColumn("started_at", "text", (column) => column.notNull())
    .addColumn("seen_at", "text", (column) => column.notNull())
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable("app_process").execute();
  await db.schema.dropTable("scheduled_run").execute();
  await db.schema.dropTable("provider_state").execute();
}

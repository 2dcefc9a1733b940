import type { Kysely } from "kysely";

/** Clocks of our own processes that differ from a provider's, each as its process says it while it lasts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("wrong_clock")
    .addColumn("process_id", "text", (column) => column.notNull())
    .addColumn("provider", "text", (column) => column.notNull())
    .addColumn("host", "text", (column) => column.notNull())
    .addColumn("difference_seconds", "integer", (column) => column.notNull())
    .addColumn("since_at", "text", (column) => column.notNull())
    .addColumn("measured_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("wrong_clock_key", ["process_id", "provider"])
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable("wrong_clock").execute();
}

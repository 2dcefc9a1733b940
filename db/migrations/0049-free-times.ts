import type { Kysely } from "kysely";

/** What Calendly said of each session type's free times, and who reads them anew. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("free_times")
    .addColumn("session_type_id", "text", (column) => column.primaryKey().references("session_type.id"))
    .addColumn("builder_id", "text", (column) => column.notNull().references("builder.id"))
    .addColumn("times_json", "text", (column) => column.notNull())
    .addColumn("later_times", "integer", (column) => column.notNull())
    .addColumn("read_at", "text")
    .addColumn("outdated_at", "text")
    .addColumn("failed_at", "text")
    .addColumn("retry_at", "text")
    .addColumn("lease", "text")
    .addColumn("leased_until", "text")
    .execute();
  await db.schema.createIndex("free_times_of_builder").on("free_times").column("builder_id").execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable("free_times").execute();
}

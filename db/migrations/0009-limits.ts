import type { Kysely } from "kysely";

/** How often something was done by, to or for one subject, whose name is not in it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("limit_count")
    .addColumn("key", "text", (column) => column.notNull().primaryKey())
    .addColumn("taken", "integer", (column) => column.notNull())
    .addColumn("ends_at", "text", (column) => column.notNull())
    .addColumn("next_at", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("limit_count_end").on("limit_count").column("ends_at").execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable("limit_count").execute();
}

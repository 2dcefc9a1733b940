import type { Kysely } from "kysely";

/** The sites whose pages may show a builder's offers in a frame. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("embed_origin")
    .addColumn("builder_id", "text", (column) => column.notNull().references("builder.id"))
    .addColumn("origin", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("embed_origin_primary", ["builder_id", "origin"])
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable("embed_origin").execute();
}

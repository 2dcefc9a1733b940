import type { Kysely } from "kysely";

/** What belongs to a code that was mailed to sign in with: in which browser it counts, how often it was tried, and what was chosen before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("sign_in_code")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("key_hash", "text", (column) => column.notNull())
    .addColumn("link_hash", "text", (column) => column.notNull().unique())
    .addColumn("email", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("purpose", "text", (column) => column.notNull())
    .addColumn("session_type_id", "text")
    .addColumn("start_at", "text")
    .addColumn("time_zone", "text")
    .addColumn("source", "text")
    .addColumn("next_path", "text", (column) => column.notNull())
    .addColumn("tries", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .addColumn("ended_at", "text")
    .execute();
  await db.schema.createIndex("sign_in_code_by_email").on("sign_in_code").columns(["email"]).execute();
  await db.schema.createIndex("sign_in_code_by_age").on("sign_in_code").columns(["created_at"]).execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable("sign_in_code").execute();
}

import type { Kysely } from "kysely";

/** What a person's account page keeps: the zone in which they want times shown, and a change of address that waits for both to confirm it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // In the sign-in library's own spelling: it reads the column with the rest of the account.
  await db.schema.alterTable("auth_user").addColumn("timeZone", "text").execute();
  await db.schema
    .createTable("address_change")
    .addColumn("user_id", "text", (column) => column.primaryKey().notNull())
    .addColumn("old_email", "text", (column) => column.notNull())
    .addColumn("new_email", "text", (column) => column.notNull())
    .addColumn("old_key_hash", "text", (column) => column.notNull().unique())
    .addColumn("new_key_hash", "text", (column) => column.notNull().unique())
    .addColumn("old_confirmed_at", "text")
    .addColumn("new_confirmed_at", "text")
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("expires_at", "text", (column) => column.notNull())
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable("address_change").execute();
  await db.schema.alterTable("auth_user").dropColumn("timeZone").execute();
}

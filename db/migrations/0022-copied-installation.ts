import type { Kysely } from "kysely";

/** Since when a database is a copy of another installation's: what it does not know at the providers may be that one's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("installation").addColumn("copied_at", "text").execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("installation").dropColumn("copied_at").execute();
}

import type { Kysely } from "kysely";

/** In which language somebody reads: as their account says, null while it says nothing; and as the client's browser asked when a booking was begun. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("auth_user").addColumn("language", "text").execute();
  await db.schema.alterTable("booking").addColumn("client_language", "text").execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("booking").dropColumn("client_language").execute();
  await db.schema.alterTable("auth_user").dropColumn("language").execute();
}

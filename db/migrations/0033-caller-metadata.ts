import type { Kysely } from "kysely";

/** What other software attached to a booking, and where it wants the payer led back to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("booking").addColumn("metadata_json", "text").execute();
  await db.schema.alterTable("booking").addColumn("return_urls_json", "text").execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("booking").dropColumn("return_urls_json").execute();
  await db.schema.alterTable("booking").dropColumn("metadata_json").execute();
}

import type { Kysely } from "kysely";

/** Since when a connection's subscription could not be checked, and why: an attempt is no result. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("calendly_connection").addColumn("check_failing_since_at", "text").execute();
  await db.schema.alterTable("calendly_connection").addColumn("check_failure", "text").execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("calendly_connection").dropColumn("check_failure").execute();
  await db.schema.alterTable("calendly_connection").dropColumn("check_failing_since_at").execute();
}

import type { Kysely } from "kysely";

/** When a builder was last written to that the webhooks cannot be checked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("calendly_connection").addColumn("check_failing_told_at", "text").execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("calendly_connection").dropColumn("check_failing_told_at").execute();
}

import type { Kysely } from "kysely";

/** Where a report was made, so that its answer leads back there; and the groups of one state, the latest first. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("problem_report").addColumn("page_path", "text").execute();
  await db.schema
    .createIndex("problem_group_latest")
    .on("problem_group")
    .columns(["state", "last_reported_at", "id"])
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex("problem_group_latest").execute();
  await db.schema.alterTable("problem_report").dropColumn("page_path").execute();
}

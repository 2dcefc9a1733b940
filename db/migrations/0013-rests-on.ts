import { sql, type Kysely } from "kysely";

/** The refunds because of which a refund obligation was put aside. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table refund_due add column rests_on_json text`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("refund_due").dropColumn("rests_on_json").execute();
}

import { sql, type Kysely } from "kysely";

/** What operators did to an effect is looked up by the effect, when its refund arrives. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index operator_action_subject on operator_action (subject, action)`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex("operator_action_subject").execute();
}

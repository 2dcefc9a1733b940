import type { Kysely } from "kysely";
import { sql } from "kysely";

/** A bank may only ask about a payment before it takes it: null, as in rows from before this was told apart, is a dispute. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table dispute add column stage text check (stage in ('inquiry', 'dispute'))`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("dispute").dropColumn("stage").execute();
}

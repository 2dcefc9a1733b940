import type { Kysely } from "kysely";

/**
 * Which session of a calendar was last asked for because its list left it out, so that the others have their turn; and what became of mails
 * about accounts, which stand in no queue: how often one of a kind was not taken and why. No address and no link.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("calendly_connection").addColumn("unlisted_turn", "text").execute();
  await db.schema
    .createTable("mail_refusal")
    .addColumn("subject", "text", (column) => column.notNull())
    .addColumn("reason", "text", (column) => column.notNull())
    .addColumn("refusals", "integer", (column) => column.notNull())
    .addColumn("first_at", "text", (column) => column.notNull())
    .addColumn("last_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("mail_refusal_key", ["subject", "reason"])
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable("mail_refusal").execute();
  await db.schema.alterTable("calendly_connection").dropColumn("unlisted_turn").execute();
}

import type { Kysely } from "kysely";

/** What the mail provider reports of addresses after it has taken a mail. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("mail_report")
    .addColumn("address_hash", "text", (column) => column.primaryKey().notNull())
    .addColumn("bounced_at", "text")
    .addColumn("bounce_reason", "text")
    .addColumn("complained_at", "text")
    .addColumn("delivered_at", "text")
    .addColumn("reported_at", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("mail_report_by_age").on("mail_report").columns(["reported_at"]).execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable("mail_report").execute();
}

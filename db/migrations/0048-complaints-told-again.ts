import type { Kysely } from "kysely";

/** By what a complaint that is told again is known: its own id, and that its address has asked for mails again since. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("mail_report").addColumn("complaint_id", "text").execute();
  await db.schema.alterTable("mail_opt_out").addColumn("opted_in_at", "text").execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  // Without the column, a row says that the mails are not wanted.
  const rows = db as Kysely<{ mail_opt_out: { opted_in_at: string | null } }>;
  await rows.deleteFrom("mail_opt_out").where("opted_in_at", "is not", null).execute();
  await db.schema.alterTable("mail_opt_out").dropColumn("opted_in_at").execute();
  await db.schema.alterTable("mail_report").dropColumn("complaint_id").execute();
}

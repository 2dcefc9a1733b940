import { sql, type Kysely } from "kysely";

/** Mails that are sent at a time of day or before a session, and who wants which. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("mail_opt_out")
    .addColumn("address", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("opted_out_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("mail_opt_out_pk", ["address", "kind"])
    .execute();
  await db.schema
    .createTable("builder_mail_choice")
    .addColumn("builder_id", "text", (column) => column.primaryKey())
    .addColumn("reminders_by", "text")
    .addColumn("digest_off_at", "text")
    .execute();
  await db.schema
    .createTable("session_reminder")
    .addColumn("booking_id", "text", (column) => column.notNull())
    .addColumn("starts_at", "text", (column) => column.notNull())
    .addColumn("lead", "text", (column) => column.notNull())
    .addColumn("decision", "text", (column) => column.notNull())
    .addColumn("decided_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("session_reminder_pk", ["booking_id", "starts_at", "lead"])
    .execute();
  await db.schema
    .createIndex("session_reminder_by_age")
    .on("session_reminder")
    .columns(["decided_at"])
    .execute();
  // Sessions to come: the index stays small however long the history grows.
  await sql`create index booking_confirmed_by_start on booking (starts_at, id) where state = 'CONFIRMED'`.execute(
    db,
  );
  await db.schema
    .createTable("builder_digest")
    .addColumn("builder_id", "text", (column) => column.notNull())
    .addColumn("day", "text", (column) => column.notNull())
    .addColumn("claimed_at", "text", (column) => column.notNull())
    .addColumn("leased_until", "text")
    .addColumn("ended_at", "text")
    .addPrimaryKeyConstraint("builder_digest_pk", ["builder_id", "day"])
    .execute();
  await db.schema.createIndex("builder_digest_by_age").on("builder_digest").columns(["claimed_at"]).execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex("booking_confirmed_by_start").execute();
  for (const table of ["builder_digest", "session_reminder", "builder_mail_choice", "mail_opt_out"])
    await db.schema.dropTable(table).execute();
}

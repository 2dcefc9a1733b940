import { sql, type Kysely } from "kysely";

/** What people report of pages, in groups that operators plan by. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("problem_group")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("step", "text", (column) => column.notNull())
    .addColumn("cause", "text", (column) => column.notNull())
    .addColumn("detail", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("note", "text", (column) => column.notNull())
    .addColumn("report_count", "integer", (column) => column.notNull())
    .addColumn("last_reported_at", "text", (column) => column.notNull())
    .addColumn("mended_at", "text")
    .addColumn("reopened_at", "text")
    .addUniqueConstraint("problem_group_subject", ["step", "cause", "detail"])
    .execute();
  await db.schema
    .createIndex("problem_group_frequent")
    .on("problem_group")
    .columns(["report_count", "last_reported_at", "id"])
    .execute();

  await db.schema
    .createTable("problem_report")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("number", "text", (column) => column.notNull().unique())
    .addColumn("form_id", "text", (column) => column.notNull().unique())
    .addColumn("group_id", "text", (column) => column.notNull().references("problem_group.id"))
    .addColumn("reported_at", "text", (column) => column.notNull())
    .addColumn("reporter", "text", (column) => column.notNull())
    .addColumn("user_id", "text")
    .addColumn("booking_id", "text")
    .addColumn("page_request_id", "text")
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("email", "text")
    .addColumn("user_agent", "text")
    .addColumn("language", "text")
    .addColumn("viewport_width", "integer")
    .addColumn("told_at", "text")
    .addColumn("answer", "text")
    .addColumn("answered_at", "text")
    .addColumn("answered_by", "text")
    .addColumn("answer_due_at", "text")
    .addColumn("answer_attempts", "integer", (column) => column.notNull())
    .addColumn("answer_lease", "text")
    .addColumn("answer_leased_until", "text")
    .addColumn("answer_sent_at", "text")
    .addColumn("answer_failure", "text")
    .addColumn("erased_at", "text")
    .execute();
  await db.schema
    .createIndex("problem_report_of_group")
    .on("problem_report")
    .columns(["group_id", "reported_at", "id"])
    .execute();
  await sql`create index problem_report_of_booking on problem_report (booking_id, reported_at) where booking_id is not null`.execute(
    db,
  );
  await sql`create index problem_report_of_account on problem_report (user_id) where user_id is not null`.execute(
    db,
  );
  await sql`create index problem_report_of_address on problem_report (lower(email)) where email is not null`.execute(
    db,
  );
  await sql`create index problem_report_untold on problem_report (reported_at) where told_at is null`.execute(
    db,
  );
  await sql`create index problem_report_told on problem_report (told_at) where told_at is not null`.execute(
    db,
  );
  await sql`create index problem_report_answer_due on problem_report (answer_due_at) where answer_due_at is not null`.execute(
    db,
  );
  await sql`create index problem_report_answered on problem_report (answered_at) where answered_at is not null`.execute(
    db,
  );
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable("problem_report").execute();
  await db.schema.dropTable("problem_group").execute();
}

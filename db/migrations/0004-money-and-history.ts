import { sql, type Kysely } from "kysely";

/** Refund obligations and disputes, the chained history, dead letters in an operator's hands, and what the reconciler found. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await addColumns(db, "booking", [
    "cancellation_quoted_at text",
    "rejected_because text check (rejected_because in ('other_duration', 'other_event_type'))",
    "no_show_at text",
    "kept_at text",
  ]);
  await addColumns(db, "refund", ["due_number integer"]);
  await db.schema
    .createTable("refund_due")
    .addColumn("booking_id", "text", (column) => column.notNull().references("booking.id"))
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("payment_intent_id", "text", (column) => column.notNull().references("payment.id"))
    .addColumn("amount_minor", "bigint", (column) => column.notNull().check(sql`amount_minor > 0`))
    .addColumn("currency", "text", (column) => column.notNull().check(sql`length(currency) = 3`))
    .addColumn("reason", "text", (column) =>
      column
        .notNull()
        .check(
          sql`reason in ('canceled', 'late_payment', 'second_payment', 'wrong_amount', 'goodwill', 'builder_no_show', 'again')`,
        ),
    )
    .addColumn("request_id", "text")
    .addColumn("status", "text", (column) =>
      column.notNull().check(sql`status in ('ordered', 'withheld', 'settled', 'failed', 'waived')`),
    )
    .addPrimaryKeyConstraint("refund_due_key", ["booking_id", "number"])
    .execute();
  await db.schema
    .createTable("dispute")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("booking_id", "text", (column) => column.notNull().references("booking.id"))
    .addColumn("payment_intent_id", "text", (column) => column.notNull().references("payment.id"))
    .addColumn("amount_minor", "bigint", (column) => column.notNull().check(sql`amount_minor >= 0`))
    .addColumn("currency", "text", (column) => column.notNull().check(sql`length(currency) = 3`))
    .addColumn("status", "text", (column) => column.notNull().check(sql`status in ('open', 'won', 'lost')`))
    .addColumn("opened_at", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("dispute_of_booking").on("dispute").columns(["booking_id"]).execute();

  // '' is what was written before the history was chained: a check of the chain says so.
  await addColumns(db, "booking_transition", [
    "digest text not null default ''",
    "signature text not null default ''",
    "personal_json text",
    "personal_salt text",
    "personal_digest text",
  ]);
  await db.schema
    .createIndex("booking_transition_by_time")
    .on("booking_transition")
    .columns(["recorded_at"])
    .execute();
  await db.schema
    .createTable("history_head")
    .addColumn("day", "text", (column) => column.primaryKey().notNull())
    .addColumn("bookings", "integer", (column) => column.notNull())
    .addColumn("transitions", "integer", (column) => column.notNull())
    .addColumn("digest", "text", (column) => column.notNull())
    .addColumn("signature", "text", (column) => column.notNull())
    .addColumn("made_at", "text", (column) => column.notNull())
    .execute();

  await db.schema
    .createTable("operator_action")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("operator_user_id", "text", (column) => column.notNull())
    .addColumn("action", "text", (column) => column.notNull())
    .addColumn("subject", "text", (column) => column.notNull())
    .addColumn("note", "text", (column) => column.notNull())
    .execute();

  await db.schema
    .createTable("reconciliation")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("cause", "text", (column) => column.notNull().check(sql`cause in ('schedule', 'operator')`))
    .addColumn("started_at", "text", (column) => column.notNull())
    .addColumn("finished_at", "text")
    .addColumn("failed_because", "text")
    .addColumn("progress_json", "text", (column) => column.notNull().defaultTo("{}"))
    .execute();
  await db.schema
    .createTable("drift")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("booking_id", "text", (column) => column.references("booking.id"))
    .addColumn("subject", "text", (column) => column.notNull())
    .addColumn("details_json", "text", (column) => column.notNull())
    .addColumn("found_at", "text", (column) => column.notNull())
    .addColumn("last_seen_at", "text", (column) => column.notNull())
    .addColumn("resolved_at", "text")
    .addColumn("resolution", "text", (column) =>
      column.check(sql`resolution in ('repaired', 'repaired_by_operator', 'gone', 'dismissed')`),
    )
    .addColumn("note", "text")
    .execute();
  await db.schema
    .createIndex("drift_open_once")
    .unique()
    .on("drift")
    .columns(["kind", "subject"])
    .where(sql.ref("resolved_at"), "is", null)
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of [
    "drift",
    "reconciliation",
    "operator_action",
    "history_head",
    "dispute",
    "refund_due",
  ]) {
    await db.schema.dropTable(table).execute();
  }
  await db.schema.dropIndex("booking_transition_by_time").execute();
  await dropColumns(db, "booking_transition", [
    "personal_digest",
    "personal_salt",
    "personal_json",
    "signature",
    "digest",
  ]);
  await dropColumns(db, "refund", ["due_number"]);
  await dropColumns(db, "booking", ["kept_at", "no_show_at", "rejected_because", "cancellation_quoted_at"]);
}

async function addColumns(db: Kysely<unknown>, table: string, columns: readonly string[]): Promise<void> {
  for (const column of columns) {
    await sql`alter table ${sql.table(table)} add column ${sql.raw(column)}`.execute(db);
  }
}

async function dropColumns(db: Kysely<unknown>, table: string, columns: readonly string[]): Promise<void> {
  for (const column of columns) await db.schema.alterTable(table).dropColumn(column).execute();
}

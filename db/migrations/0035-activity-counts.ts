import { sql, type Kysely } from "kysely";

/** What happened, counted by minute, and an index for what is still to be refunded. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("activity_count")
    .addColumn("minute_at", "text", (column) => column.notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("label", "text", (column) => column.notNull())
    .addColumn("count", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("activity_count_key", ["minute_at", "kind", "label"])
    .execute();
  await sql`create index refund_due_unsettled on refund_due (status) where status in ('ordered', 'withheld', 'failed')`.execute(
    db,
  );
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex("refund_due_unsettled").execute();
  await db.schema.dropTable("activity_count").execute();
}

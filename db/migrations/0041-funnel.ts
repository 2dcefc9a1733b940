import type { Kysely } from "kysely";

/**
 * The way from the profile to the session, as sums: views by day, how far bookings came and how long their steps took, by day and by month. Existing
 * bookings are counted by the schedule, in slices.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("booking").addColumn("source", "text").execute();
  await db.schema
    .createTable("funnel_view")
    .addColumn("builder_id", "text", (column) => column.notNull())
    .addColumn("day", "text", (column) => column.notNull())
    .addColumn("page", "text", (column) => column.notNull())
    .addColumn("source", "text", (column) => column.notNull())
    .addColumn("count", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("funnel_view_key", ["builder_id", "day", "page", "source"])
    .execute();
  await db.schema
    .createTable("funnel_count")
    .addColumn("builder_id", "text", (column) => column.notNull())
    .addColumn("session_type_id", "text", (column) => column.notNull())
    .addColumn("source", "text", (column) => column.notNull())
    .addColumn("span", "text", (column) => column.notNull())
    .addColumn("step", "text", (column) => column.notNull())
    .addColumn("outcome", "text", (column) => column.notNull())
    .addColumn("count", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("funnel_count_key", [
      "builder_id",
      "span",
      "session_type_id",
      "source",
      "step",
      "outcome",
    ])
    .execute();
  await db.schema
    .createTable("funnel_time")
    .addColumn("builder_id", "text", (column) => column.notNull())
    .addColumn("session_type_id", "text", (column) => column.notNull())
    .addColumn("source", "text", (column) => column.notNull())
    .addColumn("span", "text", (column) => column.notNull())
    .addColumn("step", "text", (column) => column.notNull())
    .addColumn("bucket", "integer", (column) => column.notNull())
    .addColumn("count", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("funnel_time_key", [
      "builder_id",
      "session_type_id",
      "source",
      "span",
      "step",
      "bucket",
    ])
    .execute();
  await db.schema
    .createTable("funnel_booking")
    .addColumn("booking_id", "text", (column) => column.primaryKey().notNull().references("booking.id"))
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("step", "text", (column) => column.notNull())
    .addColumn("outcome", "text", (column) => column.notNull())
    .addColumn("buckets_json", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("funnel_progress")
    .addColumn("name", "text", (column) => column.primaryKey().notNull())
    .addColumn("turn", "integer", (column) => column.notNull())
    .addColumn("line_at", "text")
    .addColumn("counted_until_at", "text")
    .execute();
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of ["funnel_progress", "funnel_booking", "funnel_time", "funnel_count", "funnel_view"]) {
    await db.schema.dropTable(table).execute();
  }
  await db.schema.alterTable("booking").dropColumn("source").execute();
}

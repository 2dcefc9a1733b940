import { sql, type Kysely } from "kysely";

/** Whose database this is, and which bookings came with a copy of another's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("installation")
    .addColumn("id", "text", (column) => column.notNull().primaryKey())
    .addColumn("standing", "text", (column) => column.notNull().check(sql`standing in ('current', 'former')`))
    .addColumn("origin", "text", (column) => column.notNull().check(sql`origin in ('set', 'generated')`))
    .addColumn("since_at", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex("installation_current")
    .unique()
    .on("installation")
    .column("standing")
    .where(sql.ref("standing"), "=", sql.lit("current"))
    .execute();
  await sql`alter table booking add column copied_at text`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("booking").dropColumn("copied_at").execute();
  await db.schema.dropTable("installation").execute();
}

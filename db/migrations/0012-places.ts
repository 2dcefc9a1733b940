import { sql, type Kysely } from "kysely";

/** What stood for a link that had not come: its mail went out without one. */
const PENDING = '{"kind":"conference","service":"other","status":"pending"}';

/** Where a session is held, and until when that is being asked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of ["place_json", "place_told_json", "place_missing_since", "place_due_at"]) {
    await db.schema.alterTable("booking").addColumn(column, "text").execute();
  }
  await db.schema
    .alterTable("booking")
    .addColumn("place_status", "text", (column) =>
      column.check(sql`place_status in ('pending', 'ready', 'failed')`),
    )
    .execute();
  await db.schema
    .alterTable("booking")
    .addColumn("place_revision", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createIndex("booking_place_due")
    .on("booking")
    .column("place_due_at")
    .where(sql.ref("place_due_at"), "is not", null)
    .execute();
  // Booked sessions whose link never came: looked at as soon as somebody works.
  await sql`update booking set place_json = ${PENDING}, place_told_json = ${PENDING}, place_status = 'pending',
    place_missing_since = updated_at, place_due_at = updated_at
    where state = 'CONFIRMED' and join_url is null and location_text is null`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex("booking_place_due").execute();
  for (const column of [
    "place_json",
    "place_told_json",
    "place_missing_since",
    "place_due_at",
    "place_status",
    "place_revision",
  ]) {
    await db.schema.alterTable("booking").dropColumn(column).execute();
  }
}

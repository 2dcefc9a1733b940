import { sql, type Kysely } from "kysely";

/**
 * By what a booking is owned. What a client began here, by the first line of its history, is their account's; everything else was found by its
 * address. A row that is written without it has no owner.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("booking")
    .addColumn("claimed_by", "text", (column) =>
      column
        .notNull()
        .defaultTo("nobody")
        .check(sql`claimed_by in ('account', 'address', 'nobody')`),
    )
    .execute();
  await sql`update booking set claimed_by = case
    when exists (
      select 1 from booking_transition
      where booking_transition.booking_id = booking.id and version = 1 and cause_kind = 'client'
    ) then 'account' else 'address' end`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable("booking").dropColumn("claimed_by").execute();
}

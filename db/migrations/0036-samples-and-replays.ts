import { sql, type Kysely } from "kysely";

/**
 * How the installation was in the last days, and what lets a delivery be worked on again when its body is gone: the id of what it was about. What
 * came of such a repetition is found by its cause.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("health_sample")
    .addColumn("slot_at", "text", (column) => column.primaryKey().notNull())
    .addColumn("figures_json", "text", (column) => column.notNull())
    .execute();
  await sql`alter table inbox add column object_id text`.execute(db);
  await sql`alter table inbox add column payment_intent_id text`.execute(db);
  await sql`alter table inbox add column replayed_at text`.execute(db);
  await sql`create index booking_transition_of_replay on booking_transition (cause_reference)
    where substr(cause_reference, 1, 7) = 'replay:'`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropIndex("booking_transition_of_replay").execute();
  for (const column of ["replayed_at", "payment_intent_id", "object_id"])
    await sql`alter table inbox drop column ${sql.ref(column)}`.execute(db);
  await db.schema.dropTable("health_sample").execute();
}

import { sql, type Kysely } from "kysely";

/** What was answered to a request that may be sent again: by who asked, for which operation, under the key that they chose. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("idempotency_key")
    .addColumn("caller", "text", (column) => column.notNull())
    .addColumn("operation", "text", (column) => column.notNull())
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("body_sha256", "text", (column) => column.notNull())
    .addColumn("request_id", "text", (column) => column.notNull())
    .addColumn("new_id", "text", (column) => column.notNull())
    .addColumn("status", "integer")
    .addColumn("booking_id", "text")
    .addColumn("sealed_answer", "text")
    .addColumn("leased_until", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("idempotency_key_pk", ["caller", "operation", "key"])
    .execute();
  await db.schema
    .createIndex("idempotency_key_by_age")
    .on("idempotency_key")
    .columns(["created_at"])
    .execute();
  // For the erasure of a booking's client.
  await sql`create index idempotency_key_of_booking on idempotency_key (booking_id) where booking_id is not null`.execute(
    db,
  );
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable("idempotency_key").execute();
}

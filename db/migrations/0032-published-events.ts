import { sql, type Kysely } from "kysely";

/**
 * What has happened to bookings as other software is told it: each event written with the change itself, put in order after the commit, and
 * delivered to the endpoints that ask for it, try by try.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createPublishedEvent(db);
  await createWebhookEndpoint(db);
  await createWebhookDelivery(db);
  await db.schema
    .createTable("webhook_attempt")
    .addColumn("delivery_id", "text", (column) => column.notNull().references("webhook_delivery.id"))
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("duration_ms", "integer", (column) => column.notNull())
    .addColumn("status", "integer")
    .addColumn("error", "text")
    .addColumn("answer", "text")
    .addPrimaryKeyConstraint("webhook_attempt_key", ["delivery_id", "number"])
    .execute();
}

async function createPublishedEvent(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("published_event")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("booking_id", "text", (column) => column.notNull().references("booking.id"))
    .addColumn("builder_id", "text", (column) => column.notNull())
    .addColumn("sequence", "integer", (column) => column.notNull())
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("occurred_at", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("data_json", "text")
    .addColumn("position", "integer")
    .addUniqueConstraint("published_event_sequence", ["booking_id", "sequence"])
    .addUniqueConstraint("published_event_place", ["position"])
    .execute();
  await sql`create index published_event_waiting on published_event (sequence, created_at) where position is null`.execute(
    db,
  );
  // By age, for retention.
  await sql`create index published_event_age on published_event (created_at)`.execute(db);
  await sql`create index published_event_of_builder on published_event (builder_id, position)`.execute(db);
  // The last number given within a booking, and the last position of all; they stay when the events before them are deleted.
  await db.schema
    .alterTable("booking")
    .addColumn("last_event_sequence", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  // Whoever gives positions holds this row.
  await db.schema
    .createTable("event_order")
    .addColumn("name", "text", (column) => column.primaryKey().notNull())
    .addColumn("last_position", "integer", (column) => column.notNull())
    .execute();
  await sql`insert into event_order (name, last_position) values ('events', 0)`.execute(db);
}

async function createWebhookEndpoint(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("webhook_endpoint")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("owner_kind", "text", (column) =>
      column.notNull().check(sql`owner_kind in ('builder', 'operator')`),
    )
    .addColumn("builder_id", "text", (column) => column.references("builder.id"))
    .addColumn("user_id", "text", (column) => column.notNull())
    .addColumn("url", "text", (column) => column.notNull())
    .addColumn("event_types_json", "text", (column) => column.notNull())
    .addColumn("sealed_secret", "text", (column) => column.notNull())
    .addColumn("former_sealed_secret", "text")
    .addColumn("former_secret_until_at", "text")
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("failing_since_at", "text")
    .addColumn("disabled_at", "text")
    .addColumn("disabled_because", "text", (column) =>
      column.check(sql`disabled_because in ('dead', 'by_owner')`),
    )
    .addColumn("removed_at", "text")
    .addCheckConstraint("webhook_endpoint_owner", sql`(owner_kind = 'builder') = (builder_id is not null)`)
    .addCheckConstraint(
      "webhook_endpoint_former_secret",
      sql`(former_sealed_secret is null) = (former_secret_until_at is null)`,
    )
    .addCheckConstraint("webhook_endpoint_disabled", sql`(disabled_at is null) = (disabled_because is null)`)
    .execute();
  await sql`create index webhook_endpoint_of_builder on webhook_endpoint (builder_id)`.execute(db);
  await sql`create index webhook_endpoint_of_account on webhook_endpoint (user_id)`.execute(db);
}

async function createWebhookDelivery(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("webhook_delivery")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("endpoint_id", "text", (column) => column.notNull().references("webhook_endpoint.id"))
    .addColumn("event_id", "text", (column) => column.notNull().references("published_event.id"))
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("status", "text", (column) =>
      column.notNull().check(sql`status in ('pending', 'delivered', 'given_up')`),
    )
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("next_attempt_at", "text")
    .addColumn("lease", "text")
    .addColumn("leased_until", "text")
    .addColumn("delivered_at", "text")
    .addColumn("created_at", "text", (column) => column.notNull())
    .addUniqueConstraint("webhook_delivery_key", ["event_id", "endpoint_id"])
    .addCheckConstraint("webhook_delivery_lease", sql`(lease is null) = (leased_until is null)`)
    .addCheckConstraint("webhook_delivery_waits", sql`(status = 'pending') = (next_attempt_at is not null)`)
    .execute();
  await sql`create index webhook_delivery_waiting on webhook_delivery (endpoint_id, next_attempt_at, position) where status = 'pending'`.execute(
    db,
  );
  await sql`create index webhook_delivery_due on webhook_delivery (next_attempt_at, position) where status = 'pending'`.execute(
    db,
  );
  await sql`create index webhook_delivery_of_endpoint on webhook_delivery (endpoint_id, position)`.execute(
    db,
  );
}

export async function down(db: Kysely<unknown>): Promise<void> {
  const tables = [
    "webhook_attempt",
    "webhook_delivery",
    "webhook_endpoint",
    "event_order",
    "published_event",
  ];
  for (const table of tables) await db.schema.dropTable(table).execute();
  await db.schema.alterTable("booking").dropColumn("last_event_sequence").execute();
}

import { PostgresAdapter, sql, type Kysely } from "kysely";

/*
 * Money is 64 bits wide, because a yen has no cents to lose and 32 bits end at 21 million dollars. Ids and instants are TEXT.
 * Five columns of a booked time come and go together. There is no foreign key to the sign-in's tables: they are not ours.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createOffers(db);
  await createBookings(db);
  await createMoney(db);
  await createInbox(db);
  await createOutbox(db);
}

async function createOffers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("builder")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("slug", "text", (column) => column.notNull().unique())
    .addColumn("display_name", "text", (column) => column.notNull())
    .addColumn("headline", "text", (column) => column.notNull())
    .addColumn("bio", "text", (column) => column.notNull())
    .addColumn("time_zone", "text", (column) => column.notNull())
    .addColumn("user_id", "text", (column) => column.unique())
    .addColumn("email", "text", (column) => column.notNull())
    .addColumn("accent_color", "text")
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("archived_at", "text")
    .execute();

  await db.schema
    .createTable("calendly_connection")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("builder_id", "text", (column) => column.notNull().unique().references("builder.id"))
    .addColumn("calendly_user_uri", "text", (column) => column.notNull().unique())
    .addColumn("calendly_organization_uri", "text", (column) => column.notNull())
    .addColumn("access_token_sealed", "text", (column) => column.notNull())
    .addColumn("signing_key_sealed", "text", (column) => column.notNull())
    .addColumn("key_number", "integer", (column) => column.notNull())
    .addColumn("subscription_uri", "text")
    .addColumn("connected_at", "text", (column) => column.notNull())
    .execute();

  await db.schema
    .createTable("session_type")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("builder_id", "text", (column) => column.notNull().references("builder.id"))
    .addColumn("slug", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("description", "text", (column) => column.notNull())
    .addColumn("duration_minutes", "integer", (column) => column.notNull().check(sql`duration_minutes > 0`))
    .addColumn("kind", "text", (column) => column.notNull().check(sql`kind in ('solo', 'group')`))
    .addColumn("price_minor", "bigint", (column) => column.notNull().check(sql`price_minor >= 0`))
    .addColumn("currency", "text", (column) => column.notNull().check(sql`length(currency) = 3`))
    .addColumn("cancellation_policy_json", "text", (column) => column.notNull())
    .addColumn("calendly_event_type_id", "text", (column) => column.notNull())
    .addColumn("calendly_event_type_uri", "text", (column) => column.notNull().unique())
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("inactive_since_at", "text")
    .addColumn("archived_at", "text")
    .addColumn("created_at", "text", (column) => column.notNull())
    .addUniqueConstraint("session_type_slug_of_builder", ["builder_id", "slug"])
    .execute();
}

async function createBookings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("booking")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("version", "integer", (column) => column.notNull().check(sql`version >= 1`))
    .addColumn("state", "text", (column) =>
      column
        .notNull()
        .check(
          sql`state in ('INITIATED', 'SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED', 'CONFIRMED', 'COMPLETED', 'ABANDONED', 'CANCELED', 'REFUNDED')`,
        ),
    )
    .addColumn("builder_id", "text", (column) => column.notNull().references("builder.id"))
    .addColumn("session_type_id", "text", (column) => column.notNull().references("session_type.id"))
    .addColumn("session_type_name", "text", (column) => column.notNull())
    .addColumn("duration_minutes", "integer", (column) => column.notNull())
    .addColumn("calendly_event_type_uri", "text", (column) => column.notNull())
    .addColumn("calendly_event_kind", "text", (column) =>
      column.notNull().check(sql`calendly_event_kind in ('solo', 'group')`),
    )
    .addColumn("client_user_id", "text", (column) => column.notNull())
    .addColumn("client_email", "text", (column) => column.notNull())
    .addColumn("client_name", "text", (column) => column.notNull())
    .addColumn("client_time_zone", "text", (column) => column.notNull())
    .addColumn("price_minor", "bigint", (column) => column.notNull().check(sql`price_minor >= 0`))
    .addColumn("currency", "text", (column) => column.notNull().check(sql`length(currency) = 3`))
    .addColumn("cancellation_policy_json", "text", (column) => column.notNull())
    .addColumn("scheduling_url", "text")
    .addColumn("calendly_event_id", "text")
    .addColumn("calendly_event_uri", "text")
    .addColumn("calendly_invitee_uri", "text", (column) => column.unique())
    .addColumn("cancel_url", "text")
    .addColumn("reschedule_url", "text")
    .addColumn("join_url", "text")
    .addColumn("location_text", "text")
    .addColumn("starts_at", "text")
    .addColumn("ends_at", "text")
    .addColumn("hold_ends_at", "text")
    .addColumn("deadline_at", "text")
    .addColumn("refund_ceiling_basis_points", "integer", (column) =>
      column.check(sql`refund_ceiling_basis_points between 0 and 10000`),
    )
    .addColumn("confirmed_checkout_id", "text")
    .addColumn("canceled_at", "text")
    .addColumn("canceled_by", "text", (column) =>
      column.check(sql`canceled_by in ('client', 'builder', 'operator', 'unknown')`),
    )
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("updated_at", "text", (column) => column.notNull())
    .addCheckConstraint(
      "booking_time_is_whole",
      sql`(calendly_event_id is null) = (starts_at is null)
        and (calendly_event_uri is null) = (starts_at is null)
        and (calendly_invitee_uri is null) = (starts_at is null)
        and (ends_at is null) = (starts_at is null)`,
    )
    .addCheckConstraint("booking_cancellation_is_whole", sql`(canceled_at is null) = (canceled_by is null)`)
    .execute();
  // The sweeper's question: whose deadline has passed?
  await sql`create index booking_deadline on booking (deadline_at, id) where deadline_at is not null`.execute(
    db,
  );
  // One unpaid hold per client and builder, also when two requests ask for one at the same moment.
  await sql`create unique index booking_unpaid_of_client on booking (client_user_id, builder_id)
    where state in ('INITIATED', 'SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED')`.execute(db);
  await db.schema
    .createIndex("booking_of_client")
    .on("booking")
    .columns(["client_user_id", "created_at"])
    .execute();
  await db.schema
    .createIndex("booking_of_builder")
    .on("booking")
    .columns(["builder_id", "created_at"])
    .execute();
  await db.schema.createIndex("booking_of_session_type").on("booking").column("session_type_id").execute();

  await db.schema
    .createTable("booking_transition")
    .addColumn("booking_id", "text", (column) => column.notNull().references("booking.id"))
    .addColumn("version", "integer", (column) => column.notNull())
    .addColumn("from_state", "text")
    .addColumn("to_state", "text", (column) => column.notNull())
    .addColumn("event_type", "text", (column) => column.notNull())
    .addColumn("event_json", "text", (column) => column.notNull())
    .addColumn("cause_kind", "text", (column) =>
      column
        .notNull()
        .check(sql`cause_kind in ('client', 'builder', 'operator', 'calendly', 'stripe', 'worker', 'seed')`),
    )
    .addColumn("cause_reference", "text")
    .addColumn("happened_at", "text", (column) => column.notNull())
    .addColumn("recorded_at", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("booking_transition_key", ["booking_id", "version"])
    .execute();
}

async function createMoney(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("checkout")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("booking_id", "text", (column) => column.notNull().references("booking.id"))
    .addColumn("effect_key", "text", (column) => column.unique())
    .addColumn("status", "text", (column) =>
      column.notNull().check(sql`status in ('open', 'complete', 'expired')`),
    )
    .addColumn("url", "text")
    .addColumn("expires_at", "text")
    .addColumn("created_at", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("checkout_of_booking").on("checkout").column("booking_id").execute();

  await db.schema
    .createTable("payment")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("checkout_id", "text", (column) => column.notNull().unique().references("checkout.id"))
    .addColumn("booking_id", "text", (column) => column.notNull().references("booking.id"))
    .addColumn("amount_minor", "bigint", (column) => column.notNull().check(sql`amount_minor >= 0`))
    .addColumn("currency", "text", (column) => column.notNull().check(sql`length(currency) = 3`))
    .addColumn("stripe_account_id", "text")
    .addColumn("paid_at", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("payment_of_booking").on("payment").column("booking_id").execute();

  // No foreign key to the payment: Stripe may tell of a refund before we have heard of what it returns.
  await db.schema
    .createTable("refund")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("booking_id", "text", (column) => column.notNull().references("booking.id"))
    .addColumn("payment_intent_id", "text", (column) => column.notNull())
    .addColumn("effect_key", "text", (column) => column.unique())
    .addColumn("amount_minor", "bigint", (column) => column.notNull().check(sql`amount_minor >= 0`))
    .addColumn("currency", "text", (column) => column.notNull().check(sql`length(currency) = 3`))
    .addColumn("status", "text", (column) =>
      column
        .notNull()
        .check(sql`status in ('pending', 'requires_action', 'succeeded', 'failed', 'canceled')`),
    )
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("settled_at", "text")
    .execute();
  await db.schema.createIndex("refund_of_booking").on("refund").column("booking_id").execute();
}

async function createInbox(db: Kysely<unknown>): Promise<void> {
  const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
  // No foreign key to the connection: a delivery that names a removed one must not hold up those that came with it.
  await db.schema
    .createTable("inbox")
    .addColumn("id", isPostgres ? "bigint" : "integer", (column) =>
      isPostgres ? column.generatedAlwaysAsIdentity().primaryKey() : column.primaryKey().autoIncrement(),
    )
    .addColumn("source", "text", (column) => column.notNull().check(sql`source in ('calendly', 'stripe')`))
    .addColumn("dedupe_key", "text", (column) => column.notNull())
    .addColumn("connection_id", "text")
    .addColumn("event_type", "text", (column) => column.notNull())
    .addColumn("body", "text", (column) => column.notNull())
    .addColumn("received_at", "text", (column) => column.notNull())
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("next_attempt_at", "text", (column) => column.notNull())
    .addColumn("lease", "text")
    .addColumn("leased_until", "text")
    .addColumn("completed_at", "text")
    .addColumn("dead_at", "text")
    .addColumn("last_error", "text")
    .addUniqueConstraint("inbox_delivery", ["source", "dedupe_key"])
    .addCheckConstraint("inbox_lease_is_whole", sql`(lease is null) = (leased_until is null)`)
    .execute();
  // Only what is still to be done: the index stays small however long the history grows.
  await sql`create index inbox_waiting on inbox (next_attempt_at, id) where completed_at is null and dead_at is null`.execute(
    db,
  );
}

async function createOutbox(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("outbox")
    .addColumn("key", "text", (column) => column.primaryKey().notNull())
    .addColumn("booking_id", "text", (column) => column.notNull().references("booking.id"))
    .addColumn("booking_version", "integer", (column) => column.notNull())
    .addColumn("position", "integer", (column) => column.notNull())
    .addColumn("type", "text", (column) => column.notNull())
    .addColumn("params_json", "text", (column) => column.notNull())
    .addColumn("created_at", "text", (column) => column.notNull())
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("next_attempt_at", "text", (column) => column.notNull())
    .addColumn("lease", "text")
    .addColumn("leased_until", "text")
    .addColumn("completed_at", "text")
    .addColumn("dead_at", "text")
    .addColumn("last_error", "text")
    .addCheckConstraint("outbox_lease_is_whole", sql`(lease is null) = (leased_until is null)`)
    .execute();
  await sql`create index outbox_waiting on outbox (next_attempt_at, created_at, booking_version, position) where completed_at is null and dead_at is null`.execute(
    db,
  );
  // Whether a booking still has something under way, dead rows included.
  await sql`create index outbox_unfinished_of_booking on outbox (booking_id, type) where completed_at is null`.execute(
    db,
  );
  await sql`create index outbox_dead on outbox (dead_at) where dead_at is not null`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of [
    "outbox",
    "inbox",
    "refund",
    "payment",
    "checkout",
    "booking_transition",
    "booking",
    "session_type",
    "calendly_connection",
    "builder",
  ]) {
    await db.schema.dropTable(table).execute();
  }
}

import { sql, type Kysely } from "kysely";

/*
 * An index for each list that a page shows, in the list's own order, so that a page costs what it shows and not what there is. The words of a
 * partial index, and of one on expressions, are those of the queries that are to use it.
 */
const INDEXES: readonly (readonly [name: string, on: string])[] = [
  ["booking_newest", "booking (created_at, id)"],
  ["booking_of_builder_newest", "booking (builder_id, created_at, id)"],
  ["booking_of_builder_by_state", "booking (builder_id, state, created_at, id)"],
  ["booking_of_builder_by_time", "booking (builder_id, starts_at, id)"],
  ["booking_of_builder_by_state_and_time", "booking (builder_id, state, starts_at, id)"],
  [
    "booking_without_place",
    "booking (builder_id, state, place_status, starts_at, id) where place_status = 'failed'",
  ],
  // What a client sees of their own: by group, and in it by the time of the session.
  [
    "booking_of_client_by_group",
    `booking (client_user_id, (case
  when state in ('INITIATED', 'SCHEDULED', 'PAYMENT_PENDING', 'PAYMENT_FAILED') then 'open'
  when state = 'CONFIRMED' then 'upcoming'
  when state = 'COMPLETED' then 'past'
  when state = 'REFUNDED' and canceled_at is null and confirmed_checkout_id is not null then 'past'
  else 'canceled' end), (coalesce(starts_at, created_at)), id)`,
  ],
  ["booking_of_address", "booking (lower(client_email))"],
  ["outbox_of_booking", "outbox (booking_id, type)"],
  ["outbox_given_up", "outbox (dead_at, key) where dead_at is not null and completed_at is null"],
  ["outbox_done", "outbox (type, completed_at, key) where completed_at is not null"],
  ["inbox_given_up", "inbox (dead_at, id) where dead_at is not null and completed_at is null"],
  ["drift_open", "drift (found_at, id) where resolved_at is null"],
  ["drift_resolved", "drift (resolved_at, id) where resolved_at is not null"],
  ["drift_by_subject", "drift (kind, subject)"],
  ["drift_of_booking", "drift (booking_id)"],
  ["reconciliation_newest", "reconciliation (started_at, id)"],
  ["operator_action_newest", "operator_action (at, id)"],
  ["calendly_usage_of_day", "calendly_usage (day)"],
  ["builder_in_order", "builder (position, id) where archived_at is null"],
  ["auth_user_operators", "auth_user (email) where role = 'operator'"],
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [name, on] of INDEXES) await sql.raw(`create index ${name} on ${on}`).execute(db);
  // The same as some of these, less their last column; and one of dead letters, decided or not.
  for (const name of ["booking_of_builder", "reconciliation_by_start", "outbox_dead"]) {
    await db.schema.dropIndex(name).execute();
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`create index outbox_dead on outbox (dead_at) where dead_at is not null`.execute(db);
  await db.schema
    .createIndex("reconciliation_by_start")
    .on("reconciliation")
    .columns(["started_at"])
    .execute();
  await db.schema
    .createIndex("booking_of_builder")
    .on("booking")
    .columns(["builder_id", "created_at"])
    .execute();
  for (const [name] of [...INDEXES].reverse()) await db.schema.dropIndex(name).execute();
}

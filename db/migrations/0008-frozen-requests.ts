import { sql, type Kysely } from "kysely";

/** The whole request of an order to a provider, and what stays of it when its text, which tells of people, is emptied. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table outbox add column request_json text`.execute(db);
  await sql`alter table outbox add column request_sha256 text`.execute(db);
  await sql`create index outbox_requests on outbox (created_at) where request_json is not null`.execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop index outbox_requests`.execute(db);
  await sql`alter table outbox drop column request_sha256`.execute(db);
  await sql`alter table outbox drop column request_json`.execute(db);
}

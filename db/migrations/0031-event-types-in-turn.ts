import { sql, type Kysely } from "kysely";

/** Session types as other software lists them: oldest first, all of them or one builder's. */
const INDEXES = [
  ["session_type_in_turn", "session_type (created_at, id) where archived_at is null"],
  ["session_type_of_builder_in_turn", "session_type (builder_id, created_at, id) where archived_at is null"],
] as const;

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const [name, on] of INDEXES) await sql.raw(`create index ${name} on ${on}`).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const [name] of [...INDEXES].reverse()) await db.schema.dropIndex(name).execute();
}

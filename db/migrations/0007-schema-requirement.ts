import type { Kysely } from "kysely";

/** What the first release ran on. */
const OLDEST_APP_VERSION = "0.1.0";

interface Tables {
  kysely_migration: { name: string };
  schema_requirement: { migration: string; oldest_app_version: string };
}

/** Which version of the app each migration asks for at least: a row is written with the migration, and goes with it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("schema_requirement")
    .addColumn("migration", "text", (column) => column.primaryKey())
    .addColumn("oldest_app_version", "text", (column) => column.notNull())
    .execute();
  const tables = db as Kysely<Tables>;
  const applied = await tables.selectFrom("kysely_migration").select("name").execute();
  for (const { name } of applied) {
    const row = { migration: name, oldest_app_version: OLDEST_APP_VERSION };
    await tables.insertInto("schema_requirement").values(row).execute();
  }
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await db.schema.dropTable("schema_requirement").execute();
}

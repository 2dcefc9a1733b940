import { Migrator, type Kysely, type Migration } from "kysely";
import { migrations, type RegisteredMigration } from "../migrations/registry.ts";
import type { Database, Queryable } from "./open-database.ts";

/** From here on, what a migration asks of the app is written beside it. */
const FIRST_WITH_REQUIREMENT = "0007-schema-requirement";

function migratorOf(database: Database): Migrator {
  const noting = Object.entries(migrations).map(([name, migration]) => [name, noted(name, migration)]);
  return new Migrator({
    db: database.kysely,
    provider: { getMigrations: () => Promise.resolve(Object.fromEntries(noting)) },
  });
}

/** The same migration, which also writes down which app it asks for: in the transaction that Kysely has opened around them all. */
function noted(name: string, { steps, oldestApp }: RegisteredMigration): Migration {
  return {
    async up(db: Kysely<unknown>) {
      await steps.up(db);
      if (name < FIRST_WITH_REQUIREMENT) return;
      const row = { migration: name, oldest_app_version: oldestApp };
      await (db as Queryable).insertInto("schema_requirement").values(row).execute();
    },
    async down(db: Kysely<unknown>) {
      if (name >= FIRST_WITH_REQUIREMENT)
        await (db as Queryable).deleteFrom("schema_requirement").where("migration", "=", name).execute();
      await steps.down?.(db);
    },
  };
}

/** Applies what is pending, in order, and returns the names applied: all of it, or nothing when it throws. Safe to call twice. */
export async function migrateToLatest(database: Database): Promise<string[]> {
  const { error, results = [] } = await migratorOf(database).migrateToLatest();
  if (error !== undefined) {
    const failed = results.find((result) => result.status === "Error")?.migrationName ?? "none of them";
    throw new Error(`Migration failed: ${failed}`, { cause: error });
  }
  return results.filter((result) => result.status === "Success").map((result) => result.migrationName);
}

/** The names of migrations not applied yet, in order. */
export async function listPendingMigrations(database: Database): Promise<string[]> {
  const all = await migratorOf(database).getMigrations();
  return all.filter((migration) => migration.executedAt === undefined).map((migration) => migration.name);
}

/** Everything registered, in order, with when it was applied; null when it was not. */
export async function listMigrations(
  database: Database,
): Promise<{ readonly name: string; readonly appliedAt: string | null }[]> {
  const all = await migratorOf(database).getMigrations();
  return all.map(({ name, executedAt }) => ({ name, appliedAt: executedAt?.toISOString() ?? null }));
}

/** Takes the last applied migration back, with its data, and returns its name; null when none was applied. Throws when it fails. */
export async function migrateDown(database: Database): Promise<string | null> {
  return (await migrateDownTo(database, null))[0] ?? null;
}

/**
 * Takes back everything that was applied after `last`, with its data, latest first; with null, the last one alone. Returns the names taken
 * back. Throws when one fails, or when `last` is not applied: nothing is taken back then.
 */
export async function migrateDownTo(database: Database, last: string | null): Promise<string[]> {
  const migrator = migratorOf(database);
  if (last !== null && (await listPendingMigrations(database)).includes(last))
    throw new Error(`${last} is not applied: nothing was taken back.`);
  const { error, results = [] } = await (last === null ? migrator.migrateDown() : migrator.migrateTo(last));
  if (error !== undefined) {
    const failed = results.find((result) => result.status === "Error")?.migrationName ?? "no migration";
    throw new Error(`Taking back failed: ${failed}`, { cause: error });
  }
  return results.filter((result) => result.status === "Success").map((result) => result.migrationName);
}

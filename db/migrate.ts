import { Migrator } from "kysely";
import { migrations } from "./migrations/registry.ts";
import type { Database } from "./open-database.ts";

function migratorOf(database: Database): Migrator {
  return new Migrator({
    db: database.kysely,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
  });
}

/** Applies what is pending, in order, and returns the names applied. Throws on the first that fails. Safe to call twice. */
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

/** Takes the last applied migration back, with its data, and returns its name; null when none was applied. Throws when it fails. */
export async function migrateDown(database: Database): Promise<string | null> {
  const { error, results = [] } = await migratorOf(database).migrateDown();
  if (error !== undefined) {
    throw new Error(`Taking back failed: ${results[0]?.migrationName ?? "no migration"}`, { cause: error });
  }
  return results[0]?.migrationName ?? null;
}

import { invariant } from "../../server/domain/values/invariant.ts";
import { compareAppVersions, isAppVersion, type AppVersion } from "../../server/domain/values/app-version.ts";
import { listPendingMigrations, migrateToLatest } from "./migrate.ts";
import { migrations } from "../migrations/registry.ts";
import type { Database } from "./open-database.ts";

/** What a database is to a version of the app. */
export type SchemaStatus =
  | { readonly kind: "as_this_version_has_it" }
  /** Nothing is applied that this version does not know, and `pending` is missing. */
  | { readonly kind: "older"; readonly pending: readonly string[] }
  /** A newer version has migrated it, and this one can run on it: `unknown` only adds. */
  | { readonly kind: "newer"; readonly unknown: readonly string[] }
  | { readonly kind: "too_new"; readonly needed: AppVersion | null; readonly unknown: readonly string[] };

/** A database that this version of the app cannot run on. The message says what to do. */
class SchemaError extends Error {
  override readonly name = "SchemaError";
}

/** Reads how the database stands to this version, without asking Kysely's migrator, which takes what it does not know for damage. */
export async function readSchemaStatus(database: Database, app: AppVersion): Promise<SchemaStatus> {
  const applied = await listAppliedMigrations(database);
  const unknown = applied.filter((name) => migrations[name] === undefined);
  const pending = await listPendingMigrations(database);
  if (unknown.length === 0)
    return pending.length === 0 ? { kind: "as_this_version_has_it" } : { kind: "older", pending };
  const requirements = await readRequirements(database);
  const needs = unknown.map((name) => requirements.get(name) ?? null);
  const needed = needs.reduce(later, null);
  // A database that lacks one of ours and has others is of another line of versions: nothing is known of how they go together.
  const suits = pending.length === 0 && needs.every((need) => need !== null);
  return suits && needed !== null && compareAppVersions(app, needed) >= 0
    ? { kind: "newer", unknown }
    : { kind: "too_new", needed, unknown };
}

/**
 * For the app's start: brings an older database up to date, leaves a newer one as it is. Resolves to the names applied. Throws SchemaError
 * when the database has become too new for this version. Safe to call from several processes at once.
 */
export async function prepareSchema(
  database: Database,
  app: AppVersion,
): Promise<{ readonly applied: readonly string[]; readonly status: SchemaStatus }> {
  const status = await readSchemaStatus(database, app);
  if (status.kind === "too_new") throw tooNew(status, app);
  const applied = status.kind === "older" ? await migrateToLatest(database) : [];
  return { applied, status };
}

/** For tools, which migrate nothing by the way. Throws SchemaError when the database lacks something, or is too new. */
export async function requireSchema(database: Database, app: AppVersion): Promise<void> {
  const status = await readSchemaStatus(database, app);
  if (status.kind === "too_new") throw tooNew(status, app);
  if (status.kind === "older")
    throw new SchemaError(
      `The database lacks ${status.pending.join(", ")}. Bring it up to date first: npm run migrate -- up`,
    );
}

/** Which version wrote what is in the database, by migration, and what it asks for. Empty on a database that is not migrated. */
export async function listAppliedMigrations(database: Database): Promise<string[]> {
  const migrated = await hasTable(database, "kysely_migration");
  if (!migrated) return [];
  const rows = await database.kysely.selectFrom("kysely_migration").select("name").orderBy("name").execute();
  return rows.map(({ name }) => name);
}

/** The last migration of this version. */
export function lastKnownMigration(): string {
  return Object.keys(migrations).at(-1) ?? "";
}

/** Says what to do about a database that is too new. */
export function schemaTooNewInWords(
  { needed, unknown }: Extract<SchemaStatus, { kind: "too_new" }>,
  app: AppVersion,
): string {
  const wanted = needed === null ? "another version" : `version ${needed} or newer`;
  return (
    `This is version ${app}, and the database needs ${wanted} of the app: it has ${unknown.join(", ")}. ` +
    `Start that version; or, with that version, take the database back, with what is stored only there: npm run migrate -- down --to ${lastKnownMigration()} --yes`
  );
}

function tooNew(status: Extract<SchemaStatus, { kind: "too_new" }>, app: AppVersion): SchemaError {
  return new SchemaError(schemaTooNewInWords(status, app));
}

async function readRequirements(database: Database): Promise<ReadonlyMap<string, AppVersion>> {
  if (!(await hasTable(database, "schema_requirement"))) return new Map();
  const rows = await database.kysely.selectFrom("schema_requirement").selectAll().execute();
  return new Map(
    rows.map(({ migration, oldest_app_version: version }) => {
      invariant(isAppVersion(version), `${migration} asks for a version of the app`);
      return [migration, version];
    }),
  );
}

async function hasTable({ kysely }: Database, name: string): Promise<boolean> {
  const tables = await kysely.introspection.getTables({ withInternalKyselyTables: true });
  return tables.some((table) => table.name === name);
}

function later(a: AppVersion | null, b: AppVersion | null): AppVersion | null {
  if (a === null || b === null) return a ?? b;
  return compareAppVersions(a, b) >= 0 ? a : b;
}

import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { APP_VERSION } from "../../server/app-version.ts";
import { compareAppVersions } from "../../server/domain/values/app-version.ts";
import { migrateDownTo, migrateToLatest } from "./migrate.ts";
import { migrations } from "../migrations/registry.ts";
import type { Database } from "./open-database.ts";
import {
  listAppliedMigrations,
  prepareSchema,
  readSchemaStatus,
  requireSchema,
} from "./schema-requirement.ts";
import { forEachDialect } from "./test-databases.ts";

const NEWER = "9999-of-a-newer-version";

/** As if a newer version had applied a migration of its own, which asks for this version at least. */
async function migrateAsNewer({ kysely }: Database, oldestApp: string | null): Promise<void> {
  const timestamp = "2026-03-02T10:15:30.000Z";
  await kysely.insertInto("kysely_migration").values({ name: NEWER, timestamp }).execute();
  if (oldestApp === null) return;
  const row = { migration: NEWER, oldest_app_version: oldestApp };
  await kysely.insertInto("schema_requirement").values(row).execute();
}

test("versions are compared number by number", () => {
  expect(compareAppVersions("0.2.0", "0.10.0")).toBeLessThan(0);
  expect(compareAppVersions("1.0.0", "0.99.99")).toBeGreaterThan(0);
  expect(compareAppVersions("1.2.3", "1.2.3")).toBe(0);
});

test("no registered migration asks for an app that is newer than this one, and their names are in order", () => {
  for (const { oldestApp } of Object.values(migrations))
    expect(compareAppVersions(oldestApp, APP_VERSION)).toBeLessThanOrEqual(0);
  expect(Object.keys(migrations)).toEqual(Object.keys(migrations).toSorted());
});

describe("versions of the app and of the database", () => {
  forEachDialect((openFresh) => {
    test("every migration says beside itself which app it asks for", async () => {
      const { kysely } = await openFresh();
      const rows = await kysely.selectFrom("schema_requirement").selectAll().orderBy("migration").execute();
      const expected = Object.entries(migrations).map(([migration, { oldestApp }]) => ({
        migration,
        oldest_app_version: oldestApp,
      }));
      expect(rows).toEqual(expected);
    });

    test("an app starts on a database that a newer version has migrated, when that asks for no newer app", async () => {
      const database = await openFresh();
      await migrateAsNewer(database, "0.2.0");
      // What the migrator makes of it, and why it is not asked.
      await expect(migrateToLatest(database)).rejects.toThrow("Migration failed");

      const status = { kind: "newer", unknown: [NEWER] };
      expect(await prepareSchema(database, "0.2.0")).toEqual({ applied: [], status });
      expect(await prepareSchema(database, "0.2.7")).toEqual({ applied: [], status });
      await requireSchema(database, "0.2.0");
    });

    test("an app that is below what the database asks for says which version is needed, and both ways out", async () => {
      const database = await openFresh();
      await migrateAsNewer(database, "0.11.0");
      for (const start of [prepareSchema, requireSchema]) {
        const refusal = await start(database, "0.2.0").catch((error: unknown) => error);
        expect(refusal).toMatchObject({ name: "SchemaError" });
        expect(String(refusal)).toMatch(/version 0\.2\.0.* needs version 0\.11\.0 or newer/);
        expect(String(refusal)).toContain(NEWER);
        expect(String(refusal)).toContain(`migrate -- down --to ${Object.keys(migrations).at(-1)} --yes`);
      }
      expect(await listAppliedMigrations(database)).toContain(NEWER);
    });

    test("what is unknown and asks for nothing is refused, as is what is unknown beside something missing", async () => {
      const mute = await openFresh();
      await migrateAsNewer(mute, null);
      await expect(prepareSchema(mute, "0.2.0")).rejects.toThrow("another version");

      const lacking = await openFresh();
      await lacking.kysely
        .deleteFrom("kysely_migration")
        .where("name", "=", "0006-settled-outside")
        .execute();
      await migrateAsNewer(lacking, "0.2.0");
      expect(await readSchemaStatus(lacking, "0.2.0")).toMatchObject({ kind: "too_new" });
    });

    test("a tool refuses a database that lacks something, and leaves it lacking", async () => {
      const database = await openFresh();
      const [taken] = await migrateDownTo(database, null);
      await expect(requireSchema(database, APP_VERSION)).rejects.toThrow(
        `The database lacks ${taken}. Bring it up to date first: npm run migrate -- up`,
      );
      expect(await readSchemaStatus(database, APP_VERSION)).toEqual({ kind: "older", pending: [taken] });
      expect((await prepareSchema(database, APP_VERSION)).applied).toEqual([taken]);
      expect(await readSchemaStatus(database, APP_VERSION)).toEqual({ kind: "as_this_version_has_it" });
    });

    test("a migration that fails leaves nothing of itself, nor of those before it in the same run", async () => {
      const database = await openFresh();
      await migrateDownTo(database, "0001-first-tables");
      await migrateDownTo(database, null);
      await sql`create table schema_requirement (mine text)`.execute(database.kysely);

      await expect(migrateToLatest(database)).rejects.toThrow("Migration failed: 0007-schema-requirement");
      expect((await database.kysely.introspection.getTables()).map(({ name }) => name)).toEqual([
        "schema_requirement",
      ]);
      expect(await listAppliedMigrations(database)).toEqual([]);
      await sql`drop table schema_requirement`.execute(database.kysely);
      expect(await migrateToLatest(database)).toEqual(Object.keys(migrations));
    });
  });
});

import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { invariant } from "../../server/domain/values/invariant.ts";
import { openDatabase, type Database } from "./open-database.ts";
import { migrateAndClose, startPostgres, type DatabaseSource } from "./test-postgres.ts";

/** Gives a database of its own, migrated and empty. It is closed when the suite ends, or earlier by whoever wants to. */
export type OpenFresh = () => Promise<Database>;

/**
 * Declares a suite twice: on SQLite (a real file) and on PostgreSQL (a real server, one per test file, on a port of its own).
 * A fresh database is a copy of one that was migrated once.
 */
export function forEachDialect(suite: (openFresh: OpenFresh, dialect: Database["dialect"]) => void): void {
  for (const [dialect, start] of [
    ["sqlite", startSqlite],
    ["postgres", startPostgres],
  ] as const) {
    describe(`on ${dialect}`, () => {
      let source: DatabaseSource | null = null;
      const opened: Database[] = [];
      beforeAll(async () => {
        source = await start();
      });
      afterAll(async () => {
        await Promise.all(opened.map((database) => database.close()));
        await source?.remove();
      });
      suite(async () => {
        invariant(source !== null, "a database is asked for while tests are declared");
        const database = openDatabase(await source.copy());
        opened.push(database);
        return database;
      }, dialect);
    });
  }
}

/** A folder of the caller's own, with a migrated file to copy. */
export async function startSqlite(): Promise<DatabaseSource> {
  const folder = await mkdtemp(join(tmpdir(), "booking-sqlite-"));
  const template = join(folder, "template.sqlite");
  await migrateAndClose(template);
  let copies = 0;
  return {
    copy: async () => {
      copies += 1;
      const path = join(folder, `${copies}.sqlite`);
      await copyFile(template, path);
      return `file:${path}`;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

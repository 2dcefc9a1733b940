import { copyFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, inject } from "vitest";
import { invariant } from "../../server/domain/values/invariant.ts";
import { openDatabase, type Database } from "./open-database.ts";
import { migrateAndClose, type DatabaseSource } from "./test-postgres.ts";
import { makeTestFolder } from "./test-folders.ts";

/** Gives a database of its own, migrated and empty. It is closed when the suite ends, or earlier by whoever wants to. */
export type OpenFresh = () => Promise<Database>;

/**
 * Declares a suite twice: on SQLite (a real file) and on PostgreSQL (a real server, one for all test files of a run).
 * A fresh database is a copy of one that was migrated once; no other test sees it.
 */
export function forEachDialect(suite: (openFresh: OpenFresh, dialect: Database["dialect"]) => void): void {
  for (const [dialect, start] of [
    ["sqlite", startSqlite],
    ["postgres", sharedPostgres],
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

/** Databases on the server that the test files of a run share; those of this caller go when it has ended. */
function sharedPostgres(): Promise<DatabaseSource> {
  const copies = `${inject("sharedServicesUrl")}/postgres-copies`;
  const urls: string[] = [];
  const ask = async (method: string, body?: string): Promise<string> => {
    const response = await fetch(copies, body === undefined ? { method } : { method, body });
    const text = await response.text();
    invariant(response.ok, text);
    return JSON.parse(text) as string;
  };
  return Promise.resolve({
    copy: async () => {
      const url = await ask("POST");
      urls.push(url);
      return url;
    },
    remove: async () => {
      for (const url of urls.splice(0)) await ask("DELETE", url);
    },
  });
}

declare module "vitest" {
  interface ProvidedContext {
    /** Where the process that runs all test files makes what they share: `e2e/kit/serve-shared-services.ts`. */
    sharedServicesUrl: string;
  }
}

/** A folder of the caller's own, with a migrated file to copy. */
export async function startSqlite(): Promise<DatabaseSource> {
  const folder = makeTestFolder("sqlite");
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

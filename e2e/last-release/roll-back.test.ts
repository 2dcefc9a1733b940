import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrateDownTo, migrateToLatest } from "../../db/core/migrate.ts";
import { openDatabase } from "../../db/core/open-database.ts";

/** The last migration that 0.1.0 knows. */
const LAST_OF_THEIRS = "0006-settled-outside";
const DUMP = readFileSync(new URL("release-0.1.0.sql", import.meta.url), "utf8");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "booking-roll-back-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A database as 0.1.0 has left it. */
function leave(name: string): string {
  const file = path.join(folder, name);
  const sqlite = new Sqlite(file);
  sqlite.pragma("foreign_keys = OFF");
  sqlite.exec(`begin; ${DUMP} commit;`);
  sqlite.close();
  return file;
}

/** Each table with its columns, and all its rows in an order that does not depend on where they lie. */
function contentsOf(file: string): Record<string, { columns: string[]; rows: string[] }> {
  const sqlite = new Sqlite(file, { readonly: true });
  const tables = sqlite
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name")
    .all() as { name: string }[];
  const contents = tables.map(({ name }) => {
    const columns = sqlite.prepare(`select name from pragma_table_info('${name}')`).all() as {
      name: string;
    }[];
    const names = columns.map((column) => column.name).sort();
    const rows = sqlite.prepare(`select ${names.map((one) => `"${one}"`).join(", ")} from "${name}"`).all();
    return [name, { columns: names, rows: rows.map((row) => JSON.stringify(row)).sort() }] as const;
  });
  sqlite.close();
  return Object.fromEntries(contents);
}

test("a database that was brought up to date is taken back to the last release's, with all of its tables and rows as they were", async () => {
  const before = contentsOf(leave("before.sqlite"));
  const file = leave("after.sqlite");
  const database = openDatabase(file);
  try {
    await migrateToLatest(database);
    expect(Object.keys(contentsOf(file)).length).toBeGreaterThan(Object.keys(before).length);
    await migrateDownTo(database, LAST_OF_THEIRS);
  } finally {
    await database.close();
  }
  const after = contentsOf(file);
  expect(Object.keys(after)).toEqual(Object.keys(before));
  for (const [table, { columns, rows }] of Object.entries(before)) {
    expect(after[table]?.columns, table).toEqual(columns);
    expect(after[table]?.rows, table).toEqual(rows);
  }
});

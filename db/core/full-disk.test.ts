import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase, type Database } from "./open-database.ts";

let folder: string;
let database: Database;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "booking-full-"));
  database = openDatabase(join(folder, "x.sqlite"));
  await sql`create table note (text text not null)`.execute(database.kysely);
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

/** From here on the file may not grow, as on a disk without room; or may again. */
async function limitPages(pages: "no_more" | "many"): Promise<void> {
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(database.kysely);
  const most = pages === "many" ? 1_000_000 : (rows[0]?.page_count ?? 0);
  await sql`pragma max_page_count = ${sql.lit(most)}`.execute(database.kysely);
}

const write = () =>
  database.transact(async (tx) => {
    await sql`insert into note values ('small')`.execute(tx);
    await sql`insert into note values (${"x".repeat(100_000)})`.execute(tx);
  });

test("a disk that is full is the error that is thrown, not the roll-back's, and keeps nothing of the transaction", async () => {
  await limitPages("no_more");
  const failures = database.availability.failuresSoFar();
  await expect(write()).rejects.toMatchObject({ code: "SQLITE_FULL" });
  expect(database.availability.failuresSoFar()).toBeGreaterThan(failures);
  const { rows } = await sql`select * from note`.execute(database.kysely);
  expect(rows).toEqual([]);
});

test("after a full disk has room again, the same connection writes on", async () => {
  await limitPages("no_more");
  await expect(write()).rejects.toThrow("full");
  await limitPages("many");
  await write();
  const { rows } = await sql`select length(text) as length from note order by 1`.execute(database.kysely);
  expect(rows).toEqual([{ length: 5 }, { length: 100_000 }]);
});

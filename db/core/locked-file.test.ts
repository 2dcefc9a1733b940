import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openDatabase, type Database, type Queryable } from "./open-database.ts";

let folder: string;
let database: Database;
/** Another program with the same file: a shell, a backup by copying. */
let stranger: Sqlite.Database;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "booking-locked-"));
  const file = join(folder, "x.sqlite");
  database = openDatabase(file);
  await sql`create table note (text text primary key)`.execute(database.kysely);
  stranger = new Sqlite(file, { timeout: 0 });
});
afterEach(async () => {
  vi.useRealTimers();
  stranger.close();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const add = (db: Queryable, text: string) => sql`insert into note values (${text})`.execute(db);
const addInTransaction = (text: string) => database.transact((tx) => add(tx, text));
const read = async () =>
  (await sql<{ text: string }>`select text from note order by text`.execute(database.kysely)).rows.map(
    ({ text }) => text,
  );

test("while another program has the file, others read on, and who writes waits for it and is written once it is let go", async () => {
  stranger.exec("begin immediate");
  const told: string[] = [];
  const writing = Promise.all(
    [
      addInTransaction("a"),
      add(database.kysely, "b"),
      addInTransaction("c"),
      sql`create table leaf (text text)`.execute(database.kysely),
    ].map((one) => one.then(() => told.push("written"))),
  );
  expect(await read()).toEqual([]);
  await new Promise((resolve) => setImmediate(resolve));
  expect(await read()).toEqual([]);
  expect(told).toEqual([]);
  stranger.exec("rollback");
  await writing;
  expect(await read()).toEqual(["a", "b", "c"]);
});

test("a file that is not let go is a failure of the database in the end, and nothing is kept of what was refused", async () => {
  const failures = database.availability.failuresSoFar();
  stranger.exec("begin immediate");
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  const writing = Promise.allSettled([addInTransaction("a"), addInTransaction("b")]);
  await vi.advanceTimersByTimeAsync(10_000);
  const outcomes = await writing;
  vi.useRealTimers();
  for (const outcome of outcomes)
    expect(outcome).toMatchObject({ status: "rejected", reason: { code: "SQLITE_BUSY" } });
  expect(database.availability.failuresSoFar()).toBeGreaterThan(failures);
  stranger.exec("rollback");
  await addInTransaction("d");
  expect(await read()).toEqual(["d"]);
});

test("closing waits for who waits for the file: it is written before", async () => {
  stranger.exec("begin immediate");
  const writing = addInTransaction("a");
  expect(await read()).toEqual([]);
  const closing = database.close();
  stranger.exec("rollback");
  await Promise.all([writing, closing]);
  expect(stranger.prepare("select text from note").all()).toEqual([{ text: "a" }]);
});

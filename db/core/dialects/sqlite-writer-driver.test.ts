import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase, type Database, type Queryable } from "../open-database.ts";

let folder: string;
let file: string;
let database: Database;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "booking-writer-"));
  file = join(folder, "x.sqlite");
  database = openDatabase(file);
  await sql`create table note (text text primary key)`.execute(database.kysely);
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

/** The write-ahead log: a header of 32 bytes, then frames of 24 bytes and a page; the last one of a commit has the file's size in it. */
async function countCommits(): Promise<number> {
  const log = await readFile(`${file}-wal`);
  const frameBytes = 24 + log.readUInt32BE(8);
  let commits = 0;
  for (let at = 32; at + frameBytes <= log.length; at += frameBytes) {
    if (log.readUInt32BE(at + 4) !== 0) commits += 1;
  }
  return commits;
}

const add = (db: Queryable, text: string) => sql`insert into note values (${text})`.execute(db);
const addInTransaction = (text: string) => database.transact((tx) => add(tx, text));

/** What another process sees: what is committed, and nothing else. */
function seenOutside(): string[] {
  const stranger = new Sqlite(file, { readonly: true });
  try {
    return stranger.prepare("select text from note order by text").pluck().all() as string[];
  } finally {
    stranger.close();
  }
}

async function outcomesOf(work: readonly Promise<unknown>[]): Promise<string[]> {
  return (await Promise.allSettled(work)).map(({ status }) => status);
}

test("all who write in one turn, in transactions and without, share one commit, and each is told when it is on disk", async () => {
  const before = await countCommits();
  const told = await Promise.all([
    ...["a", "b", "c"].map((text) => addInTransaction(text).then(seenOutside)),
    ...["d", "e"].map((text) => add(database.kysely, text).then(seenOutside)),
  ]);
  for (const seen of told) expect(seen).toEqual(["a", "b", "c", "d", "e"]);
  expect((await countCommits()) - before).toBe(1);
});

test("what fails takes nobody with it, and is told only when the others are on disk", async () => {
  let seen: string[] = [];
  const failing = database
    .transact(async (tx) => {
      await add(tx, "b");
      throw new Error("no");
    })
    .catch((error: unknown) => {
      seen = seenOutside();
      throw error;
    });
  const outcomes = await outcomesOf([
    addInTransaction("a"),
    failing,
    add(database.kysely, "a"),
    addInTransaction("c"),
  ]);
  expect(outcomes).toEqual(["fulfilled", "rejected", "rejected", "fulfilled"]);
  expect(seen).toEqual(["a", "c"]);
  expect(seenOutside()).toEqual(["a", "c"]);
});

test("nobody reads outside a transaction what is not on disk yet", async () => {
  const writing = addInTransaction("a");
  const { rows } = await sql`select text from note`.execute(database.kysely);
  expect(rows).toEqual(seenOutside().map((text) => ({ text })));
  await writing;
  expect(seenOutside()).toEqual(["a"]);
});

test("a failure that undoes the whole transaction is told to all who shared it, and the connection writes on", async () => {
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(database.kysely);
  await sql`pragma max_page_count = ${sql.lit(rows[0]?.page_count ?? 0)}`.execute(database.kysely);
  const failures = database.availability.failuresSoFar();
  const outcomes = await outcomesOf([
    addInTransaction("a"),
    addInTransaction("x".repeat(100_000)),
    // Begun when the others had failed.
    addInTransaction("b"),
  ]);
  expect(outcomes).toEqual(["rejected", "rejected", "fulfilled"]);
  expect(database.availability.failuresSoFar()).toBeGreaterThan(failures);
  expect(seenOutside()).toEqual(["b"]);
});

test("who holds the connection for several statements has their turn for each", async () => {
  await database.kysely.connection().execute(async (held) => {
    await add(held, "a");
    await Promise.all([add(held, "b"), addInTransaction("c")]);
    const { rows } = await sql`select text from note order by text`.execute(held);
    expect(rows).toEqual([{ text: "a" }, { text: "b" }, { text: "c" }]);
  });
});

test("whoever gives the connection back with statements still to come holds up nobody", async () => {
  const read = sql`select text from note`;
  let late: Promise<unknown> = Promise.resolve();
  const failing = database.kysely.connection().execute((held) => {
    const all = [
      add(held, "a").then(() => Promise.reject(new Error("no"))),
      read.execute(held),
      read.execute(held),
    ];
    late = Promise.allSettled(all);
    return Promise.all(all);
  });
  await expect(failing).rejects.toThrow("no");
  await late;
  await addInTransaction("b");
  expect(seenOutside()).toEqual(["a", "b"]);
});

test("who fails by what others have written is told that the commit failed when they are not on disk", async () => {
  await sql`create table leaf (text text primary key, note text references note deferrable initially deferred)`.execute(
    database.kysely,
  );
  const outcomes = await Promise.allSettled([
    addInTransaction("a"),
    sql`insert into leaf values ('x', 'nobody')`.execute(database.kysely),
    addInTransaction("a"),
    add(database.kysely, "a"),
  ]);
  const reasons = outcomes.map((outcome) => outcome.status === "rejected" && String(outcome.reason));
  expect(reasons).toEqual(outcomes.map(() => "SqliteError: FOREIGN KEY constraint failed"));
  expect(seenOutside()).toEqual([]);
  await addInTransaction("b");
  expect(seenOutside()).toEqual(["b"]);
});

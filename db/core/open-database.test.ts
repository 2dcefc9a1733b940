import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { listBuildersAfter } from "../builders/builders.ts";
import { migrateToLatest } from "./migrate.ts";
import { openDatabase, type Queryable } from "./open-database.ts";
import { insertTestOffer } from "../bookings/test-bookings.ts";
import { forEachDialect } from "./test-databases.ts";

const listTestBuilders = async (db: Queryable) =>
  (await listBuildersAfter(db, { after: null, limit: 100 })).builders;

describe("a database", () => {
  forEachDialect((openFresh) => {
    test("keeps nothing of a transaction that failed, and is usable afterwards", async () => {
      const database = await openFresh();
      const failing = database.transact(async (tx) => {
        await insertTestOffer(tx);
        throw new Error("no");
      });
      await expect(failing).rejects.toThrow("no");
      expect(await listTestBuilders(database.kysely)).toEqual([]);
      await database.transact((tx) => insertTestOffer(tx));
      expect(await listTestBuilders(database.kysely)).toHaveLength(1);
    });

    test("refuses the statements that a failed transaction still had to come", async () => {
      const database = await openFresh();
      await sql`create table note (text text primary key)`.execute(database.kysely);
      const add = (db: Queryable, text: string) => sql`insert into note values (${text})`.execute(db);
      const read = (db: Queryable) => sql`select text from note`.execute(db);
      let late: Promise<unknown> = Promise.resolve();
      const failing = database.transact((tx) => {
        const all = [
          add(tx, "a").then(() => Promise.reject(new Error("no"))),
          ...["b", "c", "d", "e"].flatMap((text) => [
            add(tx, text),
            read(tx).then(() => add(tx, `${text} after a look`)),
          ]),
        ];
        late = Promise.allSettled(all);
        return Promise.all(all);
      });
      await expect(failing).rejects.toThrow("no");
      await late;
      await database.transact((tx) => add(tx, "after"));
      expect((await read(database.kysely)).rows).toEqual([{ text: "after" }]);
    });

    test("counts as a number, and closes twice without complaint", async () => {
      const database = await openFresh();
      const { rows } = await sql<{ n: unknown }>`select count(*) as n from builder`.execute(database.kysely);
      expect(rows).toEqual([{ n: 0 }]);
      await database.close();
      await database.close();
    });
  });
});

describe("SQLite", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "booking-open-"));
  });
  afterEach(async () => {
    vi.useRealTimers();
    await rm(folder, { recursive: true, force: true });
  });

  test("makes the folder of its file, and is durable, in WAL mode, with foreign keys, and never waits inside SQLite", async () => {
    const database = openDatabase(`file:${join(folder, "deep", "down", "x.sqlite")}`);
    const pragmas = await Promise.all(
      ["journal_mode", "synchronous", "foreign_keys", "busy_timeout"].map(async (name) => {
        const { rows } = await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(database.kysely);
        return Object.values(rows[0] ?? {})[0];
      }),
    );
    expect(pragmas).toEqual(["wal", 2, 1, 0]);
    await database.close();
  });

  test("a transaction holds the write lock from its beginning, before its first statement", async () => {
    const path = join(folder, "x.sqlite");
    const database = openDatabase(path);
    await migrateToLatest(database);
    const stranger = new Sqlite(path, { timeout: 0 });
    await database.transact(async () => {
      expect(() => stranger.exec("begin immediate")).toThrow(/locked/);
      await Promise.resolve();
    });
    stranger.exec("begin immediate; rollback");
    stranger.close();
    await database.close();
  });

  test("the outer database inside a transaction is an error, not a silence for ever", async () => {
    const database = openDatabase(join(folder, "x.sqlite"));
    await migrateToLatest(database);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const mistaken = database.transact(() => listTestBuilders(database.kysely));
    const outcome = expect(mistaken).rejects.toThrow(/inside a transaction/);
    await vi.waitFor(() => expect(vi.getTimerCount()).toBe(1), { timeout: 5_000 });
    vi.runAllTimers();
    await outcome;
    expect(await listTestBuilders(database.kysely)).toEqual([]);
    await database.close();
  });

  test("many at once are served one after the other, and none is lost", async () => {
    const database = openDatabase(join(folder, "x.sqlite"));
    await migrateToLatest(database);
    await sql`create table tally (n integer not null)`.execute(database.kysely);
    await sql`insert into tally values (0)`.execute(database.kysely);
    await Promise.all(
      Array.from({ length: 50 }, () =>
        database.transact(async (tx) => {
          const { rows } = await sql<{ n: number }>`select n from tally`.execute(tx);
          await sql`update tally set n = ${(rows[0]?.n ?? 0) + 1}`.execute(tx);
        }),
      ),
    );
    const { rows } = await sql`select n from tally`.execute(database.kysely);
    expect(rows).toEqual([{ n: 50 }]);
    await database.close();
  });
});

import { Kysely } from "kysely";
import { watchAvailability, type Availability } from "./availability.ts";
import { ResilientPostgresDialect } from "./dialects/postgres-dialect.ts";
import type { Schema } from "./schema.ts";
import { isSqliteUrl, sqlitePathOf } from "./sqlite-file.ts";
import { SqliteWriterDialect } from "./dialects/sqlite-writer-dialect.ts";

/** What queries run on: the database itself, or the transaction one is in. */
export type Queryable = Kysely<Schema>;

export interface Database {
  readonly kysely: Kysely<Schema>;
  readonly dialect: "sqlite" | "postgres";
  readonly availability: Availability;
  /**
   * Runs `work` in one transaction: commits when it resolves, rolls back and rethrows when it rejects. Inside, use `tx` only and
   * await SQL only: on SQLite there is one connection, and the outer database would wait for it in vain.
   */
  transact<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  /** Waits for what is running, then closes. Safe to call twice. */
  close(): Promise<void>;
}

/** Enough for whoever waits for an answer; PostgreSQL allows 100 in all by default. */
const CONNECTIONS_MAX = 8;
/** More would only wait for the disk together. */
const WORK_CONNECTIONS_MAX = 6;

/**
 * Opens `postgres://…`, `file:./data/x.sqlite`, `file:///data/x.sqlite` or a plain path. Connects at the first query, so that
 * nothing fails here. Applies no migration.
 */
export function openDatabase(url: string): Database {
  return openWith(url, CONNECTIONS_MAX);
}

/**
 * The same database for whoever works while nobody waits: on PostgreSQL with connections of its own, which are closed apart, so that no answer waits
 * behind work for one. SQLite has one connection for all, and this is the database itself.
 */
export function openForWork(database: Database, url: string): Database {
  return database.dialect === "postgres" ? openWith(url, WORK_CONNECTIONS_MAX) : database;
}

function openWith(url: string, connectionsMax: number): Database {
  const isPostgres = !isSqliteUrl(url);
  const availability = watchAvailability();
  const kysely = new Kysely<Schema>({
    dialect: isPostgres
      ? new ResilientPostgresDialect(url, connectionsMax, availability)
      : new SqliteWriterDialect(sqlitePathOf(url), (error) => availability.sawStatement({ error })),
    log: (event) => availability.sawStatement(event.level === "error" ? event : "answered"),
  });
  return {
    kysely,
    dialect: isPostgres ? "postgres" : "sqlite",
    availability,
    transact: (work) => kysely.transaction().execute(work),
    close: () => kysely.destroy(),
  };
}

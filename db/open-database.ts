import { fileURLToPath } from "node:url";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { Schema } from "./schema.ts";
import { SqliteWriterDialect } from "./sqlite-writer-dialect.ts";

/** What queries run on: the database itself, or the transaction one is in. */
export type Queryable = Kysely<Schema>;

export interface Database {
  readonly kysely: Kysely<Schema>;
  readonly dialect: "sqlite" | "postgres";
  /**
   * Runs `work` in one transaction: commits when it resolves, rolls back and rethrows when it rejects. Inside, use `tx` only and
   * await SQL only: on SQLite there is one connection, and the outer database would wait for it in vain.
   */
  transact<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  /** Waits for what is running, then closes. Safe to call twice. */
  close(): Promise<void>;
}

/** Enough for a web process and its worker; PostgreSQL allows 100 in all by default. */
const POSTGRES_CONNECTIONS_MAX = 10;
/** 10 s: a page that waits longer for a connection has lost its reader. */
const POSTGRES_CONNECTION_WAIT_MS_MAX = 10_000;

/**
 * Opens `postgres://…`, `file:./data/x.sqlite`, `file:///data/x.sqlite` or a plain path. Connects at the first query, so that
 * nothing fails here. Applies no migration.
 */
export function openDatabase(url: string): Database {
  const isPostgres = /^postgres(ql)?:\/\//.test(url);
  const kysely = new Kysely<Schema>({
    dialect: isPostgres ? new PostgresDialect({ pool: openPool(url) }) : new SqliteWriterDialect(pathOf(url)),
  });
  return {
    kysely,
    dialect: isPostgres ? "postgres" : "sqlite",
    transact: (work) => kysely.transaction().execute(work),
    close: () => kysely.destroy(),
  };
}

function pathOf(url: string): string {
  if (url.startsWith("file://")) return fileURLToPath(url);
  return url.startsWith("file:") ? url.slice("file:".length) : url;
}

function openPool(connectionString: string): pg.Pool {
  const types = new pg.TypeOverrides();
  // 64-bit columns hold money and row numbers, far below 2^53: numbers, as on SQLite.
  types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({
    connectionString,
    types,
    max: POSTGRES_CONNECTIONS_MAX,
    connectionTimeoutMillis: POSTGRES_CONNECTION_WAIT_MS_MAX,
  });
  // An idle connection that breaks is dropped by the pool, and the next query opens another; unheard, it would end the process.
  pool.on("error", () => undefined);
  return pool;
}

import {
  CompiledQuery,
  PostgresDialect,
  PostgresDriver,
  type DatabaseConnection,
  type Driver,
  type PostgresDialectConfig,
} from "kysely";
import pg from "pg";
import type { WatchedAvailability } from "../availability.ts";
import { OutlivedTransaction } from "./outlived-transaction.ts";

/** 10 s: a page that waits longer for a connection has lost its reader. */
const CONNECTION_WAIT_MS_MAX = 10_000;
/** 10 s of silence: then the system asks whether the other end is still there. */
const KEEP_ALIVE_DELAY_MS = 10_000;

/** What ends a transaction, for better or worse. */
const END_BACKEND = "select pg_terminate_backend(pg_backend_pid())";
const ENDS: readonly string[] = ["commit", "rollback", END_BACKEND];

/** By this name `pg_stat_activity` shows whose connections are whose. */
export const APPLICATION_NAME = `booking ${process.pid}`;

/** PostgreSQL through a pool that outlives its connections and its server. */
export class ResilientPostgresDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;
  readonly #availability: WatchedAvailability;

  constructor(url: string, connectionsMax: number, availability: WatchedAvailability) {
    const config = { pool: () => Promise.resolve(openPool(url, connectionsMax)) };
    super(config);
    this.#config = config;
    this.#availability = availability;
  }

  override createDriver(): Driver {
    return new ResilientPostgresDriver(this.#config, this.#availability);
  }
}

class ResilientPostgresDriver extends PostgresDriver {
  readonly #availability: WatchedAvailability;
  readonly #guarded = new WeakSet<DatabaseConnection>();
  /** Those whose transaction is being ended: what still comes would be carried out after it, and without it. */
  readonly #ending = new WeakSet<DatabaseConnection>();

  constructor(config: PostgresDialectConfig, availability: WatchedAvailability) {
    super(config);
    this.#availability = availability;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    try {
      const connection = await super.acquireConnection();
      if (!this.#guarded.has(connection)) this.#guard(connection);
      return connection;
    } catch (error) {
      this.#availability.sawRefusal(error);
      throw error;
    }
  }

  #guard(connection: DatabaseConnection): void {
    const execute = connection.executeQuery.bind(connection);
    connection.executeQuery = <Row>(query: CompiledQuery) =>
      this.#ending.has(connection) && !ENDS.includes(query.sql)
        ? Promise.reject(new OutlivedTransaction())
        : execute<Row>(query);
    this.#guarded.add(connection);
  }

  override async commitTransaction(connection: DatabaseConnection): Promise<void> {
    this.#ending.add(connection);
    try {
      await super.commitTransaction(connection);
    } finally {
      this.#ending.delete(connection);
    }
  }

  /**
   * Never rejects: whoever rolls back is about to throw why, and a second error would take its place. A connection that cannot roll back
   * has broken, and with it the transaction has ended; if it only seems so, it is ended here, and the pool drops it.
   */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    this.#ending.add(connection);
    try {
      await super.rollbackTransaction(connection);
    } catch {
      await connection.executeQuery(CompiledQuery.raw(END_BACKEND)).catch(() => undefined);
    } finally {
      this.#ending.delete(connection);
    }
  }
}

function openPool(connectionString: string, connectionsMax: number): pg.Pool {
  const types = new pg.TypeOverrides();
  // 64-bit columns hold money and row numbers, far below 2^53: numbers, as on SQLite.
  types.setTypeParser(pg.types.builtins.INT8, Number);
  const pool = new pg.Pool({
    connectionString,
    types,
    max: connectionsMax,
    connectionTimeoutMillis: CONNECTION_WAIT_MS_MAX,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY_MS,
    application_name: APPLICATION_NAME,
  });
  // A connection that breaks is dropped by the pool, and the next query opens another. Unheard, its error would end the process: the pool
  // passes on those of idle ones, and each speaks for itself while somebody holds it. Whoever waits for an answer is told by its rejection.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

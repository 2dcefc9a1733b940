import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite, { type Statement } from "better-sqlite3";
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  type SqliteDatabase,
} from "kysely";

/** 5 s: how long SQLite itself waits for another process (a backup, a shell) to let go of the file. */
const BUSY_TIMEOUT_MS = 5_000;
/**
 * 10 s: no transaction of ours comes near it. A longer wait is a deadlock, because the outer database was used inside a transaction: an error then
 * says so, where a mutex would hang for ever.
 */
const CONNECTION_WAIT_MS_MAX = 10_000;
/** Distinct statements kept prepared. The system has fewer; lists of varying length make the rest. */
const PREPARED_STATEMENTS_MAX = 500;

/** First come, first served: one holder at a time. */
class ConnectionQueue {
  readonly #waiting: (() => void)[] = [];
  #held = false;

  async enter(): Promise<void> {
    if (!this.#held) {
      this.#held = true;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const enter = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        reject(
          new Error(
            `No database connection within ${CONNECTION_WAIT_MS_MAX} ms: is the outer database used inside a transaction, or something other than SQL awaited there?`,
          ),
        );
      }, CONNECTION_WAIT_MS_MAX);
      this.#waiting.push(enter);
    });
  }

  leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#held = false;
    else next();
  }
}

/** Takes the write lock when a transaction begins: a plain `begin` takes it at the first write, and may then be refused. */
class SqliteWriterDriver extends SqliteDriver {
  readonly #queue = new ConnectionQueue();
  #isRolledBack = true;

  override async acquireConnection(): Promise<DatabaseConnection> {
    await this.#queue.enter();
    const connection = await super.acquireConnection();
    // Nothing may be written into a transaction that has failed and is still open.
    const trouble = this.#isRolledBack ? null : await this.#rollBack(connection);
    if (trouble === null) return connection;
    await this.releaseConnection();
    throw trouble;
  }

  override async releaseConnection(): Promise<void> {
    await super.releaseConnection();
    this.#queue.leave();
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  /**
   * Never rejects: the caller is about to throw the reason, which a second error would replace. SQLite has mostly rolled back by itself then, as when
   * the disk is full, and says that there is nothing to roll back. Otherwise the next to come tries again.
   */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await this.#rollBack(connection);
  }

  /** Resolves to the failure; null when no transaction is open. */
  async #rollBack(connection: DatabaseConnection): Promise<Error | null> {
    const trouble = await super.rollbackTransaction(connection).then(
      () => null,
      (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
    );
    this.#isRolledBack = trouble === null || trouble.message.includes("no transaction is active");
    return this.#isRolledBack ? null : trouble;
  }
}

/** SQLite takes tables back with the rest of a transaction; Kysely, which asks before it migrates in one, assumes that it cannot. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** SQLite through one writing connection, with its statements kept prepared. */
export class SqliteWriterDialect extends SqliteDialect {
  readonly #database: () => Promise<SqliteDatabase>;

  /** `path`: a file, whose folder is made when missing, or `:memory:`. Nothing is opened before the first query. */
  constructor(path: string) {
    const database = () => Promise.resolve(openSqlite(path));
    super({ database });
    this.#database = database;
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalSqliteAdapter();
  }

  override createDriver(): Driver {
    return new SqliteWriterDriver({ database: this.#database });
  }
}

function openSqlite(path: string): SqliteDatabase {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
  const sqlite = new Sqlite(path, { timeout: BUSY_TIMEOUT_MS });
  sqlite.pragma("journal_mode = WAL");
  sqlite.pragma("foreign_keys = ON");
  // Money is written here: a commit that was answered must survive a power cut.
  sqlite.pragma("synchronous = FULL");
  const prepared = new Map<string, Statement>();
  return {
    prepare: (sql) => {
      const known = prepared.get(sql);
      if (known !== undefined) return known;
      const statement = sqlite.prepare(sql);
      // A change of the schema may leave a statement with columns that are no more.
      if (/^\s*(create|alter|drop)\b/i.test(sql) || prepared.size >= PREPARED_STATEMENTS_MAX)
        prepared.clear();
      else prepared.set(sql, statement);
      return statement;
    },
    close: () => {
      prepared.clear();
      sqlite.close();
    },
  };
}

import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import Sqlite, { type Statement } from "better-sqlite3";
import { SqliteAdapter, SqliteDialect, type DialectAdapter, type Driver } from "kysely";
import { SqliteWriterDriver, type OpenSqlite } from "./sqlite-writer-driver.ts";

/** 5 s: how long opening waits for another process to let go of the file. Nobody is served yet. */
const OPENING_WAIT_MS_MAX = 5_000;
/** Distinct statements kept prepared. The system has fewer; lists of varying length make the rest. */
const PREPARED_STATEMENTS_MAX = 500;

/** SQLite takes tables back with the rest of a transaction; Kysely, which asks before it migrates in one, assumes that it cannot. */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** SQLite through one writing connection, with its statements kept prepared. */
export class SqliteWriterDialect extends SqliteDialect {
  readonly #open: () => OpenSqlite;
  readonly #sawFailure: (error: Error) => void;

  /**
   * `path`: a file, whose folder is made when missing, or `:memory:`. Nothing is opened before the first query. `sawFailure` is told of commits that
   * failed.
   */
  constructor(path: string, sawFailure: (error: Error) => void) {
    super({ database: () => Promise.reject(new Error("The driver opens the file.")) });
    this.#open = () => openSqlite(path);
    this.#sawFailure = sawFailure;
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalSqliteAdapter();
  }

  override createDriver(): Driver {
    return new SqliteWriterDriver(this.#open, this.#sawFailure);
  }
}

function openSqlite(path: string): OpenSqlite {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
  const sqlite = new Sqlite(path, { timeout: OPENING_WAIT_MS_MAX });
  sqlite.pragma("journal_mode = WAL");
  sqlite.pragma("foreign_keys = ON");
  // Money is written here: a commit that was answered must survive a power cut.
  sqlite.pragma("synchronous = FULL");
  // SQLite waits with the event loop standing still: the driver waits instead.
  sqlite.pragma("busy_timeout = 0");
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
    isInTransaction: () => sqlite.inTransaction,
    close: () => {
      prepared.clear();
      sqlite.close();
    },
  };
}

import type { Statement } from "better-sqlite3";
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from "kysely";
import { ConnectionQueue } from "./connection-queue.ts";
import { OutlivedTransaction } from "./outlived-transaction.ts";

/** The file, opened, with its statements kept prepared. */
export interface OpenSqlite {
  prepare(sql: string): Statement;
  /** False as soon as SQLite has rolled back by itself, as it does when the disk is full. */
  isInTransaction(): boolean;
  close(): void;
}

/** What can be rolled back alone, and so may share a transaction with others; everything else that writes is on its own. */
const SHARES_A_COMMIT = /^\s*(insert|update|delete|with)\b/i;

/**
 * 5 s: how long whoever uses the file waits for another program (a shell, a copy being made) to let go of it. Long enough for what is short, and short
 * enough for the providers, which send again what was refused.
 */
const LOCK_WAIT_MS_MAX = 5_000;
/** 20 ms: a try costs some microseconds, and all who wait share it. */
const LOCK_TRY_AGAIN_MS = 20;

/** Writers that share a commit: whoever was done is told when all of it is on disk, or that none of it is. */
interface Batch {
  /** Rejects with the reason why nothing of it was kept. Never unhandled. */
  readonly settled: Promise<void>;
  readonly settle: (trouble: Error | null) => void;
}

/** One use of the connection, from its turn in the queue to its end. */
interface Turn extends DatabaseConnection {
  /** The batch that its transaction is part of. */
  batch: Batch | null;
  /** Whether somebody else has the connection already. */
  hasLeft: boolean;
  /** Its transaction is being ended, or all of it is over: what still comes has outlived its transaction. */
  isOver: boolean;
}

/**
 * One writing connection, and a group commit for whoever writes: a transaction is a savepoint in a larger one, which is committed at the end of this
 * turn of the event loop, so that all who write in one turn share one sync. Nobody is told of their commit before it is on disk, and nobody reads
 * outside a transaction what is not on disk yet. A transaction that fails takes no other with it; a commit that fails fails all that shared it, and is
 * what those are told who failed by what was in it. Whoever finds the file locked by another program waits without holding the connection, and without
 * holding up the event loop: others read meanwhile.
 */
export class SqliteWriterDriver implements Driver {
  readonly #open: () => OpenSqlite;
  readonly #sawFailure: (error: Error) => void;
  readonly #queue = new ConnectionQueue();
  #sqlite: OpenSqlite | null = null;
  #batch: Batch | null = null;
  /** While the file is known to be locked: resolves when it is to be tried again. */
  #nextTry: Promise<void> | null = null;
  /** How many wait for that. */
  #waiting = 0;

  /** `sawFailure` is told of a commit that failed, which is no statement of anybody's, and of a file that stays locked. */
  constructor(open: () => OpenSqlite, sawFailure: (error: Error) => void) {
    this.#open = open;
    this.#sawFailure = sawFailure;
  }

  init(): Promise<void> {
    return attempt(() => {
      this.#sqlite = this.#open();
    });
  }

  async acquireConnection(): Promise<Turn> {
    await this.#enter();
    const turn: Turn = {
      batch: null,
      hasLeft: false,
      isOver: false,
      executeQuery: <Row>(query: CompiledQuery) => this.#execute<Row>(turn, query),
      // eslint-disable-next-line @typescript-eslint/require-await, require-yield -- Kysely asks for a generator; this one only refuses
      streamQuery: async function* () {
        throw new Error("Rows are read page by page, not as a stream.");
      },
    };
    return turn;
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    const turn = connection as Turn;
    turn.isOver = true;
    if (!turn.hasLeft) this.#queue.leave();
    return Promise.resolve();
  }

  /** Takes the write lock: a plain `begin` takes it at the first write, and may then be refused. */
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const turn = connection as Turn;
    await this.#holdAgain(turn);
    const batch = await this.#whenUnlocked(turn, () => this.#batch ?? this.#beginBatch());
    this.#run("savepoint own");
    turn.batch = batch;
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const turn = connection as Turn;
    const batch = this.#batchOf(turn);
    this.#run("release own");
    turn.batch = null;
    await this.#whileOver(turn, () => this.#leaveUntilCommitted(turn, batch));
  }

  /**
   * Rejects only when what the batch has written is not on disk: the reason that the caller is about to throw may stem from that, such as a key that is
   * taken, and this one takes its place. Nothing is there of what made it fail, so it must not be told.
   */
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    const turn = connection as Turn;
    const { batch } = turn;
    turn.batch = null;
    if (batch === null) return;
    await this.#whileOver(turn, async () => {
      if (batch !== this.#batch) {
        // What had still to come is refused meanwhile.
        await new Promise((resolve) => setImmediate(resolve));
        return;
      }
      try {
        this.#run("rollback to own");
        this.#run("release own");
      } catch (error) {
        this.#endBatch(batch, asError(error));
        return;
      }
      await this.#leaveUntilCommitted(turn, batch);
    });
  }

  /** Ends after those who wait for a locked file as well: each does, within 5 s. */
  async destroy(): Promise<void> {
    while (this.#waiting > 0) await (this.#nextTry ?? new Promise((resolve) => setImmediate(resolve)));
    await this.#batch?.settled.catch(() => undefined);
    this.#sqlite?.close();
  }

  get #file(): OpenSqlite {
    if (this.#sqlite === null) throw new Error("The database is not open.");
    return this.#sqlite;
  }

  #run(sql: string): void {
    this.#file.prepare(sql).run();
  }

  /** What a transaction that ends has still to come waits its turn behind one statement of it after the other: none may be carried out without it. */
  async #whileOver(turn: Turn, work: () => Promise<void>): Promise<void> {
    turn.isOver = true;
    try {
      await work();
    } finally {
      turn.isOver = false;
    }
  }

  async #execute<Row>(turn: Turn, query: CompiledQuery): Promise<QueryResult<Row>> {
    if (turn.isOver) throw new OutlivedTransaction();
    if (turn.batch !== null) return this.#answer<Row>(this.#batchOf(turn), query);
    await this.#holdAgain(turn);
    const batch = await this.#whenUnlocked(turn, () =>
      this.#sharesACommit(query) ? (this.#batch ?? this.#beginBatch()) : null,
    );
    if (batch === null) {
      return this.#whenUnlocked(turn, async () => {
        await this.#untilNothingIsOpen(turn);
        return this.#answer<Row>(null, query);
      });
    }
    let result: QueryResult<Row>;
    try {
      result = this.#answer<Row>(batch, query);
    } catch (error) {
      // It may stem from what others of the batch have written, such as a key that is taken: they come first, and if they failed, that is the reason.
      if (batch === this.#batch) await this.#leaveUntilCommitted(turn, batch);
      throw error;
    }
    await this.#leaveUntilCommitted(turn, batch);
    return result;
  }

  #sharesACommit({ sql }: CompiledQuery): boolean {
    return SHARES_A_COMMIT.test(sql) && !this.#file.prepare(sql).readonly;
  }

  /**
   * Tries until no other program has the file locked, for up to 5 s; then throws what SQLite says. In between others have the connection. Nothing may
   * be left of a try that finds the file locked.
   */
  async #whenUnlocked<T>(turn: Turn, attempt: () => T | Promise<T>): Promise<T> {
    try {
      return await attempt();
    } catch (error) {
      if (!isLocked(error)) throw error;
    }
    this.#waiting += 1;
    try {
      return await this.#tryAgain(turn, attempt);
    } finally {
      this.#waiting -= 1;
    }
  }

  async #tryAgain<T>(turn: Turn, attempt: () => T | Promise<T>): Promise<T> {
    const sinceMs = performance.now();
    const isOver = () => performance.now() - sinceMs >= LOCK_WAIT_MS_MAX;
    for (;;) {
      // Of those who wait together one tries; once it has the file, so have the others.
      do await this.#untilNextTry(turn);
      while (this.#nextTry !== null && this.#batch === null && !isOver());
      try {
        return await attempt();
      } catch (error) {
        if (!isLocked(error)) throw error;
        if (!isOver()) continue;
        this.#sawFailure(asError(error));
        throw error;
      }
    }
  }

  async #untilNextTry(turn: Turn): Promise<void> {
    turn.hasLeft = true;
    this.#queue.leave();
    this.#nextTry ??= new Promise((resolve) => {
      setTimeout(() => {
        this.#nextTry = null;
        resolve();
      }, LOCK_TRY_AGAIN_MS);
    });
    await this.#nextTry;
    await this.#holdAgain(turn);
  }

  /** Runs a statement. One that fails is undone by itself; some failures undo the whole transaction, and with it the batch. */
  #answer<Row>(batch: Batch | null, { sql, parameters }: CompiledQuery): QueryResult<Row> {
    try {
      const statement = this.#file.prepare(sql);
      if (statement.reader) return { rows: statement.all(parameters) as Row[] };
      const { changes, lastInsertRowid } = statement.run(parameters);
      return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
    } catch (error) {
      if (batch !== null && !this.#file.isInTransaction()) this.#endBatch(batch, asError(error));
      throw error;
    }
  }

  /** Throws why the batch is no more when it has failed meanwhile. */
  #batchOf({ batch }: Turn): Batch {
    if (batch !== null && batch === this.#batch) return batch;
    throw new Error("The transaction has been rolled back.");
  }

  #beginBatch(): Batch {
    this.#run("begin immediate");
    let settle: Batch["settle"] = () => undefined;
    const settled = new Promise<void>((resolve, reject) => {
      settle = (trouble) => (trouble === null ? resolve() : reject(trouble));
    });
    settled.catch(() => undefined);
    const batch = { settled, settle };
    this.#batch = batch;
    // What comes in during this turn of the event loop joins.
    setImmediate(() => void this.#commitWhenFree(batch));
    return batch;
  }

  async #commitWhenFree(batch: Batch): Promise<void> {
    await this.#queue.enterNext();
    try {
      this.#commit(batch);
    } finally {
      this.#queue.leave();
    }
  }

  /** Only by whoever has the connection. */
  #commit(batch: Batch): void {
    if (batch !== this.#batch) return;
    try {
      this.#run("commit");
      this.#endBatch(batch, null);
    } catch (error) {
      try {
        if (this.#file.isInTransaction()) this.#run("rollback");
      } catch {
        // The next to come tries again.
      }
      this.#sawFailure(asError(error));
      this.#endBatch(batch, asError(error));
    }
  }

  #endBatch(batch: Batch, trouble: Error | null): void {
    if (this.#batch === batch) this.#batch = null;
    batch.settle(trouble);
  }

  async #enter(): Promise<void> {
    await this.#queue.enter();
    try {
      // Nothing may be written into a transaction that has failed and is still open.
      if (this.#batch === null && this.#file.isInTransaction()) this.#run("rollback");
    } catch (error) {
      this.#queue.leave();
      throw error;
    }
  }

  /** For whoever writes more than once in one turn of theirs. */
  async #holdAgain(turn: Turn): Promise<void> {
    if (!turn.hasLeft) return;
    await this.#enter();
    if (turn.isOver) {
      // Given back meanwhile: nobody would let the next one have it.
      this.#queue.leave();
      throw new OutlivedTransaction();
    }
    turn.hasLeft = false;
  }

  /** Lets the next one have the connection. Rejects when the commit failed. */
  async #leaveUntilCommitted(turn: Turn, batch: Batch): Promise<void> {
    turn.hasLeft = true;
    this.#queue.leave();
    await batch.settled;
  }

  /** Waits once for those who share the commit; whoever has written since then is committed at once, so that nobody waits for ever. */
  async #untilNothingIsOpen(turn: Turn): Promise<void> {
    const batch = this.#batch;
    if (batch === null) return;
    this.#queue.leave();
    turn.hasLeft = true;
    await batch.settled.catch(() => undefined);
    await this.#holdAgain(turn);
    if (this.#batch !== null) this.#commit(this.#batch);
  }
}

async function attempt(work: () => void): Promise<void> {
  await Promise.resolve();
  work();
}

/** By another connection to the file, which is another program's: ours is one. */
function isLocked(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    typeof error.code === "string" &&
    error.code.startsWith("SQLITE_BUSY")
  );
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

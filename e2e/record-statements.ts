import { CompiledQuery, sql as sqlTag, type KyselyPlugin } from "kysely";
import type { Database, Queryable } from "../db/core/open-database.ts";

/** A statement as it was sent. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** The same database, which writes down every statement that is sent by it, transactions included. */
export function recordStatements(database: Database): {
  readonly database: Database;
  readonly statements: Statement[];
} {
  const statements: Statement[] = [];
  const plugin: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => {
      const compiled = database.kysely.getExecutor().compileQuery(node, queryId);
      statements.push({ sql: compiled.sql, parameters: compiled.parameters });
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  const kysely = database.kysely.withPlugin(plugin);
  return {
    statements,
    database: { ...database, kysely, transact: (work) => kysely.transaction().execute(work) },
  };
}

/** What SQLite means to do, a line for each step. */
export async function planOnSqlite(db: Queryable, { sql, parameters }: Statement): Promise<string[]> {
  const { rows } = await db.executeQuery<{ detail: string }>(
    CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]),
  );
  return rows.map(({ detail }) => detail);
}

/** A step of PostgreSQL's as it went. */
export interface PostgresStep {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Rows Removed by Filter"?: number;
  readonly Plans?: readonly PostgresStep[];
}

/** What PostgreSQL does, with the rows that it touches; nothing of it stays. */
export async function stepsOnPostgres(
  database: Database,
  { sql, parameters }: Statement,
): Promise<PostgresStep[]> {
  class Undo extends Error {
    readonly steps: PostgresStep[];
    constructor(steps: PostgresStep[]) {
      super("taken back");
      this.steps = steps;
    }
  }
  const undone = await database
    .transact(async (tx) => {
      // A table of some thousand rows is soon read whole where one of a million is not: only if there is no other way.
      await sqlTag`set local enable_seqscan = off`.execute(tx);
      const { rows } = await tx.executeQuery<{ "QUERY PLAN": [{ Plan: PostgresStep }] }>(
        CompiledQuery.raw(`explain (analyze, timing off, format json) ${sql}`, [...parameters]),
      );
      throw new Undo(rows.flatMap((row) => stepsOf(row["QUERY PLAN"][0].Plan)));
    })
    .catch((error: unknown) => error);
  if (undone instanceof Undo) return undone.steps;
  throw undone;
}

function stepsOf(step: PostgresStep): PostgresStep[] {
  return [step, ...(step.Plans ?? []).flatMap(stepsOf)];
}

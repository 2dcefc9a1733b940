import { afterAll, beforeAll, expect, test } from "vitest";
import { forEachDialect } from "../db/core/test-databases.ts";
import type { Database } from "../db/core/open-database.ts";
import { instant } from "../server/domain/values/instant.ts";
import type { ProcedureContext } from "../server/routers/procedure-context.ts";
import { createCaller } from "../server/routers/root.ts";
import { settleDown } from "./load/plant-growth.ts";
import { plantListedBuilders, SEARCHES } from "./load/plant-listed-builders.ts";
import { planOnSqlite, recordStatements, stepsOnPostgres, type Statement } from "./record-statements.ts";

/** Tables that grow with the builders. */
const GROWING = new Set([
  ...["builder", "session_type", "free_times", "calendly_connection", "builder_picture", "review"],
  ...["listing_entry", "builder_listing", "builder_topic", "builder_language", "auth_user"],
]);
/** Ten times what a search reads of a filter: whoever reads one whole is noticed. */
const BUILDERS = 10_000;
/** What one step may read: as many of the list as a page is looked for among, and one. */
const ROWS_MAX = 1_001;
/** What a first page shows; and those who find less. */
const PAGE = 24;
const FEWER: Readonly<Record<string, number>> = {
  "a name": 1,
  "nobody’s word": 0,
  "a topic and a language that nobody has both": 0,
};
/** 3 min: ten thousand builders on a busy machine. */
const PLANTING_MS_MAX = 180_000;
const NOW = instant("2026-03-02T12:00:00.000Z");

forEachDialect((openFresh, dialect) => {
  let database: Database;
  let statements: ReadonlyMap<string, readonly Statement[]>;
  beforeAll(async () => {
    database = await openFresh();
    await plantListedBuilders(database, BUILDERS, NOW);
    await settleDown(database);
    statements = await statementsOfSearches(database);
  }, PLANTING_MS_MAX);
  afterAll(() => database.close());

  test("each search, its next page too, finds by an index: no table that grows with the builders is read from end to end", async () => {
    const faults: string[] = [];
    for (const [search, asked] of statements) {
      for (const statement of asked) {
        const found = await readWhole(statement);
        faults.push(...found.map((fault) => `${search}: ${fault}\n  ${statement.sql}`));
      }
    }
    expect(faults).toEqual([]);
  });

  test("a search without an index would be noticed", async () => {
    const byHeadline = { sql: `select id from builder where headline = 'Engineer'`, parameters: [] };
    expect(await readWhole(byHeadline)).toHaveLength(1);
  });

  async function readWhole(statement: Statement): Promise<string[]> {
    if (dialect === "sqlite") {
      const plan = await planOnSqlite(database.kysely, statement);
      return plan.filter((step) => /^SCAN /.test(step) && GROWING.has(tableOf(step, statement)));
    }
    const steps = await stepsOnPostgres(database, statement);
    return steps.flatMap((step) => {
      const rows = (step["Actual Rows"] + (step["Rows Removed by Filter"] ?? 0)) * step["Actual Loops"];
      return rows > ROWS_MAX ? [`${step["Node Type"]} of ${rows} rows`] : [];
    });
  }
});

/** Of each search its first page, and the second where there is one. */
async function statementsOfSearches(database: Database): Promise<ReadonlyMap<string, readonly Statement[]>> {
  const recorded = recordStatements(database);
  const deps = { database: recorded.database, clock: { now: () => NOW } };
  // The list asks for nothing else.
  const context = { actor: { kind: "nobody" }, apiKey: null, deps } as unknown as ProcedureContext;
  const { builder } = createCaller(context);
  const statements = new Map<string, readonly Statement[]>();
  for (const [name, search] of Object.entries(SEARCHES)) {
    recorded.statements.length = 0;
    const { items, next } = await builder.list(search);
    if (next !== null) await builder.list({ ...search, after: next });
    expect(items.length, name).toBe(FEWER[name] ?? PAGE);
    statements.set(name, [...recorded.statements]);
  }
  return statements;
}

/** `SCAN b`: the table, or that which an alias stands for. */
function tableOf(step: string, { sql: text }: Statement): string {
  const name = /^SCAN (\w+)/.exec(step)?.[1] ?? "";
  return new RegExp(`(?:from|join) "?(\\w+)"? (?:as )?"?${name}"?\\b`).exec(text)?.[1] ?? name;
}

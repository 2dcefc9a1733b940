import { openDatabase } from "../../db/core/open-database.ts";
import { migrateToLatest } from "../../db/core/migrate.ts";
import { instant } from "../../server/domain/values/instant.ts";
import type { ProcedureContext } from "../../server/routers/procedure-context.ts";
import { createCaller } from "../../server/routers/root.ts";
import { medianOf } from "./median.ts";
import { plantListedBuilders, SEARCHES } from "./plant-listed-builders.ts";
import { settleDown } from "./plant-growth.ts";

// `node search-process.ts URL COUNT`, by `search-bench.ts`: plants so many builders into the database at this URL, and then searches as often as it is
// told. There are no worker and no free times that are read anew: it does nothing else.

/** How often to ask for which search. */
export interface SearchOrder {
  readonly search: keyof typeof SEARCHES;
  readonly calls: number;
}
/** What a call took; the first message says by its own that the builders are there. */
export interface SearchTimes {
  /** From the call to its answer: the median. */
  readonly elapsedMs: number;
  /** Of the processor, SQLite's work included and PostgreSQL's not: what else the computer does is not in it. The mean. */
  readonly processorMs: number;
}

const NOW = instant("2026-03-02T12:00:00.000Z");
const [url = "", count = ""] = process.argv.slice(2);

const database = openDatabase(url);
await migrateToLatest(database);
await plantListedBuilders(database, Number(count), NOW);
await settleDown(database);
// The list asks for nothing else.
const context = { actor: { kind: "nobody" }, apiKey: null, deps: { database, clock: { now: () => NOW } } };
const caller = createCaller(context as unknown as ProcedureContext);

async function search({ search: name, calls }: SearchOrder): Promise<SearchTimes> {
  const times: number[] = [];
  const before = process.cpuUsage();
  for (let call = 0; call < calls; call += 1) {
    const from = performance.now();
    await caller.builder.list(SEARCHES[name]);
    times.push(performance.now() - from);
  }
  const { user, system } = process.cpuUsage(before);
  return { elapsedMs: medianOf(times), processorMs: (user + system) / 1_000 / calls };
}

process.on("message", (order: SearchOrder) => {
  void search(order).then((times) => process.send?.(times));
});
process.once("disconnect", () => {
  void database.close().then(() => process.exit(0));
});
process.send?.({ elapsedMs: 0, processorMs: 0 } satisfies SearchTimes);

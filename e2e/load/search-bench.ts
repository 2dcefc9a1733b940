import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openBenchDatabases } from "./bench-databases.ts";
import { formatTable } from "./format-table.ts";
import { medianOf } from "./median.ts";
import { SEARCHES } from "./plant-listed-builders.ts";
import type { SearchOrder, SearchTimes } from "./search-process.ts";

// `npm run bench:search -- --database sqlite --only topic`: how long the front page’s list and each search take with 100 builders and with 10,000. A process for each,
// of which one works while the other waits; in turns, the first of each pair the second of the next. It prints and judges nothing.

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const FEW = 100;
const MANY = 10_000;
/** As many in one order of a pair as in the other. */
const ROUNDS = 12;
/** Some 50 ms: what else the computer does then falls on both of a pair, or on one pair among many. */
const CALLS_PER_ROUND = 20;
/** Until V8 has compiled what is called. */
const WARM_UP_CALLS = 150;

const { values } = parseArgs({
  options: { database: { type: "string", default: "sqlite" }, only: { type: "string", default: "" } },
});
const dialect = values.database;
if (dialect !== "sqlite" && dialect !== "postgres") throw new Error("--database is sqlite or postgres.");

mkdirSync(path.join(ROOT, "data"), { recursive: true });
const folder = mkdtempSync(path.join(ROOT, "data", "search-"));
const databases = await openBenchDatabases(dialect, folder);

async function startSearching(count: number) {
  const url = await databases.create(`of-${count}`);
  const child = fork(fileURLToPath(new URL("search-process.ts", import.meta.url)), [url, String(count)]);
  const ended = once(child, "exit").then(() => {
    throw new Error(`The process with ${count} builders ended.`);
  });
  const nextTimes = async () => {
    const [times] = (await Promise.race([once(child, "message"), ended])) as [SearchTimes];
    return times;
  };
  await nextTimes();
  return {
    async measure(order: SearchOrder): Promise<SearchTimes> {
      child.send(order);
      return nextTimes();
    },
    async stop() {
      child.disconnect();
      await ended.catch(() => undefined);
    },
  };
}

/** The medians of both, and of the ratios of the pairs with the lowest and the highest. */
function columnsOf(pairs: readonly (readonly [few: number, many: number])[]): string[] {
  const ratios = pairs.map(([few, many]) => many / few);
  const spread = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`;
  return [
    medianOf(pairs.map(([few]) => few)).toFixed(2),
    medianOf(pairs.map(([, many]) => many)).toFixed(2),
    `${medianOf(ratios).toFixed(2)} (${spread})`,
  ];
}

const few = await startSearching(FEW);
const many = await startSearching(MANY);
const rows: string[][] = [];
const searches = (Object.keys(SEARCHES) as SearchOrder["search"][]).filter((one) =>
  one.includes(values.only),
);
for (const search of searches) {
  const pairs: (readonly [few: SearchTimes, many: SearchTimes])[] = [];
  for (const one of [few, many]) await one.measure({ search, calls: WARM_UP_CALLS });
  const order = { search, calls: CALLS_PER_ROUND };
  for (let round = 0; round < ROUNDS; round += 1) {
    const isFewFirst = round % 2 === 0;
    const first = await (isFewFirst ? few : many).measure(order);
    const second = await (isFewFirst ? many : few).measure(order);
    pairs.push(isFewFirst ? [first, second] : [second, first]);
  }
  rows.push([
    search,
    ...columnsOf(pairs.map(([one, other]) => [one.elapsedMs, other.elapsedMs])),
    ...columnsOf(pairs.map(([one, other]) => [one.processorMs, other.processorMs])),
  ]);
}
const ofThem = [`${FEW}`, `${MANY}`, "ratio"];
console.log(
  formatTable([
    ["search", ...ofThem.map((one) => `ms: ${one}`), ...ofThem.map((one) => `processor: ${one}`)],
    ...rows,
  ]),
);
await Promise.all([few.stop(), many.stop()]);
await databases.remove();
rmSync(folder, { recursive: true, force: true });
process.exit(0);

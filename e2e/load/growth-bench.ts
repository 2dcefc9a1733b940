import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { loadavg } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { sql } from "kysely";
import { openDatabase, type Database } from "../../db/core/open-database.ts";
import { startPostgres, type PostgresSource } from "../../db/core/test-postgres.ts";
import { createSecretBox } from "../../server/adapters/secret-box.ts";
import { PURPOSE_OF_COLUMN } from "../../server/calendly-connection/token/sealed-purposes.ts";
import { BUILT_APP_ARGUMENTS, startDemo } from "../../server/commands/demo-environment.ts";
import type { BuilderId } from "../../server/domain/values/ids.ts";
import { instant } from "../../server/domain/values/instant.ts";
import { rollUpFunnel } from "../../server/funnel/roll-up-funnel.ts";
import { formatTable } from "./format-table.ts";
import { growthPages, signInAll, type GrowthPage } from "./growth-pages.ts";
import { measureFunnel } from "./measure-funnel.ts";
import { medianOf } from "./median.ts";
import { plantFunnelTraffic } from "./plant-funnel-traffic.ts";
import { plantGrowth, settleDown, type PlantedGrowth } from "./plant-growth.ts";
import { startServer, type ServerProcess } from "./server-process.ts";
import { withoutIndexes } from "./without-indexes.ts";

// `npm run bench:growth -- --bookings 1000000 --database sqlite`: does a page become slower as bookings accumulate? Plants 1,000 and then many,
// starts the built app on each, asks both for every page in alternation, and fails when a page's p50 has grown by more than the goal, or a page of the funnel takes too long.

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SMALL = 1_000;
/** What a page may take with many bookings, as a multiple of what it takes with few. */
const RATIO_MAX = 1.3;
/** 3 ms: what a busy computer adds by chance. A page that has grown by less has not grown, whatever the ratio. */
const NOISE_MS = 3;
const START_MS_MAX = 2_000;
const STARTS = 3;
/** 2 GiB: the indexes of a million bookings are written all over, and fit. */
const PLANTING_CACHE_KIB = 2 * 1024 * 1024;
const WARM_UP_ROUNDS = 3;

const { values } = parseArgs({
  options: {
    bookings: { type: "string", default: "1000000" },
    database: { type: "string", default: "sqlite" },
    rounds: { type: "string", default: "10" },
  },
});
const large = Number(values.bookings);
const rounds = Number(values.rounds);
const dialect = values.database;
if (dialect !== "sqlite" && dialect !== "postgres") throw new Error("--database is sqlite or postgres.");

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

interface Site {
  readonly app: ServerProcess;
  /** Ends the app and starts it anew; resolves when it is ready. */
  readonly startAgain: () => Promise<void>;
  readonly pages: readonly GrowthPage[];
  /** From the start of the process to its first 200 of /readyz; the median of some. */
  readonly startMs: number;
}

async function openSite(
  folder: string,
  server: PostgresSource | null,
  bookings: number,
  stopLast: (() => unknown)[],
): Promise<Site> {
  const url = server === null ? null : await server.copy();
  const demo = await startDemo({
    port: 0,
    sandboxPorts: "any",
    databaseFile: path.join(folder, `${bookings}.sqlite`),
    app: "built",
    ...(url === null ? {} : { settings: { DATABASE_URL: url } }),
  });
  await demo.stop();
  // Nobody is there to compare with: no run of the reconciler, and the computer's own clock.
  const env: Record<string, string> = {
    ...demo.env,
    CLOCK_URL: "",
    RECONCILE_EVERY_MINUTES: "0",
    FREE_TIMES_EVERY_MINUTES: "0",
    REQUESTS_PER_MINUTE_MAX: "10000000",
  };
  const planted = await plant(env["DATABASE_URL"] ?? "", env["ENCRYPTION_KEYS"] ?? "", bookings);
  const port = Number(new URL(demo.appUrl).port);
  const start = () => startServer({ args: BUILT_APP_ARGUMENTS, env, port });
  const starts: number[] = [];
  for (let count = 0; count < STARTS; count += 1) {
    const app = start();
    starts.push(await app.firstAnswerMs("/readyz"));
    await app.stop();
  }
  let app = start();
  stopLast.push(() => app.stop());
  await app.firstAnswerMs("/readyz");
  return {
    app,
    startAgain: async () => {
      await app.stop();
      app = start();
      await app.firstAnswerMs("/readyz");
    },
    pages: growthPages(planted, await signInAll(demo.appUrl)),
    startMs: medianOf(starts),
  };
}

async function plant(url: string, encryptionKeys: string, bookings: number): Promise<PlantedGrowth> {
  const startedMs = performance.now();
  const database = openDatabase(url);
  try {
    const { kysely } = database;
    const builder = await kysely
      .selectFrom("builder")
      .select("id")
      .where("slug", "=", "ada-okafor")
      .executeTakeFirstOrThrow();
    const { rows } = await sql<{
      id: string;
    }>`select id from auth_user where email = 'client@example.com'`.execute(kysely);
    await hurry(database);
    const now = instant(new Date().toISOString());
    const plan = { bookings, now, builder: builder.id, client: rows[0]?.id ?? "" };
    const planted = await withoutIndexes(database, () => plantGrowth(database, plan));
    await sealSecrets(database, encryptionKeys);
    const plantedMs = performance.now();
    await plantFunnelTraffic(database, { builderId: builder.id as BuilderId, now });
    const countingMs = performance.now();
    while (!(await rollUpFunnel({ database, clock: { now: () => now } })));
    const countedMs = performance.now() - countingMs;
    say(
      `· counted for the funnel in ${seconds(countedMs)}, ${((bookings / countedMs) * 1000).toFixed(0)} bookings a second`,
    );
    await settleDown(database);
    say(
      `· ${bookings} bookings planted in ${seconds(plantedMs - startedMs)}, counted and settled in ${seconds(performance.now() - plantedMs)}`,
    );
    return planted;
  } finally {
    await database.close();
  }
}

/** As the app that is started would have sealed them: it looks at them when it starts. */
async function sealSecrets({ kysely }: Database, encryptionKeys: string): Promise<void> {
  const [id = "", key = ""] = encryptionKeys.split(":");
  const box = createSecretBox([{ id, key: Buffer.from(key, "base64") }]);
  const sealed_secret = box.seal("whsec_planted", PURPOSE_OF_COLUMN.sealed_secret);
  await kysely.updateTable("webhook_endpoint").set({ sealed_secret }).execute();
}

/** What is planted may be lost with the power: it is made for this run. */
async function hurry({ kysely, dialect }: Database): Promise<void> {
  if (dialect === "postgres") return;
  for (const setting of ["synchronous = off", "temp_store = memory", `cache_size = -${PLANTING_CACHE_KIB}`])
    await sql.raw(`pragma ${setting}`).execute(kysely);
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(0)} s`;
}

/** Milliseconds to the whole page. Throws when it is none. */
async function timeOf(
  { app }: Pick<Site, "app">,
  { path: target, cookie, name }: GrowthPage,
): Promise<number> {
  const startedMs = performance.now();
  const response = await fetch(`${app.origin}${target}`, { headers: { cookie }, redirect: "manual" });
  const text = await response.text();
  const ms = performance.now() - startedMs;
  if (response.status !== 200) throw new Error(`${name}: ${response.status} ${text.slice(0, 300)}`);
  return ms;
}

async function measure(small: Site, big: Site): Promise<{ rows: string[][]; misses: string[] }> {
  const rows: string[][] = [];
  const misses: string[] = [];
  for (const [place, page] of small.pages.entries()) {
    const same = big.pages[place];
    if (same === undefined) throw new Error(`No page ${page.name}.`);
    const times: { small: number[]; big: number[] } = { small: [], big: [] };
    for (let round = -WARM_UP_ROUNDS; round < rounds; round += 1) {
      const measureSmall = async () => times.small.push(await timeOf(small, page));
      const measureBig = async () => times.big.push(await timeOf(big, same));
      for (const one of round % 2 === 0 ? [measureSmall, measureBig] : [measureBig, measureSmall])
        await one();
      if (round < 0) times.small.length = times.big.length = 0;
    }
    const p50 = { small: medianOf(times.small), big: medianOf(times.big) };
    const ratio = p50.big / p50.small;
    const isWithin = ratio <= RATIO_MAX || p50.big - p50.small <= NOISE_MS;
    if (!isWithin) misses.push(page.name);
    rows.push([page.name, ms(p50.small), ms(p50.big), ratio.toFixed(2), isWithin ? "" : "grows"]);
  }
  return { rows, misses };
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}

async function runGrowth(folder: string): Promise<void> {
  const stopLast: (() => unknown)[] = [];
  try {
    let server: PostgresSource | null = null;
    if (dialect === "postgres") {
      const started = await startPostgres();
      stopLast.push(() => started.remove());
      server = started;
    }
    const small = await openSite(folder, server, SMALL, stopLast);
    const big = await openSite(folder, server, large, stopLast);
    const { rows, misses } = await measure(small, big);
    const funnel = await measureFunnel(
      big.pages.filter(({ path }) => path.includes("/funnel")),
      rounds,
      big.startAgain,
      (page) => timeOf(big, page),
    );
    const isStartQuick = big.startMs <= START_MS_MAX;
    say(`
${dialect}, p50 of ${rounds}, in alternation; load ${loadavg()[0]?.toFixed(1) ?? "?"}

${formatTable([
  ["page", `${SMALL} bookings`, `${large} bookings`, "ratio", ""],
  ...rows,
  [
    "start to /readyz",
    ms(small.startMs),
    ms(big.startMs),
    (big.startMs / small.startMs).toFixed(2),
    isStartQuick ? "" : "slow",
  ],
])}

Goal: each page ≤ ${RATIO_MAX} × what it takes with ${SMALL} (or within ${NOISE_MS} ms of it), start ≤ ${START_MS_MAX} ms. ${misses.length === 0 && isStartQuick ? "Met." : `Missed: ${[...misses, ...(isStartQuick ? [] : ["start"])].join(", ")}.`}

${funnel.table}`);
    if (misses.length > 0 || !isStartQuick || !funnel.isMet) process.exitCode = 1;
  } finally {
    for (const stop of stopLast.reverse()) await stop();
  }
}

mkdirSync(path.join(ROOT, "data"), { recursive: true });
const folder = mkdtempSync(path.join(ROOT, "data", "growth-"));
try {
  await runGrowth(folder);
} catch (error) {
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

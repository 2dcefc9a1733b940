import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { isSqliteUrl, sqlitePathOf } from "../../db/core/sqlite-file.ts";
import { BUILT_APP_ARGUMENTS, startDemo } from "../../server/commands/demo-environment.ts";
import { countInbox, untilNone, openBenchDatabases, type BenchDatabases } from "./bench-databases.ts";
import { formatTable } from "./format-table.ts";
import { startLoadGenerator, type LoadGenerator } from "./load-generator.ts";
import {
  CONNECTIONS,
  measureInTurns,
  ROUNDS,
  ROUND_SECONDS,
  type Rates,
  type Who,
} from "./measure-in-turns.ts";
import {
  arrangeVisitors,
  benchPages,
  measurePage,
  type BenchPage,
  type MeasuredPage,
  type Visitors,
} from "./measure-pages.ts";
import { measurePayments, type PaymentRates } from "./measure-payments.ts";
import { measureProcesses } from "./measure-processes.ts";
import { medianOf } from "./median.ts";
import { PLANTED_WEBHOOK_SECRET } from "./plant-reconciliation.ts";
import { findFreePort, startServer, type ServerProcess } from "./server-process.ts";

// Measures the built app against the barest server that does the same, in turns, so that whatever else the computer is doing hits both
// alike. Needs `npm run build` before; docs/guides/benchmarks.md says what the figures mean. Nothing here fails by being slow.

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PAGE = "/profile/ada-okafor";
const WEBHOOK = "/api/webhooks/stripe";
const STARTS = 5;
const WARM_UP_WEBHOOKS = 1_000;
/** No round of a figure begins later than this after the start or after the figure before it, so that all of it ends even on a busy computer. */
const LAST_ROUND_SECONDS = 300;
const DRAIN_SECONDS_MAX = 10;

/** What we aim at. Printed beside the figures; nothing fails by missing them. */
const INTAKE_RATIO_GOAL = 0.4;
const PAYMENTS_RATIO_GOAL = 0.19;
const START_MS_GOAL = 2_000;
const RESIDENT_BYTES_GOAL = 200 * 1024 ** 2;

const { values: options } = parseArgs({
  options: {
    /** `sqlite` or `postgres`. */
    database: { type: "string", default: "sqlite" },
    /** Another checkout that was built: its intake and its pages are measured in the same rounds. */
    before: { type: "string" },
    /** Some rows alone: `start`, `intake`, `payments`, or a page's key, with commas between. */
    only: { type: "string" },
    /** What a second process buys on PostgreSQL, and nothing else. */
    processes: { type: "boolean", default: false },
  },
});
const otherMain = options.before === undefined ? null : path.join(options.before, "build/server/main.js");
const dialect = options.database;
if (dialect !== "sqlite" && dialect !== "postgres") throw new Error("--database is sqlite or postgres.");

const only = options.only?.split(",") ?? null;

let startedMs = performance.now();

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function isWanted(key: string): boolean {
  return only === null || only.includes(key);
}

function isLate(): boolean {
  return performance.now() - startedMs > LAST_ROUND_SECONDS * 1000;
}

/** Seeds a database over the sandbox, which is gone again when this resolves: it would only be in the way. */
async function seedDatabase(
  url: string,
): Promise<{ env: Record<string, string>; port: number; visitors: Visitors }> {
  const demo = await startDemo({
    port: 0,
    sandboxPorts: "any",
    databaseFile: isSqliteUrl(url) ? sqlitePathOf(url) : "none.sqlite",
    app: "built",
    settings: { DATABASE_URL: url },
  });
  const visitors = await arrangeVisitors(demo.appUrl);
  await demo.stop();
  // Nothing to follow any more: the computer's own clock.
  return {
    env: { ...demo.env, CLOCK_URL: "", REQUESTS_PER_MINUTE_MAX: "10000000" },
    port: Number(new URL(demo.appUrl).port),
    visitors,
  };
}

async function startReady(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const server = startServer({ args, env, port: Number(env["PORT"]) });
  await server.firstAnswerMs("/readyz");
  return server;
}

/** Time to the first answers, each start a new process. */
async function measureStarts(start: () => ServerProcess): Promise<{ readyMs: number; pageMs: number }> {
  const ready: number[] = [];
  const page: number[] = [];
  for (let count = 0; count < STARTS; count += 1) {
    const app = start();
    ready.push(await app.firstAnswerMs("/readyz"));
    page.push(await app.firstAnswerMs(PAGE));
    await app.stop();
  }
  return { readyMs: medianOf(ready), pageMs: medianOf(page) };
}

function verdict(goal: string, isMet: boolean): string {
  return `${goal} ${isMet ? "met" : "missed"}`;
}

/** A rendered page has a few hundredths of a bare one's rate. */
function share(ratio: number): string {
  return ratio.toFixed(ratio < 0.2 ? 3 : 2);
}

function rowOf(what: string, rates: readonly Rates[], goal: number | null): string[] {
  const perSecond = (who: "ours" | "bare") => `${medianOf(rates.map((pair) => pair[who])).toFixed(0)} req/s`;
  const ratios = rates.map(({ ours, bare }) => ours / bare);
  const spread = `${share(Math.min(...ratios))}–${share(Math.max(...ratios))}`;
  const ratio = medianOf(ratios);
  const reached = goal === null ? "none" : verdict(`≥ ${share(goal)}`, ratio >= goal);
  return [what, perSecond("ours"), perSecond("bare"), `${share(ratio)} (${spread})`, reached];
}

/** The same load on the build of another checkout, in the same rounds. */
function beforeRow(rates: readonly Rates[]): string[][] {
  const pairs = rates.flatMap(({ before, ours, bare }) => (before === null ? [] : [{ before, ours, bare }]));
  if (pairs.length === 0) return [];
  const gains = pairs.map(({ ours, before }) => ours / before);
  const [what = "", ...cells] = rowOf(
    "… of the other build",
    pairs.map(({ before, bare }) => ({ ours: before, bare, before: null })),
    null,
  );
  const spread = `${Math.min(...gains).toFixed(2)}–${Math.max(...gains).toFixed(2)}`;
  return [[what, ...cells.slice(0, 3), `ours is ${medianOf(gains).toFixed(2)} times it (${spread})`]];
}

function startRow(what: string, ms: number): string[] {
  return [what, `${ms.toFixed(0)} ms`, verdict(`≤ ${START_MS_GOAL} ms`, ms <= START_MS_GOAL)];
}

function memoryRow(what: string, bytes: number): string[] {
  return [
    what,
    megabytes(bytes),
    verdict(`≤ ${megabytes(RESIDENT_BYTES_GOAL)}`, bytes <= RESIDENT_BYTES_GOAL),
  ];
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 ** 2).toFixed(0)} MB`;
}

/** Each wanted page in turns, with what the process holds after it. */
async function measurePages(
  pages: readonly BenchPage[],
  measured: Omit<Parameters<typeof measurePage>[1], "isLate">,
  app: ServerProcess,
): Promise<{ readonly page: MeasuredPage; readonly residentBytes: number }[]> {
  const done = [];
  for (const page of pages) {
    say(`· ${page.what}, in turns`);
    startedMs = performance.now();
    done.push({
      page: await measurePage(page, { ...measured, isLate }),
      residentBytes: app.residentBytes(),
    });
  }
  return done;
}

async function runBenchmarks(databases: BenchDatabases): Promise<void> {
  const stopLast: (() => unknown)[] = [];
  try {
    say("· Seeding a database");
    const urls = { ours: await databases.create("ours"), bare: await databases.create("bare"), before: "" };
    const { env, port, visitors } = await seedDatabase(urls.ours);
    const secret = env["STRIPE_WEBHOOK_SECRETS"] ?? "";
    const start = () => startServer({ args: BUILT_APP_ARGUMENTS, env, port });

    if (isWanted("start")) say(`· Starting the app ${STARTS} times`);
    const starts = isWanted("start") ? await measureStarts(start) : null;

    if (otherMain !== null) urls.before = await databases.copyOf(urls.ours, "before");
    const app = start();
    stopLast.push(() => app.stop());
    await app.firstAnswerMs("/readyz");
    const residentAtStart = app.residentBytes();
    let before: ServerProcess | null = null;
    if (otherMain !== null) {
      const args = [...BUILT_APP_ARGUMENTS.slice(0, -1), otherMain];
      const ownPort = String(await findFreePort());
      before = await startReady(args, { ...env, PORT: ownPort, DATABASE_URL: urls.before });
      stopLast.push(() => before?.stop());
    }
    const among: readonly Who[] = before === null ? ["ours", "bare"] : ["ours", "bare", "before"];

    const startBare = async (file: string, ...args: string[]) => {
      const barePort = await findFreePort();
      const script = fileURLToPath(new URL(file, import.meta.url));
      const bare = startServer({
        args: ["--import", "tsx", script, String(barePort), ...args],
        env: { NODE_ENV: "production" },
        port: barePort,
      });
      stopLast.push(() => bare.stop());
      await bare.firstAnswerMs("/");
      return bare;
    };
    const generator = startLoadGenerator();
    stopLast.push(() => generator.stop());

    const pages = await measurePages(
      benchPages(visitors).filter(({ key }) => isWanted(key)),
      {
        generator,
        origins: { ours: app.origin, before: before?.origin ?? null },
        startBare: (bytes) => startBare("bare-page-server.ts", String(bytes)),
      },
      app,
    );

    let webhooks: readonly Rates[] = [];
    const sent = { ours: 0, bare: 0, before: 0 };
    if (isWanted("intake")) {
      say("· Webhook intake, in turns");
      startedMs = performance.now();
      const bareIntake = await startBare("bare-intake.ts", urls.bare, secret);
      const origins = { ours: app.origin, bare: bareIntake.origin, before: before?.origin ?? "" };
      const counting: LoadGenerator = {
        ...generator,
        async send(load) {
          const result = await generator.send(load);
          for (const who of among) if (origins[who] === load.origin) sent[who] += result.requests;
          return result;
        },
      };
      webhooks = await measureInTurns({
        generator: counting,
        warmUpRequests: WARM_UP_WEBHOOKS,
        among,
        load: (who, round) => ({
          origin: origins[who],
          path: WEBHOOK,
          connections: CONNECTIONS,
          events: { prefix: `${who}${round}`, secret, checkouts: null },
          cookie: null,
        }),
        settle: async () => {
          for (const who of among) {
            if (who !== "bare")
              await untilNone(async () => (await countInbox(urls[who])).open, DRAIN_SECONDS_MAX);
          }
        },
        isLate,
      });
      for (const who of among) {
        const { stored } = await countInbox(urls[who]);
        if (stored !== sent[who]) throw new Error(`${who}: ${sent[who]} answered, but ${stored} stored`);
      }
    }
    const residentAtEnd = app.residentBytes();
    await app.stop();
    await before?.stop();

    let payments: PaymentRates | null = null;
    if (isWanted("payments")) {
      say("· Payments, in turns");
      startedMs = performance.now();
      payments = await measurePayments({
        databases,
        generator,
        among,
        bare: await startBare(
          "bare-intake.ts",
          await databases.create("bare-payments"),
          PLANTED_WEBHOOK_SECRET,
        ),
        start: startReady,
        otherMain,
        isLate,
      });
    }

    const [cpu] = cpus();
    const rowsOf = (what: string, rates: readonly Rates[], goal: number | null) =>
      rates.length === 0 ? [] : [rowOf(what, rates, goal), ...beforeRow(rates)];
    say(`
Node ${process.version}, ${dialect}, ${availableParallelism()} cores (${cpu?.model ?? "unknown"}), ${megabytes(totalmem())} of memory, load ${loadavg()[0]?.toFixed(1) ?? "?"}
${CONNECTIONS} connections, up to ${ROUNDS} pairs of rounds of about ${ROUND_SECONDS} s, of payments 1,000 each; medians. The ratio is the median of the pairs' own, with the lowest and highest.

${formatTable([
  ["", "ours", "bare", "ours / bare", "goal"],
  ...rowsOf("durable webhook intake", webhooks, INTAKE_RATIO_GOAL),
  ...rowsOf("the same, of completed payments", payments?.rates ?? [], PAYMENTS_RATIO_GOAL),
  ...pages.flatMap(({ page: { what, bytes, rates, goal } }) =>
    rowsOf(`${what} (${bytes} bytes)`, rates, goal),
  ),
])}

${formatTable([
  ["", "ours", "goal"],
  ...(starts === null
    ? []
    : [
        startRow(`start to first 200 of /readyz (median of ${STARTS})`, starts.readyMs),
        startRow("start to first 200 of the profile page", starts.pageMs),
      ]),
  memoryRow("memory (RSS) when ready", residentAtStart),
  ...pages.map(({ page, residentBytes }) => memoryRow(`memory (RSS) after: ${page.what}`, residentBytes)),
  memoryRow("memory (RSS) after all of it", residentAtEnd),
])}`);
    if (payments !== null)
      say(`
Payments confirmed, each read at the sandbox's Stripe: ${payments.confirmedPerSecond.toFixed(0)} bookings/s. Each was found confirmed, once.`);
    if (webhooks.length > 0)
      say(`
Every webhook answered with 200 was found in its database: ${sent.ours} of ours, ${sent.bare} of the bare server's.
They are signed, each a different one, of 2 KB and a stored type (charge.refunded), about charges that are not ours: the
worker takes each and completes it, during the rounds and without asking Stripe; no provider and no sandbox is running.`);
  } finally {
    for (const stop of stopLast.reverse()) await stop();
  }
}

// On the disk that the project is on: a folder in memory would make every sync free.
mkdirSync(path.join(ROOT, "data"), { recursive: true });
const folder = mkdtempSync(path.join(ROOT, "data", "bench-"));
const databases = await openBenchDatabases(dialect, folder);
try {
  if (options.processes) {
    const { env } = await seedDatabase(await databases.create("ours"));
    say(await measureProcesses(env, { connections: CONNECTIONS, rounds: ROUNDS, path: WEBHOOK }));
  } else await runBenchmarks(databases);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await databases.remove();
  rmSync(folder, { recursive: true, force: true });
}

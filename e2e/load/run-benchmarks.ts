import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { openDatabase } from "../../db/core/open-database.ts";
import { BUILT_APP_ARGUMENTS, startDemo } from "../../server/commands/demo-environment.ts";
import { formatTable } from "./format-table.ts";
import type { Load } from "./generate-load.ts";
import { startLoadGenerator, type LoadGenerator } from "./load-generator.ts";
import { medianOf } from "./median.ts";
import { findFreePort, startServer, type ServerProcess } from "./server-process.ts";

// Measures the built app against the barest server that does the same, in turns, so that whatever else the computer is doing hits both
// alike. Needs `npm run build` before; docs/guides/benchmarks.md says what the figures mean. Nothing here fails by being slow.

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PAGE = "/profile/ada-okafor";
/** The same page, never kept: a query makes it be rendered, as being signed in does. */
const RENDERED_PAGE = `${PAGE}?again`;
const WEBHOOK = "/api/webhooks/stripe";
/** As many as a busy evening brings at once, and few enough that the queue is in the servers rather than in the generator. */
const CONNECTIONS = 20;
const STARTS = 5;
const ROUNDS = 5;
/** Long enough for the compilers and the disk to be in their stride, short enough that the neighbours' load stays the same for a pair. */
const ROUND_SECONDS = 1.5;
const WARM_UP_REQUESTS = { page: 300, webhook: 1_000 };
/** No round begins later than this, so that all of it ends within three minutes even on a busy computer. */
const LAST_ROUND_SECONDS = 140;
const DRAIN_SECONDS_MAX = 10;

/** What we aim at. Printed beside the figures; nothing fails by missing them. */
const INTAKE_RATIO_GOAL = 0.3;
const PAGE_RATIO_GOAL = 0.12;
const START_MS_GOAL = 2_000;
const RESIDENT_BYTES_GOAL = 200 * 1024 ** 2;

interface Rates {
  readonly ours: number;
  readonly bare: number;
}

const startedMs = performance.now();

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function isLate(): boolean {
  return performance.now() - startedMs > LAST_ROUND_SECONDS * 1000;
}

/** Seeds a database over the sandbox, which is gone again when this resolves: it would only be in the way. */
async function seedDatabase(databaseFile: string): Promise<{ env: Record<string, string>; port: number }> {
  const demo = await startDemo({ port: 0, sandboxPorts: "any", databaseFile, app: "built" });
  await demo.stop();
  // Nothing to follow any more: the computer's own clock.
  return {
    env: { ...demo.env, CLOCK_URL: "", REQUESTS_PER_MINUTE_MAX: "10000000" },
    port: Number(new URL(demo.appUrl).port),
  };
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

/**
 * Rounds of ours and bare in turns, the first of each pair the second of the next. How many requests make a round is found in the
 * warm-up, for each by itself, so that both are measured for the same time.
 */
async function measureInTurns(measured: {
  readonly generator: LoadGenerator;
  readonly warmUpRequests: number;
  readonly load: (who: keyof Rates, round: string) => Omit<Load, "requests">;
  /** Waits until the last round is over for the servers too. */
  readonly settle?: () => Promise<void>;
}): Promise<Rates[]> {
  const { generator, warmUpRequests, load } = measured;
  const settle = measured.settle ?? (() => Promise.resolve());

  async function rateOf(who: keyof Rates, round: string, requests: number): Promise<number> {
    const { requestsPerSecond } = await generator.send({ ...load(who, round), requests });
    await settle();
    return requestsPerSecond;
  }

  const lasting = async (who: keyof Rates) => {
    await rateOf(who, "w", warmUpRequests);
    return Math.ceil((await rateOf(who, "x", warmUpRequests)) * ROUND_SECONDS);
  };
  const requests = { ours: await lasting("ours"), bare: await lasting("bare") };
  const rates: Rates[] = [];
  for (let round = 0; round < ROUNDS && !(isLate() && round > 0); round += 1) {
    const measure = (who: keyof Rates) => rateOf(who, String(round), requests[who]);
    if (round % 2 === 0) {
      const ours = await measure("ours");
      rates.push({ ours, bare: await measure("bare") });
    } else {
      const bare = await measure("bare");
      rates.push({ ours: await measure("ours"), bare });
    }
  }
  return rates;
}

async function countInbox(databaseFile: string): Promise<{ stored: number; open: number }> {
  const database = openDatabase(databaseFile);
  try {
    const row = await database.kysely
      .selectFrom("inbox")
      .select(({ fn }) => [fn.countAll().as("stored"), fn.count("completed_at").as("completed")])
      .executeTakeFirstOrThrow();
    return { stored: Number(row.stored), open: Number(row.stored) - Number(row.completed) };
  } finally {
    await database.close();
  }
}

/** Waits until the worker has nothing to do, so that it takes nothing from the other's round. */
async function inboxIsWorkedOff(databaseFile: string): Promise<void> {
  const lastLookMs = performance.now() + DRAIN_SECONDS_MAX * 1000;
  while (performance.now() < lastLookMs && (await countInbox(databaseFile)).open > 0) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function verdict(goal: string, isMet: boolean): string {
  return `${goal} ${isMet ? "met" : "missed"}`;
}

function rowOf(what: string, rates: readonly Rates[], goal: number | null): string[] {
  const perSecond = (who: keyof Rates) => `${medianOf(rates.map((pair) => pair[who])).toFixed(0)} req/s`;
  const ratios = rates.map(({ ours, bare }) => ours / bare);
  const spread = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`;
  const ratio = medianOf(ratios);
  const reached = goal === null ? "none" : verdict(`≥ ${goal.toFixed(2)}`, ratio >= goal);
  return [what, perSecond("ours"), perSecond("bare"), `${ratio.toFixed(2)} (${spread})`, reached];
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

async function runBenchmarks(folder: string): Promise<void> {
  const stopLast: (() => unknown)[] = [];
  const files = { ours: path.join(folder, "ours.sqlite"), bare: path.join(folder, "bare.sqlite") };
  try {
    say("· Seeding a database");
    const { env, port } = await seedDatabase(files.ours);
    const secret = env["STRIPE_WEBHOOK_SECRETS"] ?? "";
    const start = () => startServer({ args: BUILT_APP_ARGUMENTS, env, port });

    say(`· Starting the app ${STARTS} times`);
    const starts = await measureStarts(start);

    const app = start();
    stopLast.push(() => app.stop());
    await app.firstAnswerMs("/readyz");
    const residentAtStart = app.residentBytes();
    const page = await fetch(`${app.origin}${PAGE}`).then((response) => response.text());
    const pageBytes = Buffer.byteLength(page);

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
    const barePage = await startBare("bare-page-server.ts", String(pageBytes));
    const bareIntake = await startBare("bare-intake.ts", files.bare, secret);
    const generator = startLoadGenerator();
    stopLast.push(() => generator.stop());

    say("· Profile page, in turns");
    const measurePages = (path: string) =>
      measureInTurns({
        generator,
        warmUpRequests: WARM_UP_REQUESTS.page,
        load: (who) => ({
          origin: (who === "ours" ? app : barePage).origin,
          path,
          connections: CONNECTIONS,
          events: null,
        }),
      });
    const pages = await measurePages(PAGE);
    const renderedPages = await measurePages(RENDERED_PAGE);
    const residentAfterPages = app.residentBytes();

    say("· Webhook intake, in turns");
    const sent = { ours: 0, bare: 0 };
    const counting: LoadGenerator = {
      ...generator,
      async send(load) {
        const result = await generator.send(load);
        sent[load.origin === app.origin ? "ours" : "bare"] += result.requests;
        return result;
      },
    };
    const webhooks = await measureInTurns({
      generator: counting,
      warmUpRequests: WARM_UP_REQUESTS.webhook,
      load: (who, round) => ({
        origin: (who === "ours" ? app : bareIntake).origin,
        path: WEBHOOK,
        connections: CONNECTIONS,
        events: { prefix: `${who}${round}`, secret },
      }),
      settle: () => inboxIsWorkedOff(files.ours),
    });
    const residentAfterWebhooks = app.residentBytes();
    for (const who of ["ours", "bare"] as const) {
      const { stored } = await countInbox(files[who]);
      if (stored !== sent[who]) throw new Error(`${who}: ${sent[who]} answered, but ${stored} stored`);
    }

    const [cpu] = cpus();
    say(`
Node ${process.version}, ${availableParallelism()} cores (${cpu?.model ?? "unknown"}), ${megabytes(totalmem())} of memory, load ${loadavg()[0]?.toFixed(1) ?? "?"}
${CONNECTIONS} connections, ${webhooks.length} and ${pages.length} pairs of rounds of about ${ROUND_SECONDS} s; medians. The ratio is the median of the pairs' own, with the lowest and highest.

${formatTable([
  ["", "ours", "bare", "ours / bare", "goal"],
  rowOf("durable webhook intake", webhooks, INTAKE_RATIO_GOAL),
  rowOf(`profile page (${pageBytes} bytes)`, pages, PAGE_RATIO_GOAL),
  rowOf("profile page, rendered each time", renderedPages, null),
])}

${formatTable([
  ["", "ours", "goal"],
  startRow(`start to first 200 of /readyz (median of ${STARTS})`, starts.readyMs),
  startRow("start to first 200 of the profile page", starts.pageMs),
  memoryRow("memory (RSS) when ready", residentAtStart),
  memoryRow("memory (RSS) after the pages", residentAfterPages),
  memoryRow("memory (RSS) after pages and webhooks", residentAfterWebhooks),
])}

Every webhook answered with 200 was found in its database: ${sent.ours} of ours, ${sent.bare} of the bare server's.
They are signed, each a different one, of 2 KB and a stored type (charge.refunded), about charges that are not ours: the
worker takes each and completes it, during the rounds and without asking Stripe. No provider and no sandbox is running.`);
  } finally {
    for (const stop of stopLast.reverse()) await stop();
  }
}

// On the disk that the project is on: a folder in memory would make every sync free.
mkdirSync(path.join(ROOT, "data"), { recursive: true });
const folder = mkdtempSync(path.join(ROOT, "data", "bench-"));
try {
  await runBenchmarks(folder);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

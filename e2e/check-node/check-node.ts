import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { fetchNode } from "./fetch-node.ts";
import { runDemoOnce } from "./run-demo-once.ts";
import { runStep, type StepEnvironment } from "./run-step.ts";
import { copyTree } from "./copy-tree.ts";

// `npm run check:node -- 24 26`: installs, builds, tests and starts the demo on each of these versions of Node, in a copy of this tree. Words that are
// no version choose tests (`npm run check:node -- 26 server/domain`); without any, all unit tests run. Ends with a table, and with 1 when anything failed.

const words = process.argv.slice(2);
const versions = words.filter((word) => /^\d+(\.\d+){0,2}$/.test(word));
const tests = words.filter((word) => !versions.includes(word));
if (versions.length === 0) {
  console.error("Say which: npm run check:node -- 24 26 [tests]");
  process.exit(2);
}

/** What is done on each version, in this order; what stands on a step that failed is left out. */
const STEPS = ["install", "build", "tests", "demo"] as const;
type Outcome = "ok" | "FAILED" | "left out";
interface Row {
  readonly node: string;
  readonly outcomes: Readonly<Record<(typeof STEPS)[number], Outcome>>;
  readonly seconds: number;
}

const say = (line: string) => process.stdout.write(`${line}\n`);

/** 10 minutes for a compiler and a slow line; tests and builds end long before their own hour. */
const INSTALL_MS_MAX = 10 * 60_000;
const LONG_MS_MAX = 60 * 60_000;

async function checkOn(wanted: string, folder: string): Promise<Row> {
  const startedMs = performance.now();
  const node = await fetchNode(wanted, folder);
  say(`\n· Node ${node.version}: a copy of the tree in ${folder}`);
  const tree = path.join(folder, "tree");
  await copyTree(tree);
  const environment: StepEnvironment = { cwd: tree, node };
  const outcomes: Record<(typeof STEPS)[number], Outcome> = {
    install: "left out",
    build: "left out",
    tests: "left out",
    demo: "left out",
  };
  const tell = (step: (typeof STEPS)[number], well: boolean) => {
    outcomes[step] = well ? "ok" : "FAILED";
    say(`· Node ${node.version}: ${step} ${outcomes[step]}`);
    return well;
  };
  if (tell("install", await runStep(environment, "npm", ["ci"], INSTALL_MS_MAX))) {
    if (tell("build", await runStep(environment, "npm", ["run", "build"], LONG_MS_MAX))) {
      const vitest = ["node_modules/vitest/vitest.mjs", "run", "--reporter=dot", ...tests];
      tell("tests", await runStep(environment, "node", vitest, LONG_MS_MAX));
      tell("demo", await runDemoOnce(environment));
    }
  }
  return { node: node.version, outcomes, seconds: Math.round((performance.now() - startedMs) / 1000) };
}

const rows: Row[] = [];
for (const wanted of versions) {
  const folder = mkdtempSync(path.join(tmpdir(), `booking-node-${wanted}-`));
  // PostgreSQL, which is installed inside, does not run as root: whoever it runs as must be able to come in.
  chmodSync(folder, 0o755);
  try {
    rows.push(await checkOn(wanted, folder));
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    const outcomes = { install: "FAILED", build: "left out", tests: "left out", demo: "left out" } as const;
    rows.push({ node: wanted, outcomes, seconds: 0 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const cell = (text: string) => text.padEnd(10);
say(
  `\nTests: ${tests.length === 0 ? "all unit tests" : tests.join(" ")} · ${availableParallelism()} cores\n`,
);
say(["Node", ...STEPS, "seconds"].map(cell).join(""));
for (const { node, outcomes, seconds } of rows)
  say([node, ...STEPS.map((step) => outcomes[step]), String(seconds)].map(cell).join(""));
const isGood = rows.every(({ outcomes }) => STEPS.every((step) => outcomes[step] === "ok"));
process.exitCode = isGood ? 0 : 1;

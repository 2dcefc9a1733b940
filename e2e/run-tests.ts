import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { countBrowserResults, countLine, countUnitResults, sumCounts, type Count } from "./count-results.ts";
import { BROWSER_COMMAND, provideBrowser } from "./find-browser.ts";

// Runs both suites, each to its end, and closes with one line that counts them together.
// `--only=unit` and `--only=browser` run one.

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** A suite that broke down in a way its report does not tell. */
const BROKEN: Count = { passed: 0, failed: 1, skipped: 0 };

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Runs a tool of the project with its output shown. Resolves to whether it ended well. */
async function run(tool: string, args: readonly string[], env: Record<string, string>): Promise<boolean> {
  const child = spawn(path.join(ROOT, "node_modules/.bin", tool), args, {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, ...env },
    shell: process.platform === "win32",
  });
  const [code] = (await once(child, "exit")) as [number | null];
  return code === 0;
}

function readCount(file: string, endedWell: boolean, count: (report: unknown) => Count): Count {
  try {
    const counted = count(JSON.parse(readFileSync(file, "utf8")));
    return endedWell || counted.failed > 0 ? counted : sumCounts([counted, BROKEN]);
  } catch {
    return BROKEN;
  }
}

async function runUnitTests(reports: string): Promise<Count> {
  say("\n· Unit and contract tests\n");
  const file = path.join(reports, "unit.json");
  const endedWell = await run(
    "vitest",
    ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
    {},
  );
  return readCount(file, endedWell, countUnitResults);
}

async function runBrowserTests(reports: string, browser: string): Promise<Count> {
  say("\n· Browser tests\n");
  const file = path.join(reports, "browser.json");
  const endedWell = await run(
    "playwright",
    ["test", "-c", "e2e/playwright.config.ts", "--reporter=list,json"],
    {
      BROWSER_PATH: browser,
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    },
  );
  return readCount(file, endedWell, countBrowserResults);
}

async function build(): Promise<boolean> {
  say("· Building\n");
  return run("remix", ["vite:build", "-c", "remix.config.js", "--logLevel", "warn"], {});
}

async function runTests(only: "unit" | "browser" | null): Promise<Count> {
  const reports = mkdtempSync(path.join(tmpdir(), "test-reports-"));
  try {
    const browser = only === "unit" ? null : provideBrowser(say);
    if (browser === null && only !== "unit") {
      say(`There is no browser to test with. Run this once, then the tests again:\n\n  ${BROWSER_COMMAND}\n`);
      process.exit(1);
    }
    if (!(await build())) {
      say("\nThe build failed: every suite tests the built app, so none could run.");
      return BROKEN;
    }
    const counts: Count[] = [];
    if (only !== "browser") counts.push(await runUnitTests(reports));
    if (browser !== null) counts.push(await runBrowserTests(reports, browser));
    return sumCounts(counts);
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}

function chosenSuite(args: readonly string[]): "unit" | "browser" | null {
  const [choice, ...more] = args;
  if (choice === undefined) return null;
  if (more.length === 0 && choice === "--only=unit") return "unit";
  if (more.length === 0 && choice === "--only=browser") return "browser";
  say("Usage: npm test [-- --only=unit | --only=browser]");
  process.exit(1);
}

const total = await runTests(chosenSuite(process.argv.slice(2)));
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
say(`\n${countLine(total)}`);

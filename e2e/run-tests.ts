import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import {
  countLine,
  failureLines,
  readBrowserResults,
  readUnitResults,
  settleSecondRun,
  sumResults,
  type Failure,
  type SuiteResult,
} from "./count-results.ts";
import { BROWSER_COMMAND, provideBrowser } from "./find-browser.ts";

// Runs both suites, each to its end, and closes with what failed and one line that counts them together.
// `--only=unit` and `--only=browser` run one. In CI what failed is tried once more: a test that passes then
// is told as flaky, which is a fault to mend, but not one of the change that CI looks at.

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** A suite that broke down in a way its report does not tell. */
const BROKEN: SuiteResult = {
  count: { passed: 0, failed: 1, skipped: 0 },
  failures: [{ file: "run", test: "a suite broke down", message: "Its own output above says why." }],
  flaky: [],
};
const IN_CI = process.env["CI"] === "true";
/** More files than this that fail are no accident: they are not tried again. */
const FILES_TRIED_AGAIN = 5;

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

function readResult(file: string, endedWell: boolean, read: (report: unknown) => SuiteResult): SuiteResult {
  try {
    const result = read(JSON.parse(readFileSync(file, "utf8")));
    return endedWell || result.count.failed > 0 ? result : sumResults([result, BROKEN]);
  } catch {
    return BROKEN;
  }
}

async function runVitest(report: string, files: readonly string[]): Promise<SuiteResult> {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const endedWell = await run("vitest", ["run", ...reporters, ...files], {});
  return readResult(report, endedWell, readUnitResults);
}

async function runUnitTests(reports: string): Promise<SuiteResult> {
  say("\n· Unit and contract tests\n");
  const result = await runVitest(path.join(reports, "unit.json"), []);
  const files = filesOf(result.failures);
  if (!IN_CI || files.length === 0 || files.length > FILES_TRIED_AGAIN) return result;
  say("\n· Once more, by themselves, what failed\n");
  return settleSecondRun(result, await runVitest(path.join(reports, "unit-again.json"), files));
}

function filesOf(failures: readonly Failure[]): string[] {
  return [...new Set(failures.map(({ file }) => file))];
}

async function runBrowserTests(reports: string, browser: string): Promise<SuiteResult> {
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
  return readResult(file, endedWell, readBrowserResults);
}

async function build(): Promise<boolean> {
  say("· Building\n");
  return run("remix", ["vite:build", "-c", "remix.config.js", "--logLevel", "warn"], {});
}

async function runTests(only: "unit" | "browser" | null): Promise<SuiteResult> {
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
    const results: SuiteResult[] = [];
    if (only !== "browser") results.push(await runUnitTests(reports));
    if (browser !== null) results.push(await runBrowserTests(reports, browser));
    return sumResults(results);
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

const { count, failures, flaky } = await runTests(chosenSuite(process.argv.slice(2)));
process.exitCode = count.failed > 0 || count.passed === 0 ? 1 : 0;
for (const line of failureLines("Flaky, passed when tried again", flaky)) say(line);
for (const line of failureLines("Failed", failures)) say(line);
say(`\n${countLine(count)}`);

import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { BROWSER_COMMAND, findBrowser } from "../find-browser.ts";
import { shrinkPng } from "../screenshots/shrink-png.ts";
import { BASELINES } from "./baselines.ts";

// Takes all that is kept of pages anew: how they look, where things stand, what is read aloud. Needs the app to be built.

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const browser = findBrowser();
if (browser === null) throw new Error(`There is no browser to look at pages with. Run: ${BROWSER_COMMAND}`);
// Those of another version, and of pages that are not looked at any more.
rmSync(BASELINES, { recursive: true, force: true });
const { status } = spawnSync(
  path.join(ROOT, "node_modules/.bin/playwright"),
  [
    "test",
    "-c",
    "e2e/playwright.config.ts",
    "seen-and-heard.spec",
    "--workers",
    "1",
    "--update-snapshots=all",
  ],
  {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, BROWSER_PATH: browser },
    shell: process.platform === "win32",
  },
);
const files = readdirSync(BASELINES, { recursive: true, encoding: "utf8" });
for (const file of files.filter((name) => name.endsWith(".png"))) {
  const at = path.join(BASELINES, file);
  writeFileSync(at, shrinkPng(readFileSync(at)));
}
process.exitCode = status ?? 1;

import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { aptGet, isDebian, isRoot } from "./kit/debian-packages.ts";

const SYSTEM_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC_CHROME = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";

/** The one command that gives any machine a browser for the tests. */
export const BROWSER_COMMAND = "npx playwright install --with-deps chromium";

/**
 * The path of a Chromium that runs: BROWSER_PATH, Playwright's own, or one in PATH; null when there is none. Throws when BROWSER_PATH
 * names something that does not run, because whoever set it wants that one.
 */
export function findBrowser(): string | null {
  const { env } = process;
  const wanted = env["BROWSER_PATH"];
  if (wanted !== undefined && wanted !== "") {
    if (runs(wanted)) return wanted;
    throw new Error(`BROWSER_PATH is set to ${wanted}, which is no browser that runs.`);
  }
  const own = chromium.executablePath();
  if (own !== "" && existsSync(own)) return own;
  const folders = (env["PATH"] ?? "").split(path.delimiter).filter((folder) => folder !== "");
  const candidates = SYSTEM_NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return [...candidates, MAC_CHROME].find((candidate) => isExecutable(candidate) && runs(candidate)) ?? null;
}

/**
 * As `findBrowser`; where there is none, installs one if it may (root on Debian), and says so. Null when it may not or could not: then
 * BROWSER_COMMAND is the way, which asks for the rights that it needs.
 */
export function provideBrowser(say: (line: string) => void): string | null {
  const found = findBrowser();
  if (found !== null || !isRoot() || !isDebian()) return found;
  say("No browser found. Installing one: apt-get update && apt-get install -y chromium");
  // The lists that are there may do when one of their sources does not answer.
  if (!aptGet(["update"])) say("apt-get update failed; trying with the package lists as they are.");
  if (!aptGet(["install", "-y", "chromium"]))
    say("apt-get could not install chromium; its words stand above.");
  return findBrowser();
}

/** What Chromium is started with: quiet on the network, and without a sandbox where it refuses to have one. */
export function browserArguments(): string[] {
  return [
    ...(isRoot() ? ["--no-sandbox"] : []),
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Ubuntu's package is a script that only asks for a snap: being there is not enough. */
function runs(file: string): boolean {
  return spawnSync(file, ["--version"], { stdio: "ignore", timeout: 20_000 }).status === 0;
}

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** All that is kept of pages. Pictures stand in a folder that names the major version of the Chromium that drew them. */
export const BASELINES = fileURLToPath(new URL("./baselines/", import.meta.url));

/** `156.0.8078.114` → `chromium-156`. */
export function folderOf(browserVersion: string): string {
  return `chromium-${browserVersion.split(".")[0] ?? ""}`;
}

/** The folder of the pictures that are kept; null where none are. */
export function keptFolder(): string | null {
  if (!existsSync(BASELINES)) return null;
  return readdirSync(BASELINES).find((name) => /^chromium-\d+$/.test(name)) ?? null;
}

/** A text that is kept, by its path among the others; null where none is. */
export function readKept(name: string): string | null {
  const file = path.join(BASELINES, name);
  return existsSync(file) ? readFileSync(file, "utf8") : null;
}

/** Keeps a text in the place of the one before. */
export function keep(name: string, text: string): void {
  const file = path.join(BASELINES, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

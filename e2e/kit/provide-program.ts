import { spawnSync } from "node:child_process";
import { accessSync, constants, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { aptGet, isDebian, isRoot } from "./debian-packages.ts";

/** A program that some tests run beside the app: a proxy, a checker of configuration. */
export interface OutsideProgram {
  /** As it is called, and found in PATH. */
  readonly name: string;
  /** The package of Debian that brings it. It is unpacked, not installed: its dependencies are not there. */
  readonly debianPackage: string;
}

/** Debian's, as the guides have it. */
export const CADDY: OutsideProgram = { name: "caddy", debianPackage: "caddy" };

/** Checks Prometheus's rules, and runs their tests. */
export const PROMTOOL: OutsideProgram = { name: "promtool", debianPackage: "prometheus" };

const KEPT = fileURLToPath(new URL("../../node_modules/.cache/programs", import.meta.url));

/**
 * The path of a program that can be run: the one in PATH, or, on Debian, the one of its package, which is downloaded once and unpacked
 * under node_modules. Nothing is installed, so no service of it starts, and no rights are needed. Null, after one printed line, where there is none: whoever
 * asks skips what needs it. Quick when it is there.
 */
export function provideProgram({ name, debianPackage }: OutsideProgram): string | null {
  const found = findInPath(name) ?? unpackedProgram(name, debianPackage);
  if (found !== null) return found;
  if (isDebian()) {
    process.stdout.write(`Getting ${name} from Debian's package ${debianPackage}.\n`);
    if (unpackPackage(debianPackage)) {
      const provided = unpackedProgram(name, debianPackage);
      if (provided !== null) return provided;
    }
  }
  process.stdout.write(
    `Skipped: there is no ${name} here. Install it (its name in PATH) to run what needs it.\n`,
  );
  return null;
}

function findInPath(name: string): string | null {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => path.join(folder, name)).find(isExecutable) ?? null;
}

function unpackedProgram(name: string, debianPackage: string): string | null {
  const file = path.join(KEPT, debianPackage, "usr/bin", name);
  return isExecutable(file) ? file : null;
}

/** Complete or not there: several test files may ask at the same time. */
function unpackPackage(debianPackage: string): boolean {
  mkdirSync(KEPT, { recursive: true });
  const folder = mkdtempSync(path.join(KEPT, "unpacking-"));
  try {
    if (!download(debianPackage, folder)) return false;
    const unpack = "dpkg-deb -x *.deb unpacked";
    if (spawnSync("sh", ["-c", unpack], { cwd: folder, stdio: "inherit" }).status !== 0) return false;
    renameSync(path.join(folder, "unpacked"), path.join(KEPT, debianPackage));
    return true;
  } catch {
    // Another was quicker.
    return true;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A container's package lists are often missing or old; only root may renew them. */
function download(debianPackage: string, folder: string): boolean {
  const get = () => aptGet(["-q", "download", debianPackage], folder);
  return get() || (isRoot() && aptGet(["-q", "update"]) && get());
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

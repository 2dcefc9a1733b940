import { execFile } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** A version of Node on this disk. */
export interface FetchedNode {
  /** `24.22.3`. */
  readonly version: string;
  /** Holds `bin/node`, and the headers that a native module is compiled against. */
  readonly folder: string;
}

/**
 * Fetches Node from the npm registry, where each version's binary and headers are one package per platform. `wanted` is a version, or the beginning of
 * one: the newest of those is taken. Rejects when there is none for this platform.
 */
export async function fetchNode(wanted: string, into: string): Promise<FetchedNode> {
  const name = `node-${process.platform}-${process.arch}`;
  const { stdout } = await execute("npm", ["view", `${name}@${wanted}`, "version", "--json"]);
  const known = [JSON.parse(stdout || "[]") as string | string[]].flat();
  const version = known.sort(byNumbers).at(-1);
  if (version === undefined) throw new Error(`The registry has no ${name} ${wanted}.`);
  const packed = await execute("npm", ["pack", `${name}@${version}`, "--pack-destination", into, "--silent"]);
  const folder = path.join(into, "node");
  mkdirSync(folder);
  const archive = path.join(into, packed.stdout.trim());
  await execute("tar", ["-xzf", archive, "-C", folder, "--strip-components=1"]);
  return { version, folder };
}

function byNumbers(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}

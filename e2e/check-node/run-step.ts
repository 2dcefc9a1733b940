import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { FetchedNode } from "./fetch-node.ts";

/** Where a step runs, and on which Node. */
export interface StepEnvironment {
  readonly cwd: string;
  readonly node: FetchedNode;
}

/** The npm that runs this script; itself run by the version under test. */
const NPM = process.env["npm_execpath"];

/** Starts `node` or `npm` on the version under test, with its headers for whatever is compiled. The process leads a group of its own. */
export function startStep(
  { cwd, node }: StepEnvironment,
  tool: "node" | "npm",
  args: readonly string[],
  stdout: "inherit" | "pipe" = "inherit",
): ChildProcess {
  if (tool === "npm" && NPM === undefined) throw new Error("Run this by npm: npm run check:node -- 24 26");
  const bin = path.join(node.folder, "bin");
  const env = {
    ...process.env,
    PATH: `${bin}${path.delimiter}${process.env["PATH"] ?? ""}`,
    npm_config_nodedir: node.folder,
    // What the npm around us has told its own script.
    npm_node_execpath: path.join(bin, "node"),
    NODE: path.join(bin, "node"),
  };
  return spawn(path.join(bin, "node"), [...(tool === "npm" ? [NPM ?? ""] : []), ...args], {
    cwd,
    env,
    stdio: ["ignore", stdout, "inherit"],
    detached: true,
  });
}

/** Runs it to its end. Resolves to whether it ended well within this time; all of it is ended otherwise. */
export async function runStep(
  environment: StepEnvironment,
  tool: "node" | "npm",
  args: readonly string[],
  msMax: number,
): Promise<boolean> {
  const child = startStep(environment, tool, args);
  const tooLong = setTimeout(() => endGroup(child, "SIGKILL"), msMax);
  const [code] = (await once(child, "exit")) as [number | null];
  clearTimeout(tooLong);
  return code === 0;
}

/** Ends a process that leads a group, and what it has started. */
export function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  process.kill(-child.pid, signal);
}

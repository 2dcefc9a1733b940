import { execFile, spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createAppProcess, type AppProcess } from "../../server/commands/app-process.ts";
import { BUILT_APP_ARGUMENTS } from "../../server/commands/demo-environment.ts";
import { childEnv } from "../../server/env.ts";

const execute = promisify(execFile);
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** 50 MB of output: a build names each of its files. */
const OUTPUT_BYTES_MAX = 50_000_000;

/** An earlier version of the app, built in a folder of its own. */
export interface PreviousVersion {
  readonly folder: string;
  /** As its `package.json` has it. */
  readonly version: string;
  /** A process of it with these settings. It is not started yet. */
  process(env: Readonly<Record<string, string>>): AppProcess;
}

/**
 * Takes a revision out of git and builds it. What is installed here is used where the two ask for the same packages. `say` is told of each step, of which
 * some take minutes.
 */
export async function buildPreviousVersion(
  revision: string,
  folder: string,
  say: (step: string) => void,
): Promise<PreviousVersion> {
  mkdirSync(folder, { recursive: true });
  const archive = path.join(folder, "tree.tar");
  await execute("git", ["archive", "--output", archive, revision], { cwd: ROOT });
  await execute("tar", ["-xf", archive, "-C", folder]);
  const run = (file: string, args: readonly string[]) =>
    execute(file, args, { cwd: folder, maxBuffer: OUTPUT_BYTES_MAX });
  if (asksForTheSame(folder)) symlinkSync(path.join(ROOT, "node_modules"), path.join(folder, "node_modules"));
  else {
    say(`· ${revision} asks for other packages: npm ci`);
    await run("npm", ["ci"]);
  }
  say(`· Building ${revision}`);
  await run("npm", ["run", "build"]);
  const { version } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as {
    version: string;
  };
  return {
    folder,
    version,
    process(env) {
      const port = env["PORT"] ?? "";
      return createAppProcess(`http://localhost:${port}`, (): ChildProcess =>
        spawn(process.execPath, BUILT_APP_ARGUMENTS, {
          cwd: folder,
          env: childEnv(env),
          stdio: ["ignore", "ignore", "inherit"],
        }),
      );
    },
  };
}

/** Whether all that it asks for is installed here, in the same versions. */
function asksForTheSame(folder: string): boolean {
  const packagesOf = (root: string) => {
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync(path.join(root, "package.json"), "utf8"),
    ) as Readonly<Record<"dependencies" | "devDependencies", Readonly<Record<string, string>>>>;
    return { ...devDependencies, ...dependencies };
  };
  const here = packagesOf(ROOT);
  return Object.entries(packagesOf(folder)).every(([name, version]) => here[name] === version);
}

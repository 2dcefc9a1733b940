import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { invariant } from "../../server/domain/values/invariant.ts";
import { isRoot } from "../kit/debian-packages.ts";
import { isInContext } from "./build-context.ts";
import type { Dockerfile, Instruction, Stage } from "./parse-dockerfile.ts";
import { ROOT, runInTree } from "./run-in-tree.ts";

/** What an image holds and sets. */
export interface ImageTree {
  /** The folder that stands at /srv. */
  readonly folder: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

interface BuiltStage extends ImageTree {
  readonly name: string | null;
}

/**
 * Carries out the steps of a Dockerfile in a folder, all of them without rights: what they stand on is this machine. Resolves to what the last stage
 * leaves. Rejects when a step fails.
 * @param context the folder that the image is built from.
 * @param work an empty folder.
 */
export async function buildImageTree(
  { stages, user }: Dockerfile,
  context: string,
  work: string,
  say: (line: string) => void,
): Promise<ImageTree> {
  const built: BuiltStage[] = [];
  const give = (folder: string, owner: string) => {
    if (isRoot()) execFileSync("chown", ["-R", owner, folder]);
  };
  const builder = `${user.uid}:${user.gid}`;

  for (const [number, stage] of stages.entries()) {
    const isLast = number === stages.length - 1;
    const folder = path.join(work, `stage-${number}`);
    const home = path.join(work, `home-${number}`);
    for (const one of [folder, home]) mkdirSync(one);
    give(home, builder);
    // What the last stage holds belongs to root; an earlier one is where things are made.
    if (!isLast) give(folder, builder);
    built.push(await carryOut(stage, folder, home, isLast));
  }
  const last = built.at(-1);
  invariant(last !== undefined, "there is a stage");
  return last;

  async function carryOut(
    { base, name, instructions }: Stage,
    folder: string,
    home: string,
    isLast: boolean,
  ): Promise<BuiltStage> {
    say(`FROM ${base}: this machine stands in for it, with Node ${process.version}`);
    let cwd = ROOT;
    let env: Record<string, string> = {};
    const inFolder = (at: string) => {
      const absolute = path.resolve(cwd, at);
      invariant(absolute === ROOT || absolute.startsWith(`${ROOT}/`), `${absolute} is below ${ROOT}`);
      return path.join(folder, path.relative(ROOT, absolute));
    };
    for (const instruction of instructions) {
      say(wordsOf(instruction));
      switch (instruction.kind) {
        case "workdir":
          cwd = instruction.path;
          mkdirSync(inFolder("."), { recursive: true });
          break;
        case "env":
          env = { ...env, ...instruction.values };
          break;
        case "copy":
          copy(instruction, inFolder(instruction.target));
          give(inFolder(instruction.target), isLast ? (instruction.owner ?? "0:0") : builder);
          break;
        case "run": {
          if (!isLast) give(folder, builder);
          const child = runInTree({ folder, volumes: null }, ["sh", "-c", instruction.command], {
            user,
            cwd,
            env: { HOME: home, ...env },
            stdio: ["ignore", "inherit", "inherit"],
          });
          const [code] = (await once(child, "exit")) as [number | null];
          if (code !== 0) throw new Error(`It failed: ${wordsOf(instruction)}`);
          break;
        }
      }
    }
    return { name, folder, cwd, env };
  }

  function copy({ from, sources, target }: Instruction & { kind: "copy" }, to: string): void {
    const isIntoFolder = sources.length > 1 || target.endsWith("/");
    for (const source of sources) {
      if (from === null) {
        copyFromContext(source, isIntoFolder ? path.join(to, source) : to);
        continue;
      }
      const stage = built.find(({ name }) => name === from);
      invariant(stage !== undefined, `there is a stage ${from}`);
      const file = path.join(stage.folder, path.relative(ROOT, source));
      const goal = isIntoFolder && statSync(file).isFile() ? path.join(to, path.basename(source)) : to;
      cpSync(file, goal, { recursive: true, verbatimSymlinks: true });
    }
  }

  function copyFromContext(source: string, to: string): void {
    const patterns = readFileSync(path.join(context, ".dockerignore"), "utf8");
    const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    const files = execFileSync("git", list, { cwd: context, encoding: "utf8", maxBuffer: 2 ** 26 }).split(
      "\0",
    );
    const wanted = files.filter(
      (file) => file !== "" && (source === "." || file === source || file.startsWith(`${source}/`)),
    );
    for (const file of wanted) {
      if (!isInContext(patterns, file) || !existsSync(path.join(context, file))) continue;
      const goal = file === source ? to : path.join(to, path.relative(source, file));
      mkdirSync(path.dirname(goal), { recursive: true });
      cpSync(path.join(context, file), goal);
    }
  }
}

function wordsOf(instruction: Instruction): string {
  switch (instruction.kind) {
    case "workdir":
      return `WORKDIR ${instruction.path}`;
    case "env":
      return `ENV ${Object.keys(instruction.values).join(" ")}`;
    case "copy":
      return `COPY ${instruction.from === null ? "" : `--from=${instruction.from} `}${instruction.sources.join(" ")} ${instruction.target}`;
    case "run":
      return `RUN ${instruction.command}`;
  }
}

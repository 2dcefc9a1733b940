/** One line of a Dockerfile, as far as ours needs them. */
export type Instruction =
  | { readonly kind: "workdir"; readonly path: string }
  | {
      readonly kind: "copy";
      /** The name of an earlier stage; null: the folder that the image is built from. */
      readonly from: string | null;
      /** `user:group` in figures; null: root. */
      readonly owner: string | null;
      readonly sources: readonly string[];
      readonly target: string;
    }
  | { readonly kind: "run"; readonly command: string }
  | { readonly kind: "env"; readonly values: Readonly<Record<string, string>> };

export interface Stage {
  /** What it stands on, which is not looked at. */
  readonly base: string;
  readonly name: string | null;
  readonly instructions: readonly Instruction[];
}

export interface Dockerfile {
  readonly stages: readonly Stage[];
  /** Of the last stage: who runs it, in figures, and what. */
  readonly user: { readonly uid: number; readonly gid: number };
  readonly volumes: readonly string[];
  readonly stopSignal: NodeJS.Signals;
  readonly healthCheck: readonly string[];
  readonly command: readonly string[];
}

/** Reads the part of the language that our file uses. Throws at anything else: a step that is not understood must not be passed over. */
export function parseDockerfile(text: string): Dockerfile {
  const stages: { base: string; name: string | null; instructions: Instruction[] }[] = [];
  const last = new Map<string, string>();
  const volumes: string[] = [];
  for (const line of linesOf(text)) {
    const [, word = "", rest = ""] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
    if (word === "FROM") {
      const [, base = "", name = null] = /^(\S+)(?: AS (\S+))?$/.exec(rest) ?? [];
      stages.push({ base, name, instructions: [] });
      // What an earlier stage would run does not matter.
      last.clear();
      continue;
    }
    const stage = stages.at(-1);
    if (stage === undefined) throw new Error(`Before the first FROM: ${line}`);
    if (word === "WORKDIR") stage.instructions.push({ kind: "workdir", path: rest });
    else if (word === "RUN") stage.instructions.push({ kind: "run", command: rest });
    else if (word === "COPY") stage.instructions.push(copyOf(rest));
    else if (word === "ENV") stage.instructions.push({ kind: "env", values: valuesOf(rest) });
    else if (word === "VOLUME") volumes.push(rest);
    else if (["USER", "STOPSIGNAL", "HEALTHCHECK", "CMD", "EXPOSE"].includes(word)) last.set(word, rest);
    else throw new Error(`Not understood: ${line}`);
  }
  const wanted = (word: string) => {
    const rest = last.get(word);
    if (rest === undefined) throw new Error(`The last stage has no ${word}.`);
    return rest;
  };
  const [, uid, gid] = /^(\d+):(\d+)$/.exec(wanted("USER")) ?? [];
  if (uid === undefined || gid === undefined || uid === "0")
    throw new Error("USER is not 1000:1000 or the like.");
  return {
    stages,
    user: { uid: Number(uid), gid: Number(gid) },
    volumes,
    stopSignal: wanted("STOPSIGNAL") as NodeJS.Signals,
    healthCheck: wordsOf(/ ?CMD (.*)$/.exec(wanted("HEALTHCHECK"))?.[1] ?? ""),
    command: wordsOf(wanted("CMD")),
  };
}

/** Without comments; a line that ends in a backslash goes on in the next. */
function linesOf(text: string): string[] {
  return text
    .split("\n")
    .filter((line) => !line.startsWith("#"))
    .join("\n")
    .replaceAll("\\\n", " ")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

function copyOf(rest: string): Instruction {
  const words = rest.split(/\s+/);
  const options = words.filter((word) => word.startsWith("--"));
  const paths = words.filter((word) => !word.startsWith("--"));
  let from: string | null = null;
  let owner: string | null = null;
  for (const option of options) {
    const [name, value = ""] = option.split("=");
    if (name === "--from") from = value;
    else if (name === "--chown" && /^\d+:\d+$/.test(value)) owner = value;
    else throw new Error(`Not understood: COPY ${rest}`);
  }
  const target = paths.pop();
  if (target === undefined || paths.length === 0) throw new Error(`Not understood: COPY ${rest}`);
  return { kind: "copy", from, owner, sources: paths, target };
}

function valuesOf(rest: string): Record<string, string> {
  return Object.fromEntries(
    rest.split(/\s+/).map((pair) => {
      const equals = pair.indexOf("=");
      if (equals < 1) throw new Error(`Not understood: ENV ${rest}`);
      return [pair.slice(0, equals), pair.slice(equals + 1)];
    }),
  );
}

/** A command as a list of words: a shell in between would take the signal that stops the app. */
function wordsOf(json: string): readonly string[] {
  const words = JSON.parse(json) as unknown;
  if (!Array.isArray(words) || !words.every((word) => typeof word === "string"))
    throw new Error(`Not a list of words: ${json}`);
  return words;
}

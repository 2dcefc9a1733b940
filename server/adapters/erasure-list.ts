import { existsSync } from "node:fs";
import { mkdir, open, readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { instant, parseInstant, type Instant } from "../domain/values/instant.ts";

/** Beside the backups: whoever ships these elsewhere ships it too. */
const ERASURE_LIST_NAME = "erasures.jsonl";

/** Somebody who was erased: by a keyed hash of their address. */
export interface ListedErasure {
  readonly erasedAt: Instant;
  readonly hash: string;
}

const lineSchema = z.object({
  erasedAt: z.string().refine((text) => parseInstant(text) !== null),
  hash: z.string(),
});

/** The list of who was erased, one line each, that outlives the database. @param folder null where no backups are kept: nothing is listed. */
export function createErasureList(folder: string | null) {
  const file = folder === null ? null : path.join(folder, ERASURE_LIST_NAME);
  return {
    /** The line is on the disk when this resolves. Rejects when it cannot be written. */
    async add(erasure: ListedErasure): Promise<void> {
      if (folder === null || file === null) return;
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await appendLine(file, JSON.stringify(erasure));
    },
    /** Whether there is a list at all. None may mean that nobody was ever erased, or that it was left behind. */
    isThere: () => file !== null && existsSync(file),
    /**
     * Those since then, the first first. Empty when there is no list. A line that broke off with its process counts for nothing: its erasure had not
     * begun. Throws on any other line that is none.
     */
    async listSince(since: Instant): Promise<ListedErasure[]> {
      const text = file === null ? "" : await readFile(file, "utf8").catch(emptyWhenMissing);
      return text
        .split("\n")
        .filter(isWhole)
        .map((line) => lineSchema.parse(JSON.parse(line)))
        .map(({ erasedAt, hash }) => ({ erasedAt: instant(erasedAt), hash }))
        .filter(({ erasedAt }) => erasedAt >= since);
    },
  };
}

/** On the disk when this resolves; on a line of its own, whatever became of the one before. */
async function appendLine(file: string, line: string): Promise<void> {
  const handle = await open(file, "a+", 0o600);
  try {
    const { size } = await handle.stat();
    const last = Buffer.alloc(1);
    if (size > 0) await handle.read(last, 0, 1, size - 1);
    const isApart = size === 0 || last.toString() === "\n";
    await handle.appendFile(`${isApart ? "" : "\n"}${line}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Every line ends with its brace: one that does not broke off. */
function isWhole(line: string): boolean {
  return line.trimEnd().endsWith("}");
}

function emptyWhenMissing(error: unknown): string {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
  throw error;
}

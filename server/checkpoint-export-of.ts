import { appendFile } from "node:fs/promises";
import type { Env } from "./env.ts";

/** Each line is on the disk before the checkpoint counts as exported. Null when this installation has no such file. */
export function checkpointExportOf({
  HISTORY_HEADS_FILE: file,
}: Env): ((line: string) => Promise<void>) | null {
  if (file === undefined) return null;
  return (line) => appendFile(file, `${line}\n`, { flush: true });
}

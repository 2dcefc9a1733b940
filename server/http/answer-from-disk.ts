import type { IncomingMessage, ServerResponse } from "node:http";
import { sendLine } from "./answers/plain-answer.ts";
import type { Route } from "./routes/route-table.ts";

/** Answers a GET or HEAD from the disk, or calls `next`. */
export type StaticFiles = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

export interface DiskAnswerOptions {
  readonly mode: "development" | "production";
  readonly staticFiles: StaticFiles;
}

/**
 * True when it has answered. A missing file is a plain 404, not a page: its name came from another build. In development every module of the
 * app is a file.
 */
export async function answerFromDisk(
  { mode, staticFiles }: DiskAnswerOptions,
  request: IncomingMessage,
  response: ServerResponse,
  { answeredBy }: Route,
): Promise<boolean> {
  if (answeredBy !== "files" && mode === "production") return false;
  const found = await new Promise<boolean>((resolve) => {
    response.once("close", () => resolve(true));
    staticFiles(request, response, () => resolve(false));
  });
  if (found || answeredBy !== "files") return found;
  sendLine(response, 404, "Not found");
  return true;
}

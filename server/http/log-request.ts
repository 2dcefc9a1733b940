import type { Log } from "../ports.ts";
import type { AnsweredRequest } from "./answered-request.ts";

/** The line of the access log: one for each request, when it is over. Milliseconds to a tenth. */
export function logRequest(log: Log, { requestId, kind, status, seconds, askedBy }: AnsweredRequest): void {
  log.info(
    { requestId, class: kind, status, ms: Math.round(seconds * 10_000) / 10, by: askedBy },
    "answered",
  );
}

import { sendResponse } from "@remix-run/node-fetch-server";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Log } from "../ports.ts";
import { sendLine } from "./answers/plain-answer.ts";
import type { Drain } from "./drain.ts";
import type { Route } from "./routes/route-table.ts";

export interface HealthAnswerOptions {
  /** In which whoever stands in front notices that this process stops. */
  readonly drain: Drain;
  /** Resolves when the database answers; rejects otherwise. */
  readonly checkReady: () => Promise<void>;
  /** Answers /metrics; null when there is none. */
  readonly exposeMetrics: ((authorization: string | undefined) => Promise<Response>) | null;
  /** Whether this process is on its way out. */
  readonly isStopping: () => boolean;
  readonly log: Log;
}

/** Health and metrics. False, and nothing sent, when the route is neither. */
export async function answerHealth(
  { drain, checkReady, exposeMetrics, isStopping, log }: HealthAnswerOptions,
  request: IncomingMessage,
  response: ServerResponse,
  { path }: Route,
): Promise<boolean> {
  if (path === "/healthz") {
    const isUp = !isStopping();
    if (!isUp) drain.saidNo();
    sendLine(response, isUp ? 200 : 503, isUp ? "up" : "stopping");
    return true;
  }
  if (path === "/readyz") {
    const ready = await checkReady().then(
      () => !isStopping(),
      (error: unknown) => {
        log.error({ error }, "The database does not answer");
        return false;
      },
    );
    if (isStopping()) drain.saidNo();
    sendLine(response, ready ? 200 : 503, ready ? "ready" : "not ready");
    return true;
  }
  if (path !== "/metrics" || exposeMetrics === null) return false;
  await sendResponse(response, await exposeMetrics(request.headers.authorization));
  return true;
}

/** The questions by which whoever stands in front finds out that this process stops. */
export function isAboutHealth(route: Route | null): boolean {
  return route?.path === "/healthz" || route?.path === "/readyz";
}

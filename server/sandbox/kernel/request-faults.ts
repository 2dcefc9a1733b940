import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context, MiddlewareHandler } from "hono";

import type { Kernel, ProviderName, RequestLogEntry } from "./kernel.ts";
import { wait } from "./wait.ts";

/**
 * Middleware for a provider's API routes (not for its hosted pages): logs each request to `kernel.requests` and
 * lets the first fault that fits happen to it. `errorBody` answers with a status in the provider's own error shape.
 */
export function requestFaults(
  kernel: Kernel,
  provider: ProviderName,
  errorBody: (context: Context, status: number) => Response | Promise<Response>,
): MiddlewareHandler {
  return async (context, next) => {
    const { method, path } = context.req;
    const fault = kernel.faults.takeForRequest(provider, method, path);
    const entry: RequestLogEntry = {
      at: kernel.clock.now().toISOString(),
      provider,
      method,
      path,
      status: null,
      fault: fault?.kind ?? null,
      idempotencyKey: context.req.header("idempotency-key") ?? null,
    };
    kernel.requests.add(entry);

    switch (fault?.kind) {
      case "status": {
        const answer = await errorBody(context, fault.status);
        entry.status = answer.status;
        return answer;
      }
      case "down":
        return hangUp(context);
      case "time_out":
        await callerGivesUp(context, kernel.closing);
        return hangUp(context);
      case "lose_response":
        await next();
        replaceResponse(context, hangUp(context));
        return undefined;
      case "hold_response":
        await next();
        await kernel.faults.holdResponse(provider);
        break;
      case "delay":
        await next();
        await wait(fault.delayMs, kernel.closing);
        break;
      case undefined:
        await next();
    }
    entry.status = context.res.status;
    return undefined;
  };
}

/** The node request and response behind a Hono context; absent only when an app is called without a server. */
function socketOf(context: Context): HttpBindings {
  const { incoming, outgoing } = context.env as Partial<HttpBindings>;
  if (incoming === undefined || outgoing === undefined) {
    throw new Error("This fault breaks a connection, so the app must be served with serve().");
  }
  return { incoming, outgoing };
}

function hangUp(context: Context): Response {
  socketOf(context).incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** Assigning once would merge the lost answer's headers into the new one. */
function replaceResponse(context: Context, response: Response): void {
  context.res = undefined;
  context.res = response;
}

function callerGivesUp(context: Context, closing: AbortSignal): Promise<void> {
  const { outgoing } = socketOf(context);
  return new Promise((resolve) => {
    if (outgoing.destroyed || closing.aborted) {
      resolve();
      return;
    }
    const end = () => {
      outgoing.off("close", end);
      closing.removeEventListener("abort", end);
      resolve();
    };
    outgoing.on("close", end);
    closing.addEventListener("abort", end);
  });
}

import { createTRPCClient, httpBatchLink, TRPCClientError } from "@trpc/client";
import type { AppRouter } from "../server/routers/root.ts";

/** Calls procedures from the browser, with the visitor's own cookie. */
export const trpc = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: "/api/trpc" })] });

/** The HTTP status with which the server answered; null when no answer of the server's came. */
function statusOf(error: unknown): number | null {
  if (!(error instanceof TRPCClientError)) return null;
  const data: unknown = error.data;
  return typeof data === "object" &&
    data !== null &&
    "httpStatus" in data &&
    typeof data.httpStatus === "number"
    ? data.httpStatus
    : null;
}

/** Whether a call was refused because nobody is signed in here any more: asking again changes nothing. */
export function isSignedOut(error: unknown): boolean {
  return statusOf(error) === 401;
}

/** Whether the same call may succeed another time: the server was not reached, or had a fault of its own. */
export function mayPass(error: unknown): boolean {
  const status = statusOf(error);
  return status === null || status >= 500;
}

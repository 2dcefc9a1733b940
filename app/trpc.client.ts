import { createTRPCClient, httpBatchLink, TRPCClientError } from "@trpc/client";
import type { AppRouter } from "../server/routers/root.ts";

/** Calls procedures from the browser, with the visitor's own cookie. */
export const trpc = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: "/api/trpc" })] });

/** Whether a call was refused because nobody is signed in here any more: asking again changes nothing. */
export function isSignedOut(error: unknown): boolean {
  if (!(error instanceof TRPCClientError)) return false;
  const data: unknown = error.data;
  return typeof data === "object" && data !== null && "httpStatus" in data && data.httpStatus === 401;
}

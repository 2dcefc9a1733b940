import { PassThrough } from "node:stream";
import {
  createReadableStreamFromReadable,
  type ActionFunctionArgs,
  type AppLoadContext,
  type EntryContext,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { NonceContext } from "./hooks/nonce-context.ts";
import { openAllLanguages } from "./text/languages.ts";
import { readPageFailure } from "./page-failure.ts";

// A page may be in any language.
await openAllLanguages();

/** How long a page may stream; rendering is aborted then. Above every loader's own time-out. */
export const streamTimeout = 20_000;

/** Renders a page. Crawlers get it whole, browsers as it streams. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const waitForAll = isbot(request.headers.get("user-agent")) || remixContext.isSpaMode;
  const { nonce, reportError } = loadContext;
  return new Promise((resolve, reject) => {
    let finalStatus = status;
    let shellIsOut = false;
    // Holds the whole rendered page for as long as it runs, so it ends with the page.
    const timer = setTimeout(() => stream.abort(), streamTimeout + 1000);
    timer.unref();
    const answer = () => {
      shellIsOut = true;
      const body = new PassThrough();
      body.once("close", () => clearTimeout(timer));
      headers.set("content-type", "text/html; charset=utf-8");
      const retryAfterSeconds = retryAfterSecondsIn(remixContext);
      if (retryAfterSeconds !== null) headers.set("retry-after", String(retryAfterSeconds));
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status: finalStatus }));
      stream.pipe(body);
    };
    const stream = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} />
      </NonceContext.Provider>,
      {
        nonce,
        ...(waitForAll ? { onAllReady: answer } : { onShellReady: answer }),
        onShellError: reject,
        onError(error: unknown) {
          finalStatus = 500;
          // An error before the shell is out rejects, and is reported by handleError.
          if (shellIsOut && !request.signal.aborted) reportError(error);
        },
      },
    );
    request.signal.addEventListener("abort", () => stream.abort(), { once: true });
  });
}

/** Errors that no loader, action or component expected. A visitor who left is none, nor a form sent to an address that takes none. */
export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  const isAnswer = isRouteErrorResponse(error) && error.status < 500;
  if (!request.signal.aborted && !isAnswer) context.reportError(error);
}

/** The `Retry-After` of a thrown response: its headers reach the error page's own route at most. */
function retryAfterSecondsIn({ staticHandlerContext }: EntryContext): number | null {
  for (const error of Object.values(staticHandlerContext.errors ?? {})) {
    const failure = isRouteErrorResponse(error) ? readPageFailure(error.data) : null;
    if (failure?.retryAfterSeconds != null) return failure.retryAfterSeconds;
  }
  return null;
}

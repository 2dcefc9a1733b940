import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, RemixServer } from "@remix-run/react";
import type { ReactNode } from "react";
import { renderToPipeableStream, renderToString } from "react-dom/server";
import { withDemoBar } from "./demo/with-demo-bar.tsx";
import { NonceContext } from "./hooks/nonce-context.ts";
import { addLanguages } from "./text/languages.ts";
import { KNOWN_LANGUAGES } from "../server/domain/text/known-languages.ts";
import { readPageFailure } from "./page-failure.ts";
import { EVERY_STEP_VIEW } from "./routes/bookings.$bookingId/steps/every-step-view.ts";
import { addStepViews } from "./routes/bookings.$bookingId/steps/step-views.ts";

// A page may be in any language, and a booking at any step.
addLanguages(KNOWN_LANGUAGES);
addStepViews(EVERY_STEP_VIEW);

/** How long what a loader has promised may keep a page: Remix keeps a timer as long for each page, though no loader of ours promises anything. */
export const streamTimeout = 5_000;

/** How long a page may take to render where something suspends; what is not there then is left out. */
const RENDERING_MS_MAX = 21_000;

/** How React marks what has suspended, and was left out by a rendering that waits for nothing. */
const UNFINISHED = "<!--$!-->";
/** What would end a script, in a script. As JavaScript it means the same. */
const ESCAPED: Readonly<Record<string, string>> = {
  "&": String.raw`\u0026`,
  "<": String.raw`\u003c`,
  ">": String.raw`\u003e`,
  "\u2028": String.raw`\u2028`,
  "\u2029": String.raw`\u2029`,
};

/** Renders a page whole: nothing of ours comes later than the rest, and a stream costs more than the page. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const { nonce } = loadContext;
  const ofNonce = nonce === null ? {} : { nonce };
  const { serverHandoffStream, ...context } = remixContext;
  const page = (
    <NonceContext.Provider value={ofNonce.nonce}>
      <RemixServer context={context} url={request.url} {...ofNonce} />
    </NonceContext.Provider>
  );
  const atOnce = renderToString(page);
  const rendered = atOnce.includes(UNFINISHED)
    ? await renderWaiting(page, request, loadContext)
    : { html: atOnce, hasFailed: false };
  const hasScripts = context.renderMeta?.didRenderScripts === true;
  const handoff =
    hasScripts && serverHandoffStream !== undefined ? await new Response(serverHandoffStream).text() : null;
  headers.set("content-type", "text/html; charset=utf-8");
  const retryAfterSeconds = retryAfterSecondsIn(remixContext);
  if (retryAfterSeconds !== null) headers.set("retry-after", String(retryAfterSeconds));
  const html = await withDemoBar(rendered.html, request, loadContext);
  return new Response(`<!DOCTYPE html>${html}${handoff === null ? "" : handoffScript(handoff, nonce)}`, {
    headers,
    status: rendered.hasFailed ? 500 : status,
  });
}

/** The same where something suspends: waits for all of it, and for no longer than the time-out. */
async function renderWaiting(
  page: ReactNode,
  request: Request,
  { nonce, reportError }: AppLoadContext,
): Promise<{ readonly html: string; readonly hasFailed: boolean }> {
  let hasFailed = false;
  const body = new PassThrough();
  await new Promise<void>((resolve, reject) => {
    const stream = renderToPipeableStream(page, {
      ...(nonce === null ? {} : { nonce }),
      onAllReady() {
        clearTimeout(timer);
        stream.pipe(body);
        resolve();
      },
      // It rejects, and is reported by handleError.
      onShellError: reject,
      onError(error: unknown) {
        hasFailed = true;
        if (!request.signal.aborted) reportError(error);
      },
    });
    const timer = setTimeout(() => stream.abort(), RENDERING_MS_MAX);
    timer.unref();
    request.signal.addEventListener("abort", () => stream.abort(), { once: true });
  });
  return { html: (await text(body)).replace(/^<!DOCTYPE html>/, ""), hasFailed };
}

/** Hands the page's script what the loaders gave, in the way that Remix's own element does it for a stream. */
function handoffScript(data: string, nonce: string | null): string {
  const written = JSON.stringify(data).replaceAll(/[&<>\u2028\u2029]/g, (sign) => ESCAPED[sign] ?? sign);
  return `<script nonce="${nonce ?? ""}">{const to=window.__remixContext.streamController;to.enqueue(${written});to.close()}</script>`;
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

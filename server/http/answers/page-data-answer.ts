import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import type { ServerResponse } from "node:http";
import { encode } from "turbo-stream";
import type { PageFailure } from "../../domain/values/page-failure.ts";

/** Whether a page's script asks, which cannot read a page that is made for people. */
export function isAskedByScript(url: string): boolean {
  return pathOf(url).endsWith(".data");
}

/**
 * Ends the response to a page's script, in the form that Remix's client reads (it and this have to use one version of `turbo-stream`). A form's failure is
 * shown by the error page; who only looks is led to the page itself, where the server says it in words of its own. Other headers are set already.
 */
export function sendPageDataAnswer(response: ServerResponse, status: number, failure: PageFailure): void {
  response.setHeader("content-type", "text/x-script; charset=utf-8");
  const error = { status };
  const redirect = { to: documentOf(response.req.url ?? "/") };
  const encoded = encode(failure.wasForm ? { error } : redirect, {
    plugins: [
      (part) => {
        if (part === error) return ["ErrorResponse", failure, status, ""];
        if (part !== redirect) return false;
        const there = { redirect: redirect.to, status: 302, revalidate: false, reload: true, replace: true };
        return ["SingleFetchRedirect", there];
      },
    ],
  });
  Readable.fromWeb(encoded as ReadableStream<Uint8Array>).pipe(response);
}

/** The address of the page whose data this is; `_routes` and `index` are the script's own. */
function documentOf(url: string): string {
  const path = pathOf(url);
  const query = new URLSearchParams(url.slice(path.length));
  query.delete("_routes");
  query.delete("index");
  const page = path === "/_root.data" ? "/" : path.slice(0, -".data".length);
  return query.size === 0 ? page : `${page}?${query.toString()}`;
}

function pathOf(url: string): string {
  return url.split("?", 1)[0] ?? "";
}

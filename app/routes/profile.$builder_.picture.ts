import type { LoaderFunctionArgs } from "@remix-run/node";
import { throwAsPage } from "../trpc-errors.ts";

/** A builder's picture. Under the address that names its etag it never changes; under any other it is asked for anew each time. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { contentType, etag, base64 } = await context.caller.builder
    .picture({ slug: (params["builder"] ?? "").slice(0, 100) })
    .catch(throwAsPage(request));
  const isNamed = new URL(request.url).searchParams.get("v") === etag;
  const headers = {
    etag: `"${etag}"`,
    "cache-control": isNamed ? "public, max-age=31536000, immutable" : "public, no-cache",
  };
  if (request.headers.get("if-none-match") === `"${etag}"`)
    return new Response(null, { status: 304, headers });
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return new Response(bytes, { headers: { ...headers, "content-type": contentType } });
}

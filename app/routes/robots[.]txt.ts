import type { LoaderFunctionArgs } from "@remix-run/node";
import { robotsText } from "../found/robots-text.ts";

/** What search engines may read. */
export function loader({ context, request }: LoaderFunctionArgs) {
  const { origin } = new URL(request.url);
  return new Response(robotsText({ origin, mayBeFound: context.mayBeFound }), {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "public, max-age=3600" },
  });
}

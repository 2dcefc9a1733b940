import type { ServerResponse } from "node:http";
import type { LanguageTag } from "../../domain/text/language.ts";
import type { Route } from "../routes/route-table.ts";

/** No cache may store it, and no browser: the default for every answer. */
export const PRIVATE = "private, no-store";
/** For a page that is the same for everybody: it may be kept anywhere, and is asked for again each time, so that whoever looks is counted. */
export const SHARED = "public, no-cache";

/** `Vary` of what is written in the reader's language. */
export const BY_LANGUAGE = "Accept-Language";

/** A page's answer says in which language it is. What is no page is left as it is. */
export function inLanguage(answer: Response, language: LanguageTag): Response {
  const { headers } = answer;
  if (headers.get("content-type")?.startsWith("text/html") !== true) return answer;
  // A page is made here, by us: its headers may still be changed, and a copy of the answer costs as much as a query.
  if (!headers.has("content-language")) headers.set("content-language", language);
  headers.append("vary", BY_LANGUAGE);
  return answer;
}

/** What tells search engines to leave an answer alone, and who looks at the headers that it is staging's. */
const NO_ROBOTS = "noindex, nofollow";
/** The same of an installation that is not to be found, which follows no link either. */
const NOWHERE = "none";
/** Of an answer that is for whoever came for it: engines may follow what it links to. */
const NOT_HERE = "noindex";

/** Whether this answer was marked as one of a staging installation. */
export function isMarkedAsStaging(response: ServerResponse): boolean {
  return response.getHeader("x-robots-tag") === NO_ROBOTS;
}

/** The headers of every answer. `policy` is its Content-Security-Policy. */
export function setSecurityHeaders(
  response: ServerResponse,
  {
    policy,
    requestId,
    isHttps,
    isStaging,
    mayBeFound,
    route,
  }: {
    readonly policy: string;
    readonly requestId: string;
    readonly isHttps: boolean;
    readonly isStaging: boolean;
    readonly mayBeFound: boolean;
    /** Null where nothing is. */
    readonly route: Pick<Route, "isFound" | "kind"> | null;
  },
): void {
  if (isStaging) response.setHeader("x-robots-tag", NO_ROBOTS);
  else if (!mayBeFound) response.setHeader("x-robots-tag", NOWHERE);
  // What a page is made of is no page.
  else if (route?.isFound !== true && route?.kind !== "asset") response.setHeader("x-robots-tag", NOT_HERE);
  response.setHeader("content-security-policy", policy);
  response.setHeader("x-frame-options", "DENY");
  response.setHeader("referrer-policy", "strict-origin-when-cross-origin");
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("cross-origin-opener-policy", "same-origin");
  response.setHeader("permissions-policy", "camera=(), geolocation=(), microphone=()");
  response.setHeader("x-request-id", requestId);
  if (isHttps) response.setHeader("strict-transport-security", "max-age=31536000; includeSubDomains");
}

/**
 * Lets `X-Frame-Options` say the same as the answer's own policy: it knows no list of origins, so where others may frame an answer it is left out. Browsers
 * that know `frame-ancestors` go by that alone.
 */
export function setFrameOptions(response: ServerResponse, policy: string | null): void {
  const ancestors =
    policy === null ? undefined : /(?:^|;)\s*frame-ancestors ([^;]+)/.exec(policy)?.[1]?.trim();
  if (ancestors === undefined || ancestors === "'none'") return;
  if (ancestors === "'self'") response.setHeader("x-frame-options", "SAMEORIGIN");
  else response.removeHeader("x-frame-options");
}

/** An answer of this route as it leaves the process: its Cache-Control is the table's, whatever the route's own code says. */
export function asItLeaves(route: Pick<Route, "cache">, answer: Response): Response {
  const headers = new Headers(answer.headers);
  headers.set("cache-control", outwardCacheControl(route, answer));
  return new Response(answer.body, { status: answer.status, statusText: answer.statusText, headers });
}

function outwardCacheControl(route: Pick<Route, "cache">, { status, headers }: Response): string {
  const said = headers.get("cache-control");
  if (said === null) return PRIVATE;
  const isPage = headers.get("content-type")?.startsWith("text/html") === true;
  switch (route.cache) {
    case "private":
      return PRIVATE;
    case "shared":
      return isPage && status === 200 && !headers.has("set-cookie") && /\bpublic\b/.test(said)
        ? SHARED
        : PRIVATE;
    case "public":
      return status < 400 && !headers.has("set-cookie") ? said : PRIVATE;
  }
}

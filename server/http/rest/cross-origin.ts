import type { ApiKey } from "../../domain/values/api-key.ts";

/** What pages of other origins may send and read; never a cookie. */
const MAY_SEND = {
  "access-control-allow-methods": "GET, POST, DELETE",
  "access-control-allow-headers": "authorization, content-type, idempotency-key, accept-language",
  // 10 min: a key whose origin was taken away is refused by the request itself.
  "access-control-max-age": "600",
};
const MAY_READ =
  "x-request-id, retry-after, ratelimit, ratelimit-policy, idempotent-replayed, content-language";

/**
 * The answer to a browser that asks whether a page of another origin may send its request. That question carries no key, so it is answered for any live
 * key's origin; the request itself then shows whose it is. Null for every other origin.
 */
export async function answerPreflight(
  { headers }: Request,
  isOriginOfAnyKey: (origin: string) => Promise<boolean>,
): Promise<Response | null> {
  const origin = headers.get("origin");
  if (origin === null || !(await isOriginOfAnyKey(origin))) return null;
  return new Response(null, {
    status: 204,
    headers: { ...MAY_SEND, "access-control-allow-origin": origin, vary: "Origin" },
  });
}

/** Lets the page that asks read the answer, when its origin is one of the key's. False for the origin of anybody else. */
export function letOriginRead(
  headers: Headers,
  origin: string | null,
  apiKey: ApiKey | null,
  appOrigin: string,
): boolean {
  headers.append("vary", "Origin");
  if (origin === null || origin === appOrigin) return true;
  // Without a key only our own pages are asked for their origin, before this.
  if (apiKey === null) return true;
  if (!apiKey.origins.includes(origin)) return false;
  headers.set("access-control-allow-origin", origin);
  headers.set("access-control-expose-headers", MAY_READ);
  return true;
}

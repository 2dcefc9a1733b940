import type { LoadContext } from "../server/http/context.ts";

/**
 * For the loader of a page that anybody may see: what somebody who is not signed in gets may be shared for five seconds. The route
 * hands it on in its `headers`. A page of somebody signed in names them and stays theirs.
 */
export function shareForAMoment(actor: Pick<LoadContext["actor"], "kind">): ResponseInit {
  return actor.kind === "nobody" ? { headers: { "cache-control": "public, max-age=0, s-maxage=5" } } : {};
}

import type { LoadContext } from "../server/http/context.ts";

/**
 * For the loader of a public page: its rendering for somebody who is not signed in may be shared for five seconds. The route passes it on in its
 * `headers`. A page of somebody who is signed in names them, and is never shared.
 */
export function shareForAMoment(actor: Pick<LoadContext["actor"], "kind">): ResponseInit {
  return actor.kind === "nobody" ? { headers: { "cache-control": "public, max-age=0, s-maxage=5" } } : {};
}

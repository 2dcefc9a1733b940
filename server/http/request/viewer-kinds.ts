import { LRUCache } from "lru-cache";
import { createHash } from "node:crypto";
import type { AskedBy } from "../answered-request.ts";

/** Browsers that look at public pages within a minute. */
const BROWSERS_MAX = 1_000;
/** Somebody's role changes less often, and a view more or less is none that matters. */
const KEPT_MS = 60_000;

/** Who holds these cookies. */
export type FindViewer = (cookies: string) => Promise<AskedBy>;

/**
 * A public page is answered as to nobody, so who looked is found out after the answer, where it is counted: once a minute for each browser, which is
 * remembered by a digest. Whoever cannot be found is nobody.
 */
export function createViewerKinds(find: FindViewer): FindViewer {
  const kinds = new LRUCache<string, AskedBy>({ max: BROWSERS_MAX, ttl: KEPT_MS });
  return async (cookies) => {
    const browser = createHash("sha256").update(cookies).digest("base64");
    const known = kinds.get(browser);
    if (known !== undefined) return known;
    const kind = await find(cookies).catch((): AskedBy => "nobody");
    kinds.set(browser, kind);
    return kind;
  };
}

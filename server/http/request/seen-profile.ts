import type { IncomingMessage } from "node:http";
import { isbot } from "isbot";
import { DIRECT_SOURCE, EMBED_SOURCE, sourceOf } from "../../domain/funnel/funnel-source.ts";
import type { AskedBy } from "../answered-request.ts";
import type { RequestTarget } from "../routes/request-target.ts";
import type { Route } from "../routes/route-table.ts";

/** A profile that somebody has looked at: whose, and from where they came. Nothing of who. */
export interface SeenProfile {
  readonly slug: string;
  readonly source: string;
}

/** What was asked, and how it was answered. */
export interface AnsweredPage {
  readonly request: Pick<IncomingMessage, "method" | "headers">;
  readonly target: RequestTarget;
  readonly route: Route;
  readonly status: number;
  readonly askedBy: AskedBy;
  /** Ours, without a slash at the end. */
  readonly appUrl: string;
}

const PROFILE_PATH = /^\/profile\/([^/]+?)(\.data)?\/?$/i;
/** What other sites show of it in a frame. */
const FRAME_PATH = /^\/embed\/([^/]+)(?:\/[^/]+)?\/?$/i;
const FRAMES: readonly string[] = ["routes/embed.$builder", "routes/embed.$builder_.$sessionType"];

/**
 * The profile that this answer showed to a person; null for everything else. Asked in front of the cache of pages, whose answers are answers too. Left out
 * are programs, pages fetched ahead, what a page's own script reads again, and builders and operators, who are no clients.
 */
export function seenProfileOf({
  request: { method, headers },
  target: { path, search },
  route,
  status,
  askedBy,
  appUrl,
}: AnsweredPage): SeenProfile | null {
  const isFrame = FRAMES.includes(route.id);
  if ((!isFrame && route.id !== "routes/profile.$builder") || method !== "GET" || status !== 200) return null;
  const [, slug, data] = (isFrame ? FRAME_PATH : PROFILE_PATH).exec(path) ?? [];
  if (slug === undefined || isFetchedAhead(headers)) return null;
  // The script of the page asks for it again, in the reader's zone.
  if (data === undefined && headers["sec-fetch-dest"] === "empty") return null;
  if (askedBy !== "nobody" && askedBy !== "client") return null;
  // Nothing that people use leaves it out.
  const agent = headers["user-agent"];
  if (agent === undefined || isbot(agent)) return null;
  const referrer = headers.referer ?? null;
  if (data !== undefined && pathOf(referrer) === path.replace(/\.data$/i, "")) return null;
  const source = sourceOf({
    search,
    referrer,
    isFramed: !isFrame && /^(?:iframe|frame|embed)$/.test(headers["sec-fetch-dest"] ?? ""),
    ownHost: new URL(appUrl).host,
  });
  return {
    slug: decodeURIComponent(slug).toLowerCase(),
    // The site's name is what is wanted to be known of a frame; where it is not told, that it was one.
    source: isFrame && source === DIRECT_SOURCE ? EMBED_SOURCE : source,
  };
}

function isFetchedAhead(headers: IncomingMessage["headers"]): boolean {
  return [headers["sec-purpose"], headers["purpose"], headers["x-moz"], headers["x-purpose"]].some(
    (purpose) => purpose !== undefined && /prefetch|prerender|preview/i.test(String(purpose)),
  );
}

function pathOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).pathname : null;
}

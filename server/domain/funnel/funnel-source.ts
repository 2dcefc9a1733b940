/** Typed in, from a bookmark, from a page of our own, or not known. */
export const DIRECT_SOURCE = "direct";
/** A page that shows ours in a frame. */
const EMBED_SOURCE = "embed";
/** A program asked for the booking. */
export const API_SOURCE = "api";
/** Booked at Calendly, without us. */
export const CALENDLY_SOURCE = "calendly";
/** Whatever is none of the named ones: unreadable, or one of too many. */
export const OTHER_SOURCE = "other";

/** Those that have no view of a profile in front of them. */
export const SOURCES_ELSEWHERE: readonly string[] = [API_SOURCE, CALENDLY_SOURCE];

/** What somebody may write into a link stays out of the sums, unless it is a plain, short name. */
const UTM_NAME = /^[a-z0-9][a-z0-9._-]{0,39}$/;
const HOST = /^[a-z0-9.-]{1,80}$/;

/** Where a request came from: by the address of the page, and by what the browser says of the page before. */
export interface SourceHints {
  /** The query of the page, with its `?`, or ''. */
  readonly search: string;
  /** The page before; null when the browser does not say. */
  readonly referrer: string | null;
  readonly isFramed: boolean;
  /** Of our own pages, as in their addresses. */
  readonly ownHost: string;
}

/**
 * `utm:newsletter` where the link says so, `embed` in a frame, `site:example.com` by the host of the page before, which is all that is kept of it;
 * `direct` otherwise. Pure.
 */
export function sourceOf({ search, referrer, isFramed, ownHost }: SourceHints): string {
  const marked = utmIn(search);
  if (marked !== null) return marked;
  if (isFramed) return EMBED_SOURCE;
  const page = referrer === null ? null : urlIn(referrer);
  if (page === null || !/^https?:$/.test(page.protocol)) return DIRECT_SOURCE;
  // A click on our own pages: the link that led there counts.
  if (page.host === ownHost) return utmIn(page.search) ?? DIRECT_SOURCE;
  return siteSource(page.hostname);
}

/** The source of a host: `site:example.com`, whether with www or without. */
export function siteSource(host: string): string {
  const name = host.toLowerCase().replace(/^www\./, "");
  return HOST.test(name) ? `site:${name}` : OTHER_SOURCE;
}

function utmIn(search: string): string | null {
  const name = new URLSearchParams(search).get("utm_source")?.trim().toLowerCase();
  if (name === undefined || name === "") return null;
  return UTM_NAME.test(name) ? `utm:${name}` : OTHER_SOURCE;
}

function urlIn(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

/** Whether a text is a source as they are stored. */
export function isSource(text: string): boolean {
  const [, kind, name = ""] = /^(utm|site):(.*)$/s.exec(text) ?? [];
  if (kind === "utm") return UTM_NAME.test(name);
  if (kind === "site") return HOST.test(name);
  return [DIRECT_SOURCE, EMBED_SOURCE, API_SOURCE, CALENDLY_SOURCE, OTHER_SOURCE].includes(text);
}

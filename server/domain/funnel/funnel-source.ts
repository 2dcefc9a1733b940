/** Typed in, from a bookmark, from a page of our own, or not known. */
export const DIRECT_SOURCE = "direct";
/** A page that shows ours in a frame. */
export const EMBED_SOURCE = "embed";
/** A program asked for the booking. */
export const API_SOURCE = "api";
/** Booked at Calendly, without us. */
export const CALENDLY_SOURCE = "calendly";
/** Whatever is none of the named ones: unreadable, or one of too many. */
export const OTHER_SOURCE = "other";

/** In an address: the host of the site that embeds what was pressed. */
const EMBEDDED_ON = "embedded";

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
 * `utm:newsletter` where the link says so, `site:example.com` where it says that it stands in a frame there, `embed` in a frame, `site:example.com` by the host of the page before, which is all that is kept of it;
 * `direct` otherwise. Pure.
 */
export function sourceOf({ search, referrer, isFramed, ownHost }: SourceHints): string {
  const marked = markIn(search);
  if (marked !== null) return marked;
  if (isFramed) return EMBED_SOURCE;
  const page = referrer === null ? null : urlIn(referrer);
  if (page === null || !/^https?:$/.test(page.protocol)) return DIRECT_SOURCE;
  // A click on our own pages: the link that led there counts.
  if (page.host === ownHost) return markIn(page.search) ?? DIRECT_SOURCE;
  return siteSource(page.hostname);
}

/** The source of a host: `site:example.com`, whether with www or without. */
export function siteSource(host: string): string {
  const name = host.toLowerCase().replace(/^www\./, "");
  return HOST.test(name) ? `site:${name}` : OTHER_SOURCE;
}

/** What a link of ours says: its `utm_source`, else the site that has embedded it. */
function markIn(search: string): string | null {
  const marked = utmIn(search);
  if (marked !== null) return marked;
  const host = new URLSearchParams(search).get(EMBEDDED_ON)?.trim() ?? "";
  return host === "" ? null : siteSource(host);
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

import type { Instant } from "../../server/domain/values/instant.ts";

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

/** A list of sitemaps, by their addresses. */
export function sitemapIndex(addresses: readonly string[]): string {
  const entries = addresses.map((address) => `<sitemap><loc>${escaped(address)}</loc></sitemap>`);
  return [HEAD, `<sitemapindex xmlns="${SPACE}">`, ...entries, "</sitemapindex>", ""].join("\n");
}

/** A page in a sitemap. */
interface PageInSitemap {
  readonly address: string;
  /** Null where nothing keeps it: engines believe nobody who was wrong once. */
  readonly changedAt: Instant | null;
}

/** A list of pages. */
export function sitemap(pages: readonly PageInSitemap[]): string {
  const entries = pages.map(({ address, changedAt }) => {
    const changed = changedAt === null ? "" : `<lastmod>${changedAt}</lastmod>`;
    return `<url><loc>${escaped(address)}</loc>${changed}</url>`;
  });
  return [HEAD, `<urlset xmlns="${SPACE}">`, ...entries, "</urlset>", ""].join("\n");
}

/** The answer that holds one, which may be kept for as long as the list behind it is. */
export function xmlAnswer(xml: string): Response {
  return new Response(xml, {
    headers: { "content-type": "application/xml; charset=utf-8", "cache-control": "public, max-age=600" },
  });
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&apos;");
}

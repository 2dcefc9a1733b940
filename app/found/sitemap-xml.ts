const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

/** A list of sitemaps, by their addresses. */
export function sitemapIndex(addresses: readonly string[]): string {
  const entries = addresses.map((address) => `<sitemap><loc>${escaped(address)}</loc></sitemap>`);
  return [HEAD, `<sitemapindex xmlns="${SPACE}">`, ...entries, "</sitemapindex>", ""].join("\n");
}

/** A list of pages. When one was changed is not said: we do not know, and engines believe nobody who was wrong once. */
export function sitemap(addresses: readonly string[]): string {
  const entries = addresses.map((address) => `<url><loc>${escaped(address)}</loc></url>`);
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

/**
 * Below these nothing is for engines, and each page costs us to make. The addresses that public pages link to (`/bookings`, `/sign-in`) are not
 * among them: an engine has to read there that it is to leave them out.
 */
const CLOSED = ["/account/", "/api/", "/book/", "/bookings/", "/builder/", "/operator/", "/reviews/"];

/** The text of `/robots.txt`. */
export function robotsText({
  origin,
  mayBeFound,
}: {
  readonly origin: string;
  readonly mayBeFound: boolean;
}): string {
  if (!mayBeFound) return "user-agent: *\ndisallow: /\n";
  return [
    "user-agent: *",
    ...CLOSED.map((path) => `disallow: ${path}`),
    "",
    `sitemap: ${origin}/sitemap.xml`,
    "",
  ].join("\n");
}

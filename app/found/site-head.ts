import type { Language } from "../../server/domain/text/language.ts";
import { pageTitle } from "../page-title.ts";
import { LANGUAGE_KEY, type FoundAt } from "./found-at.ts";
import type { PageHead } from "./page-head.ts";

/** What a page of the site itself says to those who have not opened it: `title` without the site's name. */
export function siteHead(
  {
    path,
    title,
    description,
  }: { readonly path: string; readonly title: string; readonly description: string },
  { found, cardEtag }: { readonly found: FoundAt; readonly cardEtag: string },
  language: Language,
): PageHead {
  // Whoever fetches the picture may ask for no language, or for another.
  const inLanguage = found.languages.length === 0 ? "" : `&${LANGUAGE_KEY}=${language.tag}`;
  return {
    found,
    language,
    path,
    title: pageTitle(null, "offers", title, language),
    linkTitle: title,
    description,
    kind: "website",
    card: { path: `/card.png?v=${cardEtag}${inLanguage}`, alt: title },
  };
}

import type { Graph, SearchAction } from "schema-dts";
import { frontPage } from "../../server/domain/text/en/page/front.ts";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { SITE_NAME } from "../../server/domain/text/site-name.ts";
import { addressIn, type FoundAt } from "./found-at.ts";

/** What engines that look for a search of ours put the words in place of. */
const WORDS = "search_term_string";

/** The site itself: who runs it by name, how it is searched, and whom this page lists. */
export function siteData(
  builders: readonly { readonly slug: string; readonly displayName: string }[],
  { origin, asked }: FoundAt,
  language: Language,
): Graph {
  const organization = {
    "@type": "Organization",
    "@id": `${origin}/#organization`,
    name: SITE_NAME,
  } as const;
  const search: SearchAction & { "query-input": string } = {
    "@type": "SearchAction",
    target: { "@type": "EntryPoint", urlTemplate: `${origin}/?q={${WORDS}}` },
    "query-input": `required name=${WORDS}`,
  };
  return {
    "@context": "https://schema.org",
    "@graph": [
      {
        "@type": "WebSite",
        "@id": `${origin}/#site`,
        name: SITE_NAME,
        url: `${origin}/`,
        description: textIn(frontPage, language)("description"),
        inLanguage: language.tag,
        publisher: organization,
        potentialAction: search,
      },
      { ...organization, url: `${origin}/`, logo: `${origin}/apple-touch-icon.png` },
      ...(builders.length === 0
        ? []
        : [
            {
              "@type": "ItemList" as const,
              itemListElement: builders.map(({ slug, displayName }, index) => ({
                "@type": "ListItem" as const,
                position: index + 1,
                name: displayName,
                url: addressIn(origin, `/profile/${slug}`, asked),
              })),
            },
          ]),
    ],
  };
}

import type { MetaDescriptor } from "@remix-run/node";
import type { Graph } from "schema-dts";
import type { Language } from "../../server/domain/text/language.ts";
import { SITE_NAME } from "../../server/domain/text/site-name.ts";
import { addressIn, type FoundAt } from "./found-at.ts";

/** 200: more than any engine or preview shows. */
const DESCRIPTION_CHARACTERS_MAX = 200;

/** What a public page says of itself to those who have not opened it. */
export interface PageHead {
  readonly found: FoundAt;
  readonly language: Language;
  /** Of the page, with all of its query that makes it another page; nothing else. */
  readonly path: string;
  /** As in the browser's tab: with the site's name. */
  readonly title: string;
  /** As beside a link: without it. */
  readonly linkTitle: string;
  readonly description: string;
  readonly kind: "website" | "profile";
  /** The path of a PNG of 1200 × 630 pixels, and what it shows. */
  readonly card: { readonly path: string; readonly alt: string };
  /** False for a page that leads on to others and is not shown by itself. */
  readonly isShown?: boolean;
  /** What the page offers, in schema.org's words; absent where it is none of engines' business. */
  readonly data?: Graph;
}

/**
 * A page's title and description, its one address, its addresses in other languages, and what link previews show. Each language has an address of its own
 * (`?lang=`), which is canonical to itself; the plain one is read in the browser's language, and stands for all others.
 */
export function pageHead({
  found,
  language,
  path,
  title,
  linkTitle,
  description,
  kind,
  card,
  isShown = true,
  data,
}: PageHead): MetaDescriptor[] {
  const { origin, languages, asked } = found;
  const canonical = addressIn(origin, path, asked);
  const said = shortened(description);
  return [
    { title },
    { name: "description", content: said },
    isShown
      ? { tagName: "link", rel: "canonical", href: canonical }
      : { name: "robots", content: "noindex, follow" },
    ...(languages.length === 0 || !isShown
      ? []
      : [
          ...languages.map((tag) => alternate(tag, addressIn(origin, path, tag))),
          alternate("x-default", addressIn(origin, path, null)),
        ]),
    { property: "og:site_name", content: SITE_NAME },
    { property: "og:type", content: kind },
    { property: "og:url", content: canonical },
    { property: "og:title", content: linkTitle },
    { property: "og:description", content: said },
    { property: "og:locale", content: language.locale.replace("-", "_") },
    { property: "og:image", content: `${origin}${card.path}` },
    { property: "og:image:type", content: "image/png" },
    { property: "og:image:width", content: "1200" },
    { property: "og:image:height", content: "630" },
    { property: "og:image:alt", content: card.alt },
    // The rest Twitter and its kin take from the tags above.
    { name: "twitter:card", content: "summary_large_image" },
    ...(data === undefined || !isShown ? [] : [{ "script:ld+json": data as object }]),
  ];
}

function alternate(hrefLang: string, href: string): MetaDescriptor {
  return { tagName: "link", rel: "alternate", hrefLang, href };
}

/** Whole words, with `…` where something is left out. */
function shortened(text: string): string {
  const plain = text.replaceAll(/\s+/g, " ").trim();
  if (plain.length <= DESCRIPTION_CHARACTERS_MAX) return plain;
  const cut = plain.slice(0, DESCRIPTION_CHARACTERS_MAX);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), DESCRIPTION_CHARACTERS_MAX / 2)).trimEnd()}…`;
}

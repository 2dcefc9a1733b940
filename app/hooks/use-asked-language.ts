import { useLocation } from "@remix-run/react";
import { LANGUAGE_KEY } from "../found/found-at.ts";
import { useLanguage } from "./use-text.tsx";

/** What the address of the page asks for, and gets. */
interface AskedLanguage {
  /** The tag of the language; null where the address asks for none, or for one that is not spoken here. */
  readonly tag: string | null;
  /** A path of ours, `/?topic=career` or `/profile/ada#times`, so that the next page is read in the language of this one. */
  readonly lead: (path: string) => string;
}

/** Who reads a public page by an address that names its language (`?lang=`) stays in it from page to page. */
export function useAskedLanguage(): AskedLanguage {
  const { tag } = useLanguage();
  const { search } = useLocation();
  const isAsked = new URLSearchParams(search).get(LANGUAGE_KEY) === tag;
  return isAsked ? { tag, lead: (path) => inLanguage(path, tag) } : { tag: null, lead: (path) => path };
}

function inLanguage(path: string, tag: string): string {
  const [page = "", place] = path.split("#");
  const [start = "", query] = page.split("?");
  const search = new URLSearchParams(query);
  search.set(LANGUAGE_KEY, tag);
  return `${start}?${search.toString()}${place === undefined ? "" : `#${place}`}`;
}

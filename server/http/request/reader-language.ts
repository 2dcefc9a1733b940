import { LRUCache } from "lru-cache";
import Negotiator from "negotiator";
import { ENGLISH, type Language } from "../../domain/text/language.ts";

/** The language that an address asks for by its `lang`; null when it asks for none, or for none of ours. */
export function languageOfAddress(search: string, languages: readonly Language[]): Language | null {
  const tag = new URLSearchParams(search).get("lang");
  return languages.find((language) => language.tag === tag) ?? null;
}

/** Browsers ask in a few dozen ways; whoever asks in another has the library read it. */
const WAYS_MAX = 200;
const kept = new WeakMap<readonly Language[], LRUCache<string, Language>>();

/** The language that a browser asks for by its `Accept-Language`; English when it wants none of ours. `languages` stay as they are. */
export function readerLanguage(
  acceptLanguage: string | null | undefined,
  languages: readonly Language[],
): Language {
  if (languages.length < 2) return ENGLISH;
  const ways = kept.get(languages) ?? new LRUCache<string, Language>({ max: WAYS_MAX });
  kept.set(languages, ways);
  const way = acceptLanguage ?? "*";
  const known = ways.get(way);
  if (known !== undefined) return known;
  const negotiator = new Negotiator({ headers: { "accept-language": way } });
  const tag = negotiator.language(languages.map((language) => language.tag));
  const wanted = languages.find((language) => language.tag === tag) ?? ENGLISH;
  ways.set(way, wanted);
  return wanted;
}

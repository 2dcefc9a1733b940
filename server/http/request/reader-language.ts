import Negotiator from "negotiator";
import { ENGLISH, type Language } from "../../domain/text/language.ts";

/** The language that an address asks for by its `lang`; null when it asks for none, or for none of ours. */
export function languageOfAddress(search: string, languages: readonly Language[]): Language | null {
  const tag = new URLSearchParams(search).get("lang");
  return languages.find((language) => language.tag === tag) ?? null;
}

/** The language that a browser asks for by its `Accept-Language`; English when it wants none of ours. */
export function readerLanguage(
  acceptLanguage: string | null | undefined,
  languages: readonly Language[],
): Language {
  // Nearly all installations: nothing to choose from.
  if (languages.length < 2) return ENGLISH;
  const negotiator = new Negotiator({ headers: { "accept-language": acceptLanguage ?? "*" } });
  const tag = negotiator.language(languages.map((language) => language.tag));
  return languages.find((language) => language.tag === tag) ?? ENGLISH;
}

import Negotiator from "negotiator";
import { ENGLISH, type Language } from "../domain/text/language.ts";
import { PSEUDO_LANGUAGES } from "../domain/text/pseudo-language.ts";

/** The languages that an installation speaks: against the sandbox also those that show what is not in the catalogue. */
export function languagesOf({ isSandbox }: { readonly isSandbox: boolean }): readonly Language[] {
  return isSandbox ? [ENGLISH, ...PSEUDO_LANGUAGES] : [ENGLISH];
}

/** The language that a browser asks for by `Accept-Language`; English when it wants none of ours. */
export function readerLanguage(headers: Headers, languages: readonly Language[]): Language {
  const negotiator = new Negotiator({
    headers: { "accept-language": headers.get("accept-language") ?? "*" },
  });
  const tag = negotiator.language(languages.map((language) => language.tag));
  return languages.find((language) => language.tag === tag) ?? ENGLISH;
}

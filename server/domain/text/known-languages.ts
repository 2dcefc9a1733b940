import { ENGLISH, type Language, type LanguageTag } from "./language.ts";
import { PSEUDO_LANGUAGES } from "./pseudo-language.ts";

/** All languages that this version has words in, English first. For the server: a browser has the document's own. */
const KNOWN_LANGUAGES: readonly Language[] = [ENGLISH, ...PSEUDO_LANGUAGES];

/** The languages that an installation speaks: against the sandbox also those that show what is not in the catalogue. */
export function languagesOf({ isSandbox }: { readonly isSandbox: boolean }): readonly Language[] {
  return isSandbox ? KNOWN_LANGUAGES : [ENGLISH];
}

/** The tag of a language that this version knows; null for anything else, as where none was kept. */
export function parseLanguageTag(tag: unknown): LanguageTag | null {
  return KNOWN_LANGUAGES.find((language) => language.tag === tag)?.tag ?? null;
}

/** The language of a tag; English where there is none, or none that this version knows. */
export function languageOfTag(tag: string | null): Language {
  return KNOWN_LANGUAGES.find((language) => language.tag === tag) ?? ENGLISH;
}

/** What a language calls itself: `Deutsch`. */
export function ownNameOf({ tag, locale }: Language): string {
  return new Intl.DisplayNames([locale], { type: "language" }).of(tag) ?? tag;
}

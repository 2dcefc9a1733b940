import { ENGLISH, type Language } from "../../server/domain/text/language.ts";

/** Languages whose words are here: on the server all of them, in a browser English and the document's own. */
const opened = new Map<string, Language>([[ENGLISH.tag, ENGLISH]]);

const listeners = new Set<() => void>();

/** Fetches the words of all languages but English, which is here. */
export async function openAllLanguages(): Promise<void> {
  const { PSEUDO_LANGUAGES } = await import("../../server/domain/text/pseudo-language.ts");
  for (const language of PSEUDO_LANGUAGES) opened.set(language.tag, language);
  for (const listener of listeners) listener();
}

/** Fetches a language's words: the document's before anything renders, another once its reader has signed in. Until then English is rendered. */
export async function openLanguage(tag: string): Promise<void> {
  if (!opened.has(tag)) await openAllLanguages();
}

/** Calls the listener whenever words were opened. Returns what stops that. */
export function onOpenedLanguages(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Of how many languages the words are here. */
export function countOpenedLanguages(): number {
  return opened.size;
}

/** The language of a tag; English where its words were not opened. */
export function languageOf(tag: string | undefined): Language {
  return opened.get(tag ?? ENGLISH.tag) ?? ENGLISH;
}

/** The reader's language for what is asked before anything renders: a route's `meta`. Takes its `matches`. */
export function languageIn(matches: readonly ({ id: string; data?: unknown } | undefined)[]): Language {
  const data = matches.find((match) => match?.id === "root")?.data;
  const isKnown = typeof data === "object" && data !== null && "language" in data;
  return languageOf(isKnown && typeof data.language === "string" ? data.language : undefined);
}

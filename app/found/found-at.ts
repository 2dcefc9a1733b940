import type { LoadContext } from "../../server/http/context.ts";
import type { LanguageTag } from "../../server/domain/text/language.ts";

/** What a public page has to know to say where it stands. */
export interface FoundAt {
  /** Our own origin, without a slash at the end. */
  readonly origin: string;
  /** Those in which the page may be read, where there is a choice; empty where there is none. */
  readonly languages: readonly LanguageTag[];
  /** The one that the address itself asks for; null where the reader's browser decides. */
  readonly asked: LanguageTag | null;
}

/** The query's key that asks for a language, whatever the browser wants. */
export const LANGUAGE_KEY = "lang";

/** For the loader of a public page. */
export function foundAt(request: Request, { languages }: Pick<LoadContext, "languages">): FoundAt {
  const { origin, searchParams } = new URL(request.url);
  const asked = searchParams.get(LANGUAGE_KEY);
  return {
    origin,
    languages: languages.length > 1 ? languages : [],
    asked: languages.length > 1 ? (languages.find((tag) => tag === asked) ?? null) : null,
  };
}

/** The whole address of a path of ours, `/profile/ada` or `/?topic=career`, in the language that is named; null for the reader's own. */
export function addressIn(origin: string, path: string, language: LanguageTag | null): string {
  const address = new URL(path, origin);
  if (language !== null) address.searchParams.set(LANGUAGE_KEY, language);
  return address.href;
}

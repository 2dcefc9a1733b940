import { useRouteLoaderData } from "@remix-run/react";
import { Children, useEffect, useSyncExternalStore, type ReactNode } from "react";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn, type Messages, type Place, type Text } from "../../server/domain/text/place.ts";
import type { DataOfEveryPage } from "../page-data.ts";
import { countOpenings, languageOf, onOpenedLanguages, openLanguage } from "../text/languages.ts";

/** The reader's language. English where the page's own data could not be loaded, and until the words of another are here. */
export function useLanguage(): Language {
  useSyncExternalStore(onOpenedLanguages, countOpenings, countOpenings);
  return languageOf(useRouteLoaderData<DataOfEveryPage>("root")?.language);
}

/** Fetches the reader's language when it becomes another than the document's: they have signed in, or chosen it in another window. */
export function useOpenedLanguage(): void {
  const tag = useRouteLoaderData<DataOfEveryPage>("root")?.language;
  useEffect(() => {
    // Without a network the page stays in English, as it is.
    if (tag !== undefined) openLanguage(tag).catch(() => undefined);
  }, [tag]);
}

/** A place's texts in the reader's language: `t("key", values)`. */
export function useText<M extends Messages>(place: Place<M>): Text<M> {
  return textIn(place, useLanguage());
}

/** The parts of a message with tags, as what React renders. */
export function rich(parts: readonly ReactNode[]): ReactNode {
  return Children.toArray([...parts]);
}

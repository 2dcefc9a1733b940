import { useRouteLoaderData } from "@remix-run/react";
import { Children, type ReactNode } from "react";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn, type Messages, type Place, type Text } from "../../server/domain/text/place.ts";
import type { DataOfEveryPage } from "../page-data.ts";
import { languageOf } from "../text/languages.ts";

/** The reader's language. English where the page's own data could not be loaded. */
export function useLanguage(): Language {
  return languageOf(useRouteLoaderData<DataOfEveryPage>("root")?.language);
}

/** A place's texts in the reader's language: `t("key", values)`. */
export function useText<M extends Messages>(place: Place<M>): Text<M> {
  return textIn(place, useLanguage());
}

/** The parts of a message with tags, as what React renders. */
export function rich(parts: readonly ReactNode[]): ReactNode {
  return Children.toArray([...parts]);
}

import type { Message } from "./message.ts";

/** A BCP 47 tag of a language that pages and mails can be in. Branded, so that what a browser sent is never taken for one. */
export type LanguageTag = string & { readonly brand: "LanguageTag" };

/** A language that pages and mails speak. */
export interface Language {
  readonly tag: LanguageTag;
  readonly direction: "ltr" | "rtl";
  /** By which `Intl` writes dates, numbers, lists and plurals. */
  readonly locale: string;
  /** By which `Intl` writes money. */
  readonly moneyLocale: string;
  /** A day of the week and a month where there is little room, of what `Intl` calls them in full: its own short forms differ from version to version. */
  readonly shortWeekday: (weekday: string) => string;
  readonly shortMonth: (month: string) => string;
  /** What a city of the database of time zones is called: `Vienna`. */
  readonly cityName: (city: string) => string;
  /** What this language says in place of an English message; the English itself where it has no words of its own. */
  readonly translate: (english: Message, place: string, key: string) => Message;
}

/** The language in which every text is written first. Its clock has 24 hours, so that no time is read for another; its dollars are `$`. */
export const ENGLISH: Language = {
  tag: "en" as LanguageTag,
  direction: "ltr",
  locale: "en-GB",
  moneyLocale: "en-US",
  shortWeekday: (weekday) => weekday.slice(0, 3),
  shortMonth: (month) => month.slice(0, 3),
  cityName: (city) => city,
  translate: (english) => english,
};

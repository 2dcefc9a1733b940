import { accountRoom } from "./de/account-room.ts";
import { bookingRoom } from "./de/booking-room.ts";
import { builderRoom } from "./de/builder-room.ts";
import { developersRoom } from "./de/developers-room.ts";
import { embedRoom } from "./de/embed-room.ts";
import { funnelRoom } from "./de/funnel-room.ts";
import { mailsRoom } from "./de/mails-room.ts";
import { operatorRoom } from "./de/operator-room.ts";
import { pageRoom } from "./de/page-room.ts";
import { problemReportRoom } from "./de/problem-report-room.ts";
import { reviewRoom } from "./de/review-room.ts";
import { germanOf } from "./german.ts";
import { ENGLISH, type Language, type LanguageTag } from "./language.ts";
import { PSEUDO_LANGUAGES } from "./pseudo-language.ts";

/** German with all of its words. */
export const GERMAN = germanOf({
  account: accountRoom,
  booking: bookingRoom,
  builder: builderRoom,
  developers: developersRoom,
  embed: embedRoom,
  funnel: funnelRoom,
  mails: mailsRoom,
  operator: operatorRoom,
  page: pageRoom,
  "problem-report": problemReportRoom,
  review: reviewRoom,
});

/** All languages that this version has words in, English first. For the server: a browser has the document's own. */
export const KNOWN_LANGUAGES: readonly Language[] = [ENGLISH, GERMAN, ...PSEUDO_LANGUAGES];

/** The languages that an installation speaks: against the sandbox also those that show what is not in the catalogue. */
export function languagesOf({ isSandbox }: { readonly isSandbox: boolean }): readonly Language[] {
  return isSandbox ? KNOWN_LANGUAGES : [ENGLISH, GERMAN];
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

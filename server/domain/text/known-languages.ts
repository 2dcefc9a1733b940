import { germanAccount } from "./de/german-account.ts";
import { germanBooking } from "./de/german-booking.ts";
import { germanBuilder } from "./de/german-builder.ts";
import { germanDemo } from "./de/german-demo.ts";
import { germanDevelopers } from "./de/german-developers.ts";
import { germanEmbed } from "./de/german-embed.ts";
import { germanFunnel } from "./de/german-funnel.ts";
import { germanMails } from "./de/german-mails.ts";
import { germanOperator } from "./de/german-operator.ts";
import { germanPage } from "./de/german-page.ts";
import { germanProblemReport } from "./de/german-problem-report.ts";
import { germanReview } from "./de/german-review.ts";
import { germanOf } from "./german.ts";
import { ENGLISH, type Language, type LanguageTag } from "./language.ts";
import { PSEUDO_LANGUAGES } from "./pseudo-language.ts";

/** German with all of its words. */
export const GERMAN = germanOf({
  account: germanAccount,
  booking: germanBooking,
  builder: germanBuilder,
  demo: germanDemo,
  developers: germanDevelopers,
  embed: germanEmbed,
  funnel: germanFunnel,
  mails: germanMails,
  operator: germanOperator,
  page: germanPage,
  "problem-report": germanProblemReport,
  review: germanReview,
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

import { USEFUL_MINUTES, type FreeTimesSpan } from "../offer/free-times.ts";
import { addMinutes, earlierOf, laterOf, type Instant } from "../values/instant.ts";
import type { Money } from "../values/money.ts";
import { findableWordsOf } from "./folded-words.ts";
import {
  ALL,
  FREE,
  languageEntry,
  currencyEntry,
  priceEntry,
  topicEntry,
  wordEntry,
} from "./listing-entries.ts";

/** 300 words: hundreds of session types, each with a name of its own. */
const WORDS_MAX = 300;
/** "Free this week": within 7 days of 24 h, whatever the day is. */
export const WEEK_MINUTES = 7 * 24 * 60;

/** What of a builder decides where search and browsing find them. */
export interface ListedBuilder {
  readonly name: string;
  readonly headline: string;
  /** Those on sale alone: who has none is not listed. */
  readonly offers: readonly ListedOffer[];
  /** Those that the operator keeps on the list. */
  readonly topics: readonly { readonly slug: string; readonly name: string }[];
  readonly languages: readonly string[];
}

export interface ListedOffer {
  readonly name: string;
  readonly price: Money;
  /** Null while Calendly has not said. */
  readonly free: FreeTimesSpan | null;
}

/** Under which entries a builder stands in the index of those listed, and until when, if nothing else changes. */
export interface Listing {
  readonly entries: readonly string[];
  /** When they have to be looked at again, because time passes; null when never. */
  readonly changesAt: Instant | null;
}

/** All that the index says of a builder now. Depends on nothing but its arguments. */
export function listingOf(builder: ListedBuilder | null, now: Instant): Listing {
  if (builder === null || builder.offers.length === 0) return { entries: [], changesAt: null };
  const { offers, topics, languages } = builder;
  const words = [
    builder.name,
    builder.headline,
    ...topics.map(({ name }) => name),
    ...offers.map(({ name }) => name),
  ];
  const { isFree, changesAt } = freeThisWeek(offers, now);
  return {
    entries: [
      ALL,
      ...(isFree ? [FREE] : []),
      ...topics.map(({ slug }) => topicEntry(slug)),
      ...languages.map(languageEntry),
      ...lowestPrices(offers).flatMap((price) => [currencyEntry(price.currency), priceEntry(price)]),
      ...[...new Set(words.flatMap(findableWordsOf))].slice(0, WORDS_MAX).map(wordEntry),
    ],
    changesAt,
  };
}

/** The lowest price of each currency: nobody is kept from seeing the dearer sessions. */
function lowestPrices(offers: readonly ListedOffer[]): Money[] {
  const lowest = new Map<string, Money>();
  for (const { price } of offers) {
    const known = lowest.get(price.currency);
    if (known === undefined || price.amountMinor < known.amountMinor) lowest.set(price.currency, price);
  }
  return [...lowest.values()];
}

/**
 * Whether one of these has a free start within a week, and when that may change by itself. The starts that are kept are those of seven days from
 * the first one on: from a week before the first until the last there is always one of them within a week.
 */
function freeThisWeek(
  offers: readonly ListedOffer[],
  now: Instant,
): { readonly isFree: boolean; readonly changesAt: Instant | null } {
  let [freeUntil, freeFrom]: [Instant | null, Instant | null] = [null, null];
  for (const { free } of offers) {
    if (free === null) continue;
    const until = earlierOf(free.lastAt, addMinutes(free.readAt, USEFUL_MINUTES));
    const from = addMinutes(free.firstAt, -WEEK_MINUTES);
    if (until <= now || until <= from) continue;
    if (from <= now) freeUntil = freeUntil === null ? until : laterOf(freeUntil, until);
    else freeFrom = freeFrom === null ? from : earlierOf(freeFrom, from);
  }
  return { isFree: freeUntil !== null, changesAt: freeUntil ?? freeFrom };
}

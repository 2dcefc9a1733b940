import type { Money } from "../values/money.ts";

/*
 * The index of those listed is one table of entries: a builder stands under everything that they can be found by. A filter is a stretch of entries;
 * entries that begin alike stand together, in the order of their bytes.
 */

/** Everybody who has something for sale. */
export const ALL = "all";
/** Who has a free time within a week. */
export const FREE = "free";
/** 12 digits: the largest amount that can be charged has 8. */
const AMOUNT_DIGITS = 12;
/** Behind every text that begins alike. */
const LAST_CHARACTER = "\u{10FFFF}";

export const topicEntry = (slug: string): string => `has:topic:${slug}`;
export const languageEntry = (tag: string): string => `has:language:${tag}`;
export const currencyEntry = (currency: string): string => `has:currency:${currency}`;
export const wordEntry = (word: string): string => `word:${word}`;
export const priceEntry = ({ amountMinor, currency }: Money): string =>
  `price:${currency}:${String(amountMinor).padStart(AMOUNT_DIGITS, "0")}`;

/** A stretch of entries: from the first one on, up to the last one, both included. One entry alone is its own first and last. */
export interface EntryStretch {
  readonly first: string;
  readonly last: string;
}

export const only = (entry: string): EntryStretch => ({ first: entry, last: entry });
/** Whoever has a word that begins so. */
export const wordsFrom = (beginning: string): EntryStretch => ({
  first: wordEntry(beginning),
  last: `${wordEntry(beginning)}${LAST_CHARACTER}`,
});
/** Whoever has something for sale in this currency that costs no more. */
export const pricesUpTo = (most: Money): EntryStretch => ({
  first: priceEntry({ ...most, amountMinor: 0 }),
  last: priceEntry(most),
});

/** All that can be chosen from a list: topics, languages, currencies. */
export const CHOICES: EntryStretch = { first: "has:", last: `has:${LAST_CHARACTER}` };

/** What of it is in use, by what it is; each in the order of its texts. */
export interface UsedChoices {
  readonly topics: readonly string[];
  readonly languages: readonly string[];
  readonly currencies: readonly string[];
}

export function choicesIn(entries: readonly string[]): UsedChoices {
  const of = (beginning: string) =>
    entries.filter((entry) => entry.startsWith(beginning)).map((entry) => entry.slice(beginning.length));
  return { topics: of(topicEntry("")), languages: of(languageEntry("")), currencies: of(currencyEntry("")) };
}

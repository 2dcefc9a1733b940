import { parseMoney } from "../offer/parse-money.ts";
import type { Money } from "../values/money.ts";
import { textProblemOf } from "../values/typed-text.ts";
import { foldedWordsOf } from "./folded-words.ts";
import {
  FREE,
  languageEntry,
  only,
  pricesUpTo,
  topicEntry,
  wordsFrom,
  type EntryStretch,
  type UsedChoices,
} from "./listing-entries.ts";
import { isSessionLanguage } from "./session-languages.ts";
import { isTopicSlug, type Topic } from "./topic.ts";

/** What an address may say of a search, beside the place in the list: as it was typed or sent, whatever that is. Null or empty asks for nothing. */
export interface SearchQuery {
  readonly q: string | null;
  readonly topic: string | null;
  readonly language: string | null;
  readonly price: string | null;
  readonly currency: string | null;
  readonly free: string | null;
}

/** 100 characters: a name and what somebody does. */
export const SEARCH_CHARACTERS_MAX = 100;
/** 8 words: each is looked for in every builder found by the others. */
const SEARCH_WORDS_MAX = 8;

/** The part of a search that cannot be looked for, and why; the rest is looked for without it. */
export type SearchProblem =
  | { readonly field: "q"; readonly code: "too_long"; readonly charactersMax: number }
  | { readonly field: "q"; readonly code: "no_words" | "unreadable" }
  | { readonly field: "topic"; readonly code: "unknown_topic" }
  | { readonly field: "topic"; readonly code: "retired_topic"; readonly name: string }
  | { readonly field: "language"; readonly code: "unknown_language" }
  | { readonly field: "price"; readonly code: "no_price"; readonly currency: string }
  | { readonly field: "currency"; readonly code: "unknown_currency"; readonly currency: string }
  | { readonly field: "free"; readonly code: "unknown_free" };

/** What is looked for. */
export interface SearchFilters {
  /** As it was typed, without blanks around it. */
  readonly q: string | null;
  readonly topic: { readonly slug: string; readonly name: string } | null;
  readonly language: string | null;
  /** What a session may cost at most. */
  readonly price: Money | null;
  readonly isFree: boolean;
}

export const NO_FILTERS: SearchFilters = { q: null, topic: null, language: null, price: null, isFree: false };

/** The one value of `free`: within a week. */
export const FREE_THIS_WEEK = "week";

/**
 * What a query asks for, as far as it can be looked for, and what of it cannot. Never fails, whatever was sent.
 * @param topic the row of the topic that is asked for; null when there is none of that slug.
 */
export function readSearchQuery(
  query: SearchQuery,
  { topic, used }: { readonly topic: Topic | null; readonly used: UsedChoices },
): { readonly filters: SearchFilters; readonly problems: readonly SearchProblem[] } {
  const problems: SearchProblem[] = [];
  const q = (query.q ?? "").trim();
  const textProblem = q === "" ? null : problemOfText(q);
  if (textProblem !== null) problems.push(textProblem);
  const topicProblem = (query.topic ?? "") === "" ? null : problemOfTopic(topic);
  if (topicProblem !== null) problems.push(topicProblem);
  const language = query.language === "" ? null : query.language;
  if (language !== null && !isSessionLanguage(language))
    problems.push({ field: "language", code: "unknown_language" });
  const price = priceIn(query, used);
  if (price.problem !== null) problems.push(price.problem);
  const isFree = query.free === FREE_THIS_WEEK;
  if (!isFree && (query.free ?? "") !== "") problems.push({ field: "free", code: "unknown_free" });
  return {
    filters: {
      q: q === "" || textProblem !== null ? null : q,
      topic: topic === null || topicProblem !== null ? null : { slug: topic.slug, name: topic.name },
      language: language !== null && isSessionLanguage(language) ? language : null,
      price: price.most,
      isFree,
    },
    problems,
  };
}

function problemOfText(q: string): SearchProblem | null {
  const problem = textProblemOf(q, "line", SEARCH_CHARACTERS_MAX);
  switch (problem?.code) {
    case "too_long":
      return { field: "q", code: "too_long", charactersMax: SEARCH_CHARACTERS_MAX };
    case "several_lines":
    case "control_characters":
    case "direction":
      return { field: "q", code: "unreadable" };
    case "unseen":
    case undefined:
      return foldedWordsOf(q).length === 0 ? { field: "q", code: "no_words" } : null;
  }
}

function problemOfTopic(topic: Topic | null): SearchProblem | null {
  if (topic === null) return { field: "topic", code: "unknown_topic" };
  return topic.retiredAt !== null ? { field: "topic", code: "retired_topic", name: topic.name } : null;
}

/** In the currency that was chosen, or else the first in use. A currency alone asks for nothing. */
function priceIn(
  { price, currency }: SearchQuery,
  { currencies }: UsedChoices,
): { readonly most: Money | null; readonly problem: SearchProblem | null } {
  const typed = (price ?? "").trim();
  if (typed === "") return { most: null, problem: null };
  const inCurrency = (currency ?? "") === "" ? (currencies[0] ?? "USD") : (currency ?? "").toUpperCase();
  if (!/^[A-Z]{3}$/.test(inCurrency))
    return { most: null, problem: { field: "currency", code: "unknown_currency", currency: "" } };
  const most = parseMoney(typed, inCurrency);
  if (most === null)
    return { most: null, problem: { field: "price", code: "no_price", currency: inCurrency } };
  if (!currencies.includes(inCurrency))
    return { most: null, problem: { field: "currency", code: "unknown_currency", currency: inCurrency } };
  return { most, problem: null };
}

/** The slug of the topic that a query asks for, when it can be one. */
export function topicSlugIn(query: Pick<SearchQuery, "topic">): string | null {
  return query.topic !== null && isTopicSlug(query.topic) ? query.topic : null;
}

/** Where in the index stands who fits all of this. */
export function stretchesOf({ q, topic, language, price, isFree }: SearchFilters): EntryStretch[] {
  return [
    ...(q === null ? [] : foldedWordsOf(q).slice(0, SEARCH_WORDS_MAX).map(wordsFrom)),
    ...(topic === null ? [] : [only(topicEntry(topic.slug))]),
    ...(language === null ? [] : [only(languageEntry(language))]),
    ...(price === null ? [] : [pricesUpTo(price)]),
    ...(isFree ? [only(FREE)] : []),
  ];
}

/** A search as an address says it, in one order, so that one search has one address. Empty when everybody is looked for. */
export function searchOf(filters: SearchFilters, typedPrice: (price: Money) => string): string {
  const { q, topic, language, price, isFree } = filters;
  const search = new URLSearchParams();
  if (q !== null) search.set("q", q);
  if (topic !== null) search.set("topic", topic.slug);
  if (language !== null) search.set("language", language);
  if (price !== null) {
    search.set("price", typedPrice(price));
    search.set("currency", price.currency);
  }
  if (isFree) search.set("free", FREE_THIS_WEEK);
  return search.toString();
}

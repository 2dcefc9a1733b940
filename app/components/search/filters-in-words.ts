import { isFree, type Money } from "../../../server/domain/values/money.ts";
import { typedMoney } from "../../../server/domain/offer/parse-money.ts";
import { NO_FILTERS, searchOf, type SearchFilters } from "../../../server/domain/search/search-query.ts";
import { searchPage } from "../../../server/domain/text/en/page/search.ts";
import { formatMoney, languageInWords } from "../../../server/domain/text/formats.ts";
import type { Language } from "../../../server/domain/text/language.ts";
import { textIn } from "../../../server/domain/text/place.ts";

/** One filter of a search in words, with the search that is left without it. */
export interface FilterInWords {
  readonly field: keyof SearchFilters;
  readonly words: string;
  readonly without: SearchFilters;
}

/** The filters of a search, in the order of its form. */
export function filtersInWords(filters: SearchFilters, language: Language): FilterInWords[] {
  const t = textIn(searchPage, language);
  const { q, topic, price, isFree: isFreeThisWeek } = filters;
  const filter = (field: keyof SearchFilters, words: string): FilterInWords => ({
    field,
    words,
    without: { ...filters, [field]: NO_FILTERS[field] },
  });
  return [
    ...(q === null ? [] : [filter("q", t("withQ", { q }))]),
    ...(topic === null ? [] : [filter("topic", topic.name)]),
    ...(filters.language === null
      ? []
      : [filter("language", t("withLanguage", { language: languageInWords(filters.language, language) }))]),
    ...(price === null ? [] : [filter("price", priceInWords(price, language))]),
    ...(isFreeThisWeek ? [filter("isFree", t("free"))] : []),
  ];
}

function priceInWords(price: Money, language: Language): string {
  const t = textIn(searchPage, language);
  return isFree(price) ? t("withFreePrice") : t("withPrice", { price: formatMoney(price, language) });
}

/** Where a search stands, from a place of its list on. */
export function searchPath(filters: SearchFilters, after: string | null = null): string {
  const search = new URLSearchParams(searchOf(filters, typedMoney));
  if (after !== null) search.set("after", after);
  const query = search.toString();
  return query === "" ? "/" : `/?${query}`;
}

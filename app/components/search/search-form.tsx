import { typedMoney } from "../../../server/domain/offer/parse-money.ts";
import {
  FREE_THIS_WEEK,
  SEARCH_CHARACTERS_MAX,
  type SearchProblem,
} from "../../../server/domain/search/search-query.ts";
import { searchPage } from "../../../server/domain/text/en/page/search.ts";
import { languagesByName } from "../../../server/domain/text/formats.ts";
import { LANGUAGE_KEY } from "../../found/found-at.ts";
import { useAskedLanguage } from "../../hooks/use-asked-language.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import type { BuildersFound } from "../../page-data.ts";
import { SelectField } from "../forms/select-field.tsx";
import { problemId } from "./search-problems.tsx";

/** What was typed into the form, as it came. */
export type TypedSearch = Readonly<Record<"q" | "price", string>>;

/** The search as a plain form, which needs no script. Choices that nobody stands under are not offered. */
export function SearchForm({
  found: { filters, choices, problems },
  typed,
}: {
  readonly found: Pick<BuildersFound, "filters" | "choices" | "problems">;
  readonly typed: TypedSearch;
}) {
  const t = useText(searchPage);
  const language = useLanguage();
  const asked = useAskedLanguage();
  const wrong = (field: SearchProblem["field"]) =>
    problems.some((problem) => problem.field === field) ? true : undefined;
  /** Of a field that is wrong: that it is, and where the sentence about it stands. */
  const said = (field: SearchProblem["field"]) =>
    wrong(field) && ({ "aria-invalid": true, "aria-describedby": problemId(field) } as const);
  // A topic alone is chosen from its links: who reads them wants to see people.
  const isNarrowed = filters.language !== null || filters.price !== null || filters.isFree;
  const [currency] = choices.currencies;
  const hasChoice = (all: readonly unknown[]) => all.length > 1;
  return (
    <search aria-label={t("label")} className="mt-7 block">
      <form action="/" method="get" className="card space-y-4 p-4 sm:p-5">
        {asked.tag !== null && <input type="hidden" name={LANGUAGE_KEY} value={asked.tag} />}
        <div className="flex gap-3">
          <div className="min-w-0 flex-1">
            <label htmlFor="q" className="mb-1.5 block font-medium">
              {t("q")}
            </label>
            <input
              id="q"
              name="q"
              type="search"
              enterKeyHint="search"
              autoComplete="off"
              dir="auto"
              maxLength={SEARCH_CHARACTERS_MAX}
              defaultValue={typed.q}
              {...said("q")}
              className="input"
            />
          </div>
          <button type="submit" className="button self-end">
            {t("search")}
          </button>
        </div>
        <details open={isNarrowed || wrong("price") || wrong("currency")}>
          <summary className="link flex min-h-11 w-fit cursor-pointer items-center">{t("filters")}</summary>
          <div className="mt-2 grid grid-cols-[minmax(0,1fr)] items-end gap-4 sm:grid-cols-2">
            {choices.topics.length > 0 && (
              <SelectField name="topic" label={t("topic")} defaultValue={filters.topic?.slug ?? ""}>
                <option value="">{t("anyTopic")}</option>
                {choices.topics.map(({ slug, name }) => (
                  <option key={slug} value={slug}>
                    {name}
                  </option>
                ))}
              </SelectField>
            )}
            {(hasChoice(choices.languages) || filters.language !== null) && (
              <SelectField name="language" label={t("language")} defaultValue={filters.language ?? ""}>
                <option value="">{t("anyLanguage")}</option>
                {languagesByName(choices.languages, language).map(({ tag, name }) => (
                  <option key={tag} value={tag}>
                    {name}
                  </option>
                ))}
              </SelectField>
            )}
            {currency !== undefined && (
              <div className="flex items-end gap-3">
                <div className="min-w-0 flex-1">
                  <label htmlFor="price" className="mb-1.5 block font-medium">
                    {hasChoice(choices.currencies) ? t("price") : t("priceIn", { currency })}
                  </label>
                  <input
                    id="price"
                    name="price"
                    type="text"
                    inputMode="decimal"
                    autoComplete="off"
                    defaultValue={filters.price === null ? typed.price : typedMoney(filters.price)}
                    {...said("price")}
                    className="input"
                  />
                </div>
                {hasChoice(choices.currencies) && (
                  <select
                    name="currency"
                    aria-label={t("currency")}
                    defaultValue={filters.price?.currency ?? currency}
                    autoComplete="off"
                    {...said("currency")}
                    className="input w-24 flex-none"
                  >
                    {choices.currencies.map((code) => (
                      <option key={code} value={code}>
                        {code}
                      </option>
                    ))}
                  </select>
                )}
              </div>
            )}
            <label className="flex min-h-12 items-center gap-3">
              <input
                type="checkbox"
                name="free"
                value={FREE_THIS_WEEK}
                defaultChecked={filters.isFree}
                className="size-4.5 flex-none accent-accent"
              />
              {t("free")}
            </label>
          </div>
        </details>
      </form>
    </search>
  );
}

import { NO_FILTERS, type SearchFilters } from "../../../server/domain/search/search-query.ts";
import { searchPage } from "../../../server/domain/text/en/page/search.ts";
import { useAskedLanguage } from "../../hooks/use-asked-language.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import type { BuildersFound } from "../../page-data.ts";
import { filtersInWords, searchPath } from "./filters-in-words.ts";
import { TopicLinks } from "./topic-links.tsx";

/** Where a search finds nobody: the same without each of its filters, and the topics. */
export function NobodyFound({
  filters,
  topics,
}: {
  readonly filters: SearchFilters;
  readonly topics: BuildersFound["choices"]["topics"];
}) {
  const t = useText(searchPage);
  const { lead } = useAskedLanguage();
  const chosen = filtersInWords(filters, useLanguage());
  const others = topics.filter(({ slug }) => slug !== filters.topic?.slug);
  return (
    <div className="card mt-6 p-5 sm:p-8">
      <h2 className="subtitle">{t("none")}</h2>
      <p className="mt-2 text-soft">{t("noneText")}</p>
      <ul className="mt-3 flex flex-wrap gap-3">
        {chosen.length > 1 &&
          chosen.map(({ field, words, without }) => (
            <li key={field} className="max-w-full">
              <a href={lead(searchPath(without))} className="button-quiet wrap-anywhere">
                {t("without", { filter: words })}
              </a>
            </li>
          ))}
        <li>
          <a href={lead(searchPath(NO_FILTERS))} className="button-quiet">
            {t("everybody")}
          </a>
        </li>
      </ul>
      {others.length > 0 && (
        <>
          <p className="mt-6 text-soft">{t("otherTopics")}</p>
          <TopicLinks label={t("topics")} topics={others} />
        </>
      )}
    </div>
  );
}

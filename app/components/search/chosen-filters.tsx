import type { ReactNode } from "react";
import { NO_FILTERS, type SearchFilters } from "../../../server/domain/search/search-query.ts";
import { searchPage } from "../../../server/domain/text/en/page/search.ts";
import { useAskedLanguage } from "../../hooks/use-asked-language.ts";
import { rich, useLanguage, useText } from "../../hooks/use-text.tsx";
import { Icon } from "../page/icon.tsx";
import { filtersInWords, searchPath } from "./filters-in-words.ts";

/** What is looked for: each filter as a link to the same search without it. Nothing where everybody is. */
export function ChosenFilters({ filters }: { readonly filters: SearchFilters }) {
  const t = useText(searchPage);
  const { lead } = useAskedLanguage();
  const chosen = filtersInWords(filters, useLanguage());
  if (chosen.length === 0) return null;
  const hidden = (text: readonly ReactNode[]) => <span className="sr-only">{rich(text)}</span>;
  return (
    <nav aria-label={t("chosen")} className="mt-5">
      <ul className="flex flex-wrap gap-2">
        {chosen.map(({ field, words, without }) => (
          <li key={field} className="max-w-full">
            <a
              href={lead(searchPath(without))}
              className="flex min-h-11 items-center gap-2 rounded-full border border-edge bg-surface px-4 font-medium hover:border-accent"
            >
              <span className="min-w-0 wrap-anywhere">
                {rich(t.parts("drop", { filter: words, hidden }))}
              </span>
              <Icon name="cross" className="scale-75 flex-none" />
            </a>
          </li>
        ))}
        {chosen.length > 1 && (
          <li>
            <a href={lead(searchPath(NO_FILTERS))} className="link flex min-h-11 items-center px-2">
              {t("clear")}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

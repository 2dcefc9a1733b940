import { NO_FILTERS } from "../../../server/domain/search/search-query.ts";
import { searchPage } from "../../../server/domain/text/en/page/search.ts";
import { useAskedLanguage } from "../../hooks/use-asked-language.ts";
import { useText } from "../../hooks/use-text.tsx";
import type { BuildersFound } from "../../page-data.ts";
import { searchPath } from "./filters-in-words.ts";

/** 6: three rows on a phone, so that the first person is in sight. */
const SHOWN_MAX = 6;

type Topics = BuildersFound["choices"]["topics"];

/** The topics that somebody has, as links to who has each: the first of the operator's list, and the others behind a fold. Nothing where there are none. */
export function TopicLinks({ label, topics }: { readonly label: string; readonly topics: Topics }) {
  const t = useText(searchPage);
  if (topics.length === 0) return null;
  const others = topics.slice(SHOWN_MAX);
  return (
    <nav aria-label={label} className="mt-4">
      <Links topics={topics.slice(0, SHOWN_MAX)} />
      {others.length > 0 && (
        <details className="mt-1">
          <summary className="link flex min-h-11 w-fit cursor-pointer items-center">
            {t("moreTopics")}
          </summary>
          <Links topics={others} />
        </details>
      )}
    </nav>
  );
}

function Links({ topics }: { readonly topics: Topics }) {
  const { lead } = useAskedLanguage();
  return (
    <ul className="flex flex-wrap gap-2">
      {topics.map((topic) => (
        <li key={topic.slug} className="max-w-full">
          <a
            href={lead(searchPath({ ...NO_FILTERS, topic }))}
            className="flex min-h-11 items-center rounded-full border border-line px-3 text-[0.9375rem] wrap-anywhere hover:border-edge sm:px-4"
          >
            {topic.name}
          </a>
        </li>
      ))}
    </ul>
  );
}

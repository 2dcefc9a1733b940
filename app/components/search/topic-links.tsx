import { NO_FILTERS } from "../../../server/domain/search/search-query.ts";
import type { BuildersFound } from "../../page-data.ts";
import { searchPath } from "./filters-in-words.ts";

/** The topics that somebody has, as links to who has each. Nothing where there are none. */
export function TopicLinks({
  label,
  topics,
}: {
  readonly label: string;
  readonly topics: BuildersFound["choices"]["topics"];
}) {
  if (topics.length === 0) return null;
  return (
    <nav aria-label={label} className="mt-4">
      <ul className="flex flex-wrap gap-x-2 gap-y-2">
        {topics.map((topic) => (
          <li key={topic.slug} className="max-w-full">
            <a
              href={searchPath({ ...NO_FILTERS, topic })}
              className="flex min-h-11 items-center rounded-full border border-line px-4 wrap-anywhere hover:border-edge"
            >
              {topic.name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

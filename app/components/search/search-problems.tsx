import type { SearchProblem } from "../../../server/domain/search/search-query.ts";
import { searchPage } from "../../../server/domain/text/en/page/search.ts";
import type { Text } from "../../../server/domain/text/place.ts";
import { useText } from "../../hooks/use-text.tsx";
import { Notice } from "../page/notice.tsx";

/** 40 characters of what was typed: enough to know it again. */
const SHOWN_CHARACTERS_MAX = 40;

/** The id of what is said of a field, for the field itself to name. */
export function problemId(field: SearchProblem["field"]): string {
  return `problem-${field}`;
}

/** What of a search could not be looked for, and why. Nothing where all of it was. */
export function SearchProblems({
  problems,
  q,
}: {
  readonly problems: readonly SearchProblem[];
  /** As it was typed. */
  readonly q: string;
}) {
  const t = useText(searchPage);
  if (problems.length === 0) return null;
  return (
    <div className="mt-5">
      <Notice tone="warn" alert>
        <ul className="space-y-1.5">
          {problems.map((problem) => (
            <li key={problem.field} id={problemId(problem.field)}>
              {inWords(problem, q, t)}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

function inWords(problem: SearchProblem, q: string, t: Text<(typeof searchPage)["english"]>): string {
  switch (problem.code) {
    case "too_long":
      return t("too_long", { charactersMax: String(problem.charactersMax) });
    case "no_words":
      return t("no_words", { q: Array.from(q.trim()).slice(0, SHOWN_CHARACTERS_MAX).join("") });
    case "retired_topic":
      return t("retired_topic", { name: problem.name });
    case "unknown_currency":
      return t("unknown_currency", { currency: problem.currency === "" ? "none" : problem.currency });
    case "unreadable":
    case "unknown_topic":
    case "unknown_language":
    case "no_price":
    case "unknown_free":
      return t(problem.code);
  }
}

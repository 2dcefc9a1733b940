import type { FieldProblem } from "../values/field-problem.ts";
import { fieldProblems } from "./en/page/field-problems.ts";
import { formatNumber } from "./formats.ts";
import type { Language } from "./language.ts";
import { textIn } from "./place.ts";

/** What is wrong with a field's text, as a sentence beside it. */
export function fieldProblemInWords(problem: FieldProblem, language: Language): string {
  const t = textIn(fieldProblems, language);
  if (problem.code === "too_long")
    return t("too_long", { most: formatNumber(problem.charactersMax, language) });
  if (problem.code === "too_short")
    return t("too_short", { least: formatNumber(problem.charactersMin, language) });
  if (problem.code === "no_money") return t("no_money", { currency: problem.currency });
  if (problem.code === "too_many_origins")
    return t("too_many_origins", { most: formatNumber(problem.originsMax, language) });
  if (problem.code === "no_origin") return t("no_origin", { typed: problem.typed });
  return t(problem.code);
}

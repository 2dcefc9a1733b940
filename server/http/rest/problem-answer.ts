import { problems } from "../../domain/text/en/developers/problems.ts";
import type { Language } from "../../domain/text/language.ts";
import { textIn } from "../../domain/text/place.ts";
import { PROBLEM_STATUS, type ProblemCode } from "../../domain/contract/problem.ts";
import type { Problem } from "../../domain/contract/problem.schema.ts";

/** What an answer says beside its code. */
export type ProblemDetails = Partial<Omit<Problem, "type" | "title" | "status" | "code" | "requestId">>;

export const PROBLEM_TYPE = "application/problem+json";
/** Where every code is explained. */
const DEVELOPERS_PATH = "/developers";

/** Why a request was not carried out, as RFC 9457 has it. The title is in the language that was asked for. */
export function problemOf(
  code: ProblemCode,
  {
    requestId,
    language,
    ...details
  }: ProblemDetails & { readonly requestId: string; readonly language: Language },
): Problem {
  return {
    type: `${DEVELOPERS_PATH}#${code}`,
    title: textIn(problems, language)(code),
    status: PROBLEM_STATUS[code],
    code,
    requestId,
    ...details,
  };
}

export function problemAnswer(
  problem: Problem,
  language: Language,
  headers: Headers = new Headers(),
): Response {
  headers.set("content-type", PROBLEM_TYPE);
  headers.set("content-language", language.tag);
  headers.append("vary", "Accept-Language");
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

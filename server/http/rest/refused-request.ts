import { TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import type { Refusal } from "../../domain/booking/refusal.ts";
import type { ProblemCode } from "../../domain/contract/problem.ts";
import type { Language } from "../../domain/text/language.ts";
import { fieldProblemInWords } from "../../domain/text/field-problem-in-words.ts";
import { problemOfIssue } from "../../domain/values/field-problem.ts";
import { SecondFactorNeeded } from "../../domain/values/second-factor.ts";
import { retryAfterSecondsOf, ScopeMissing } from "../../routers/trpc.ts";
import type { ProblemDetails } from "./problem-answer.ts";

/** A problem before it is worded. */
export interface RefusedRequest {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;
  readonly retryAfterSeconds: number | null;
}

/** A use case's no, with what it says beside its code. */
export function refusedByUseCase({ code, ...details }: Refusal): RefusedRequest {
  return { code, details, retryAfterSeconds: null };
}

/** What a procedure threw; null for what nobody expected. */
export function refusedByProcedure(error: unknown, language: Language): RefusedRequest | null {
  if (!(error instanceof TRPCError)) return null;
  const refused = (code: ProblemCode, details: ProblemDetails = {}): RefusedRequest => ({
    code,
    details,
    retryAfterSeconds: retryAfterSecondsOf(error),
  });
  const { code, cause } = error;
  if (code === "BAD_REQUEST") return refused("invalid_input", { errors: fieldErrorsOf(cause, language) });
  if (cause instanceof ScopeMissing && cause.scope !== null)
    return refused("scope_missing", { scope: cause.scope });
  if (cause instanceof SecondFactorNeeded) return refused("second_factor_needed");
  const meant = MEANING[code];
  return meant === undefined ? null : refused(meant);
}

/** What procedures of the contract throw without saying more. */
const MEANING: Partial<Record<TRPCError["code"], ProblemCode>> = {
  UNAUTHORIZED: "unauthenticated",
  FORBIDDEN: "forbidden",
  NOT_FOUND: "not_found",
  TOO_MANY_REQUESTS: "too_many_requests",
  SERVICE_UNAVAILABLE: "unavailable",
};

function fieldErrorsOf(cause: unknown, language: Language): NonNullable<ProblemDetails["errors"]> {
  if (!(cause instanceof ZodError)) return [];
  return cause.issues.flatMap((issue) => {
    const problem = problemOfIssue(issue);
    const detail = problem.code === "other" ? issue.message : fieldProblemInWords(problem, language);
    const fields =
      issue.code === "unrecognized_keys" ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    return fields.map((path) => ({ pointer: pointerOf(path), detail }));
  });
}

/** JSON Pointer, RFC 6901. */
function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

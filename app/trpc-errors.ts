import { redirect } from "@remix-run/node";
import { fieldProblemInWords } from "../server/domain/text/field-problem-in-words.ts";
import type { Language } from "../server/domain/text/language.ts";
import { problemOfIssue, type FieldProblem } from "../server/domain/values/field-problem.ts";
import { pageFailure } from "./page-failure.ts";
import type { SecondFactorNeed } from "../server/domain/values/second-factor.ts";
import { signInPath } from "./safe-next-path.ts";
import { confirmPath, setUpPath } from "./second-factor-paths.ts";

type TrpcError = Error & { readonly code: string };

// In development the error's class exists twice, so it is known by its name.
function isTrpcError(error: unknown): error is TrpcError {
  return (
    error instanceof Error && error.name === "TRPCError" && "code" in error && typeof error.code === "string"
  );
}

/**
 * Turns a procedure's error into the page that it means: sign in and come back, show the second factor and come back, 403, 404, 400, 429 and 503 with the time to wait, 503 when a
 * provider did not answer, or 500 for a bug, which the procedure's caller has logged. Anything else is thrown on. For `.catch(throwAsPage(request))`.
 */
export function throwAsPage(request: Request): (error: unknown) => never {
  return (error) => {
    if (!isTrpcError(error)) throw error;
    switch (error.code) {
      case "UNAUTHORIZED": {
        const signIn: Response = redirect(signInPath(pageOf(request)));
        throw signIn;
      }
      case "FORBIDDEN": {
        const need = secondFactorNeedOf(error);
        throw need === null ? pageFailure(request, 403) : secondFactorPage(request, need);
      }
      case "NOT_FOUND":
        throw pageFailure(request, 404);
      case "BAD_REQUEST":
        throw pageFailure(request, 400);
      case "TOO_MANY_REQUESTS":
        throw pageFailure(request, 429, retryAfterSecondsOf(error));
      case "SERVICE_UNAVAILABLE":
        throw pageFailure(request, 503, retryAfterSecondsOf(error));
      case "INTERNAL_SERVER_ERROR":
        throw pageFailure(request, isProviderError(error) ? 503 : 500);
      default:
        throw error;
    }
  };
}

/**
 * The page on which an operator shows the second factor, and comes back. A form is taken along with all that was typed (307: the browser sends it
 * there), and sent on once they have confirmed.
 */
function secondFactorPage(request: Request, need: SecondFactorNeed): Response {
  if (need === "set_up") return redirect(setUpPath(pageOf(request)), 303);
  const isForm = request.method !== "GET" && request.method !== "HEAD";
  return redirect(confirmPath(pageOf(request)), isForm ? 307 : 302);
}

function secondFactorNeedOf({ cause }: Error): SecondFactorNeed | null {
  if (!(cause instanceof Error) || cause.name !== "SecondFactorNeeded" || !("need" in cause)) return null;
  return cause.need === "set_up" || cause.need === "confirm" ? cause.need : null;
}

/** When to try again, for a form that keeps what was typed; null when the procedure was not refused for a limit. */
export function retryAfterOf(error: unknown): number | null {
  return isTrpcError(error) && error.code === "TOO_MANY_REQUESTS" ? retryAfterSecondsOf(error) : null;
}

function retryAfterSecondsOf({ cause }: Error): number | null {
  if (typeof cause !== "object" || cause === null || !("retryAfterSeconds" in cause)) return null;
  return typeof cause.retryAfterSeconds === "number" ? cause.retryAfterSeconds : null;
}

/** The visitor's page, without the host. A form's target is shown without its query, which named the action. */
function pageOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return request.method === "GET" || request.method === "HEAD" ? pathname + search : pathname;
}

/** Whether the error says that a provider (Stripe, Calendly) did not answer: to be tried again, and no bug of ours. */
export function isProviderError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === "ProviderError" || isProviderError(error.cause);
}

/** Whether the error says that a row in the database does not hold what this version understands. */
export function isUnreadable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === "UnreadableRow" || isUnreadable(error.cause);
}

/** What is wrong with each field, from a procedure that refused its input. Null when it was another error. */
export function fieldErrorsOf(error: unknown, language: Language): Readonly<Record<string, string>> | null {
  if (!isTrpcError(error) || error.code !== "BAD_REQUEST") return null;
  const errors: Record<string, string> = {};
  for (const { field, problem } of issuesOf(error.cause))
    errors[field] ??= fieldProblemInWords(problem, language);
  return errors;
}

/** For `.catch(…)`: the message of the one field that a form asks for again; every other error goes to the other handler. */
export function fieldMessageOr(
  field: string,
  otherwise: (error: unknown) => never,
  language: Language,
): (error: unknown) => string {
  return (error) => fieldErrorsOf(error, language)?.[field] ?? otherwise(error);
}

function issuesOf(cause: unknown): { field: string; problem: FieldProblem }[] {
  if (typeof cause !== "object" || cause === null || !("issues" in cause) || !Array.isArray(cause.issues))
    return [];
  return cause.issues.flatMap((issue: unknown) => {
    if (typeof issue !== "object" || issue === null || !("path" in issue) || !("message" in issue)) return [];
    const field: unknown = Array.isArray(issue.path) ? issue.path[0] : undefined;
    return [{ field: typeof field === "string" ? field : "form", problem: problemOfIssue(issue) }];
  });
}

import type { TextProblem } from "./typed-text.ts";

/** What else a form can lack, or have wrong. */
const LACKING = [
  "no_reason",
  "no_name",
  "no_text",
  "no_client_name",
  "no_passkey_name",
  "no_key_name",
  "no_scope",
  "no_rating",
  "no_answer",
  "no_color",
  "no_currency",
  "not_above_zero",
  "too_many_topics",
  "too_many_languages",
] as const;
type Lacking = (typeof LACKING)[number];

/** What is wrong with what a program sends, where no form of ours can. */
type ProgramProblem =
  | "unknown_question"
  | "named_twice"
  | "reserved_name"
  | "name_taken"
  | "too_many_names"
  | "foreign_origin"
  | "no_policy_version"
  | "consent_needed"
  | "no_uri_of_calendly"
  | "no_builder"
  | "no_idempotency_key";

/** Why a field's text is not taken: a code, and what its words need. `other`: nothing that a form of ours lets through. */
export type FieldProblem =
  | TextProblem
  | { readonly code: "no_money"; readonly currency: string }
  | { readonly code: "no_origin"; readonly typed: string }
  | { readonly code: "too_many_origins"; readonly originsMax: number }
  | { readonly code: "too_short"; readonly charactersMin: number }
  | { readonly code: Lacking | ProgramProblem | "no_email" | "other" };

/** A code that needs no values, for a schema's message: it comes back from there as a `FieldProblem`. */
export function lacking(code: Lacking): string {
  return code;
}

/** A schema's issue for this problem. */
export function issueOf(problem: FieldProblem) {
  return { code: "custom" as const, message: problem.code, params: { problem } };
}

/** What is read of a schema's issue: ours, or one of Zod's own. */
interface SchemaIssue {
  readonly code?: unknown;
  readonly origin?: unknown;
  readonly message?: unknown;
  readonly params?: unknown;
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly format?: unknown;
}

/** The problem that a schema's issue tells; `other` where no form of ours lets through what it is about. */
export function problemOfIssue(issue: SchemaIssue): FieldProblem {
  const { message, params } = issue;
  if (typeof params === "object" && params !== null && "problem" in params) {
    // Put there by `issueOf`, in this process.
    return params.problem as FieldProblem;
  }
  const code = LACKING.find((one) => one === message);
  return code === undefined ? problemOfZod(issue) : { code };
}

function problemOfZod({ code, origin, minimum, maximum, format }: SchemaIssue): FieldProblem {
  if (code === "too_small" && origin === "string" && typeof minimum === "number")
    return { code: "too_short", charactersMin: minimum };
  if (code === "too_big" && origin === "string" && typeof maximum === "number")
    return { code: "too_long", charactersMax: maximum };
  return { code: code === "invalid_format" && format === "email" ? "no_email" : "other" };
}

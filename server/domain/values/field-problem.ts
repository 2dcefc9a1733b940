import type { TextProblem } from "./typed-text.ts";

/** What else a form can lack, or have wrong. */
const LACKING = [
  "no_reason",
  "no_name",
  "no_client_name",
  "no_passkey_name",
  "no_color",
  "no_currency",
  "not_above_zero",
] as const;
type Lacking = (typeof LACKING)[number];

/** Why a field's text is not taken: a code, and what its words need. `other`: nothing that a form of ours lets through. */
export type FieldProblem =
  | TextProblem
  | { readonly code: "no_money"; readonly currency: string }
  | { readonly code: Lacking | "other" };

/** A code that needs no values, for a schema's message: it comes back from there as a `FieldProblem`. */
export function lacking(code: Lacking): string {
  return code;
}

/** A schema's issue for this problem. */
export function issueOf(problem: FieldProblem) {
  return { code: "custom" as const, message: problem.code, params: { problem } };
}

/** The problem that a schema's issue tells; `other` where it is one of the schema's own. */
export function problemOfIssue(issue: {
  readonly message?: unknown;
  readonly params?: unknown;
}): FieldProblem {
  const { message, params } = issue;
  if (typeof params === "object" && params !== null && "problem" in params) {
    // Put there by `issueOf`, in this process.
    return params.problem as FieldProblem;
  }
  const code = LACKING.find((one) => one === message);
  return { code: code ?? "other" };
}

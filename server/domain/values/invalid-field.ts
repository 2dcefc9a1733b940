import type { FieldProblem } from "./field-problem.ts";

/** A field of what was sent cannot be taken, which only shows against what is known already. Nothing was done. */
export class InvalidField extends Error {
  override readonly name = "InvalidField";
  /** From the outermost name inwards. */
  readonly path: readonly (string | number)[];
  readonly problem: FieldProblem;

  constructor(path: readonly (string | number)[], problem: FieldProblem) {
    super(`invalid: ${path.join(".")}`);
    this.path = path;
    this.problem = problem;
  }
}

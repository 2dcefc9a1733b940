/** What stands in a line of a policy. */
export type PolicyWords =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "break" }
  | { readonly kind: "emphasis" | "strong"; readonly children: readonly PolicyWords[] }
  | {
      readonly kind: "link";
      /** http, https or mailto: nothing else is ever in here. */
      readonly href: string;
      readonly children: readonly PolicyWords[];
    };

/** What a policy is made of, one below the other. There is nothing else in one: no HTML, no pictures, no tables. */
export type PolicyBlock =
  | {
      readonly kind: "heading";
      /** 2 to 4: the page's own heading is the first. No level is left out on the way down. */
      readonly level: 2 | 3 | 4;
      readonly children: readonly PolicyWords[];
    }
  | { readonly kind: "paragraph"; readonly children: readonly PolicyWords[] }
  | {
      readonly kind: "list";
      /** The first number; null for a list without numbers. */
      readonly start: number | null;
      readonly items: readonly (readonly PolicyBlock[])[];
    };

/** What a policy cannot hold. `link`: one that leads neither to http, https nor mailto. `nesting`: lists in lists, deeper than anybody reads. */
export const POLICY_TEXT_PROBLEMS = [
  "html",
  "image",
  "table",
  "code",
  "quote",
  "link",
  "nesting",
  "empty",
] as const;

/** Why a text is not taken as a policy, and in which line, from 1. */
export interface PolicyTextProblem {
  readonly because: (typeof POLICY_TEXT_PROBLEMS)[number];
  readonly line: number;
}

import { expect, test } from "vitest";
import { z } from "zod";
import { issueOf, lacking, problemOfIssue, type FieldProblem } from "../values/field-problem.ts";
import { fieldProblemInWords } from "./field-problem-in-words.ts";
import { ENGLISH } from "./language.ts";

test.each([
  [{ code: "too_long", charactersMax: 2_000 }, "Please use at most 2,000 characters."],
  [{ code: "no_money", currency: "EUR" }, "This is not an amount in EUR. Examples: 150 or 150.00."],
  [{ code: "too_short", charactersMin: 10 }, "Please use at least 10 characters."],
  [{ code: "no_email" }, "This doesn’t look like an e-mail address. An example: ada@example.com."],
  [{ code: "unseen" }, "Please write something that can be seen."],
] as const satisfies [FieldProblem, string][])(
  "what is wrong with a field is a sentence: %j",
  (problem, words) => {
    expect(fieldProblemInWords(problem, ENGLISH)).toBe(words);
  },
);

test("a schema's issue tells its problem with its values, by its message alone, or as any other", () => {
  const schema = z.object({
    note: z
      .string()
      .superRefine((_note, context) => context.addIssue(issueOf({ code: "too_long", charactersMax: 3 }))),
    name: z.string().refine(() => false, lacking("no_name")),
    password: z.string().min(10),
    bio: z.string().max(3),
    email: z.email(),
    zone: z.string(),
  });
  const { error } = schema.safeParse({ note: "", name: "", password: "short", bio: "long", email: "casey" });
  const problems = error?.issues.map((issue) => [issue.path[0], problemOfIssue(issue)]);
  expect(Object.fromEntries(problems ?? [])).toEqual({
    note: { code: "too_long", charactersMax: 3 },
    name: { code: "no_name" },
    password: { code: "too_short", charactersMin: 10 },
    bio: { code: "too_long", charactersMax: 3 },
    email: { code: "no_email" },
    zone: { code: "other" },
  });
});

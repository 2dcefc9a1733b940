import { expect, test } from "vitest";
import { PROBLEM_STATES } from "../../../server/domain/problem-report/problem-report.ts";
import { render } from "../test-render.tsx";
import { ProblemStateMark } from "./problem-state.tsx";

test("each state is said in a word, and not by colour alone", () => {
  const words = PROBLEM_STATES.map((state) => render(<ProblemStateMark state={state} />).text);
  expect(words).toEqual(["New", "Planned", "Mended"]);
});

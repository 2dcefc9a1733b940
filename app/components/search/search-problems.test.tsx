import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { problemId, SearchProblems } from "./search-problems.tsx";

test("says of each part what is wrong with it; text comes back as text, and a long one shortened", () => {
  const page = render(
    <SearchProblems
      q={`<b>${"!".repeat(200)}`}
      problems={[
        { field: "q", code: "no_words" },
        { field: "topic", code: "retired_topic", name: "Fax" },
        { field: "currency", code: "unknown_currency", currency: "JPY" },
      ]}
    />,
  );
  expect(page.withRole("alert")).toHaveLength(1);
  expect(page.has("b")).toBe(false);
  expect(page.text).toContain("“<b>");
  expect(page.text.length).toBeLessThan(300);
  expect(page.text).toContain("“Fax” is no topic any more");
  expect(page.text).toContain("Nobody sells in JPY");
  expect(page.one("li", { id: problemId("currency") }).text).toContain("Nobody sells in JPY");
});

test("says nothing where all of it was looked for", () => {
  expect(render(<SearchProblems q="" problems={[]} />).withRole("alert")).toHaveLength(0);
});

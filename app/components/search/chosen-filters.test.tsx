import { expect, test } from "vitest";
import { NO_FILTERS } from "../../../server/domain/search/search-query.ts";
import { render } from "../test-render.tsx";
import { ChosenFilters } from "./chosen-filters.tsx";

test("each filter is a link that takes it away, and all of them go at once", () => {
  const filters = { ...NO_FILTERS, q: "ada", isFree: true };
  const page = render(<ChosenFilters filters={filters} />);
  expect(page.all("a").map((link) => [link.text, link.get("href")])).toEqual([
    ["Without: “ada”", "/?free=week"],
    ["Without: Free time this week", "/?q=ada"],
    ["Clear all", "/"],
  ]);
});

test("one filter needs no second way to clear it, and without any there is nothing", () => {
  expect(render(<ChosenFilters filters={{ ...NO_FILTERS, q: "ada" }} />).all("a")).toHaveLength(1);
  expect(render(<ChosenFilters filters={NO_FILTERS} />).has("nav")).toBe(false);
});

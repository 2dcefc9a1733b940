import { expect, test } from "vitest";
import { NO_FILTERS } from "../../../server/domain/search/search-query.ts";
import { render } from "../test-render.tsx";
import { NobodyFound } from "./nobody-found.tsx";

const TOPICS = [
  { slug: "career", name: "Career" },
  { slug: "ux", name: "User experience" },
];

test("offers the search without each of its filters, everybody, and the other topics", () => {
  const filters = { ...NO_FILTERS, q: "zyx", topic: TOPICS[0] ?? null };
  const page = render(<NobodyFound filters={filters} topics={TOPICS} />);
  expect(page.all("a").map((link) => [link.text, link.get("href")])).toEqual([
    ["Without “zyx”", "/?topic=career"],
    ["Without Career", "/?q=zyx"],
    ["Everybody", "/"],
    ["User experience", "/?topic=ux"],
  ]);
});

test("one filter alone leads to everybody", () => {
  const page = render(<NobodyFound filters={{ ...NO_FILTERS, q: "zyx" }} topics={[]} />);
  expect(page.all("a").map((link) => link.get("href"))).toEqual(["/"]);
});

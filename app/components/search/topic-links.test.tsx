import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { TopicLinks } from "./topic-links.tsx";

test("each topic has an address of its own; without topics there is nothing", () => {
  const page = render(<TopicLinks label="Topics" topics={[{ slug: "career", name: "Career" }]} />);
  expect(page.one("nav").get("aria-label")).toBe("Topics");
  expect(page.all("a").map((link) => [link.text, link.get("href")])).toEqual([["Career", "/?topic=career"]]);
  expect(render(<TopicLinks label="Topics" topics={[]} />).has("nav")).toBe(false);
});

test("of many the first are shown, and the others are behind a fold", () => {
  const topics = Array.from({ length: 9 }, (_, n) => ({ slug: `topic-${n}`, name: `Topic ${n}` }));
  const page = render(<TopicLinks label="Topics" topics={topics} />);
  expect(page.one("details").all("a")).toHaveLength(3);
  expect(page.all("a")).toHaveLength(9);
});

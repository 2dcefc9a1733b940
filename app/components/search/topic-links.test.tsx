import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { TopicLinks } from "./topic-links.tsx";

test("each topic has an address of its own; without topics there is nothing", () => {
  const page = render(<TopicLinks label="Topics" topics={[{ slug: "career", name: "Career" }]} />);
  expect(page.one("nav").get("aria-label")).toBe("Topics");
  expect(page.all("a").map((link) => [link.text, link.get("href")])).toEqual([["Career", "/?topic=career"]]);
  expect(render(<TopicLinks label="Topics" topics={[]} />).has("nav")).toBe(false);
});

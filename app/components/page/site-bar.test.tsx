import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { SiteBar } from "./site-bar.tsx";

test("the site's name leads to the front page, and is there to read on every screen", () => {
  const page = render(<SiteBar>and the ways</SiteBar>);
  expect(page.one("a", { href: "/" }).text).toBe("BuildAppsWith");
  expect(page.one("a", { href: "/" }).has("span")).toBe(false);
  expect(page.text).toContain("and the ways");
});

import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { SiteBar } from "./site-bar.tsx";

test("the site's name leads to the front page and has words for who hears it, shown or not", () => {
  for (const isNameHidden of [true, false]) {
    const page = render(<SiteBar isNameHidden={isNameHidden}>and the ways</SiteBar>);
    expect(page.one("a", { href: "/" }).text).toBe("BuildAppsWith");
    expect(page.text).toContain("and the ways");
  }
});

import { expect, test } from "vitest";
import { nameOf } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { PageSection } from "./page-section.tsx";

test("a part of a page has its heading's name, so that it can be jumped to", () => {
  const page = render(
    <PageSection id="needs" title="What needs you">
      <p>Nothing.</p>
    </PageSection>,
  );
  const section = page.one("section");
  expect(nameOf(page, section)).toBe("What needs you");
  expect(section.one("h2").get("id")).toBe("needs");
  expect(section.one("p").text).toBe("Nothing.");
});

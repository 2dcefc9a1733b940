import { expect, test } from "vitest";
import { nameOf } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { EmbedSnippet } from "./embed-snippet.tsx";
import { ALL_AS_CARD, EMBED } from "../test-embed.ts";

test("the lines can be read, selected and named, and what a policy needs is said", () => {
  const page = render(<EmbedSnippet embed={EMBED} chosen={{ ...ALL_AS_CARD, kind: "modal" }} />);
  const lines = page.one("pre");
  expect(nameOf(page, lines)).toBe("Lines to copy");
  expect(lines.text).toContain('<a href="https://book.example/profile/ada-okafor" data-booking="modal"');
  expect(lines.text).toContain('<script src="https://book.example/embed.js" async></script>');
  expect(page.text).toContain("it needs https://book.example in script-src and frame-src");
});

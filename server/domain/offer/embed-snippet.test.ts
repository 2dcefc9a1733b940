import { expect, test } from "vitest";
import { embedSnippet, type EmbedChoice } from "./embed-snippet.ts";

const CHOICE: EmbedChoice = {
  appUrl: "https://book.example",
  slug: "ada-okafor",
  sessionTypeId: null,
  kind: "card",
  language: null,
  words: "Book Ada",
  close: "Close",
  colors: { fill: "#8a1c4a", onFill: "#ffffff" },
};

test("it is a plain link to our pages, and one script", () => {
  expect(embedSnippet(CHOICE)).toBe(
    '<a href="https://book.example/profile/ada-okafor" data-booking="card" data-booking-builder="ada-okafor">Book Ada</a>\n' +
      '<script src="https://book.example/embed.js" async></script>',
  );
  const one = embedSnippet({ ...CHOICE, kind: "modal", sessionTypeId: "sty_1" });
  expect(one).toContain('href="https://book.example/book/sty_1"');
  expect(one).toContain('data-booking-colors="#8a1c4a #ffffff"');
});

test("nothing that a builder is called ends an attribute or begins a tag", () => {
  const words = `"><script>alert('1')</script>&amp;`;
  const snippet = embedSnippet({ ...CHOICE, kind: "modal", words, close: words });
  expect(snippet.match(/<\w+/g)).toEqual(["<a", "<script"]);
  expect(snippet).toContain(">&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;</a>");
});

import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { QuotedText } from "./quoted-text.tsx";

test("what somebody wrote stands there as a quotation, with its line breaks", () => {
  const quotation = render(<QuotedText>{"I am ill.\n\nSorry!"}</QuotedText>).one("blockquote");
  expect(quotation.children).toEqual(["I am ill.\n\nSorry!"]);
  expect(quotation.get("class")).toContain("whitespace-pre-line");
});

test("markup that somebody wrote is shown as they typed it, and never becomes markup", () => {
  const typed = `</blockquote><script>alert("x")</script>&amp; <a href='https://bad.example'>click</a>`;
  const page = render(<QuotedText>{typed}</QuotedText>);
  expect(page.one("blockquote").typed).toBe(typed);
  expect(page.has("script")).toBe(false);
  expect(page.has("a")).toBe(false);
});

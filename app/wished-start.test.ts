import { expect, test } from "vitest";
import { instant } from "../server/domain/values/instant.ts";
import { bookPath, wishedStartAhead, wishedStartIn } from "./wished-start.ts";

const NOW = instant("2026-03-02T09:00:00.000Z");

test("a wish is an instant as we write them, and anything else is none", () => {
  expect(wishedStartIn("2026-03-03T13:00:00.000Z")).toBe("2026-03-03T13:00:00.000Z");
  for (const text of [null, "", "tomorrow", "2026-03-03", "javascript:alert(1)", new File([], "a")])
    expect(wishedStartIn(text)).toBeNull();
});

test("a wish holds for the next 60 days", () => {
  expect(wishedStartAhead("2026-03-02T09:00:00.001Z", NOW)).not.toBeNull();
  expect(wishedStartAhead("2026-05-01T09:00:00.000Z", NOW)).not.toBeNull();
  expect(wishedStartAhead("2026-05-01T09:00:00.001Z", NOW)).toBeNull();
  expect(wishedStartAhead("2026-03-02T09:00:00.000Z", NOW)).toBeNull();
  expect(wishedStartAhead(null, NOW)).toBeNull();
});

test("a page's address takes the wish along", () => {
  expect(bookPath("sty_1", instant("2026-03-03T13:00:00.000Z"))).toBe(
    "/book/sty_1?at=2026-03-03T13%3A00%3A00.000Z",
  );
  expect(bookPath("sty_1", null)).toBe("/book/sty_1");
});

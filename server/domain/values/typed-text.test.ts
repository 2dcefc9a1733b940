import { expect, test } from "vitest";
import { textProblemOf, tidyText, withPlainBreaks } from "./typed-text.ts";

test.each([
  "Ada Okafor",
  "Zoë Ångström-O’Neill",
  "美咲 森",
  "שָׁלוֹם",
  "محمد\u200E (Mo)",
  "نیم\u200Cفاصله",
  "👩‍👩‍👧 & co.",
  "",
])("«%s» is a line", (text) => {
  expect(textProblemOf(text, "line", 100)).toBeNull();
});

test.each([
  ["a line break", "Ada\nBcc: x@example.com"],
  ["a carriage return", "Ada\r\nBcc: x@example.com"],
  ["a NUL", "Ada\u0000"],
  ["an escape", "Ada\u001B[31m"],
  ["a tab", "Ada\tOkafor"],
  ["a C1 sign", "Ada\u0085"],
  ["a line separator", "Ada\u2028Okafor"],
  ["half a sign", "Ada\uD83D"],
  ["an override", "Ada\u202Egpj.exe"],
  ["an embedding", "Ada\u202A"],
  ["an isolate", "Ada\u2066"],
])("a line with %s is refused, and what a provider sends of it is tidied", (_what, text) => {
  expect(textProblemOf(text, "line", 100)).not.toBeNull();
  const tidy = tidyText(text, "line", 100);
  expect(textProblemOf(tidy, "line", 100)).toBeNull();
  expect(tidy).toContain("Ada");
});

test("lines keep their breaks and tabs, and nothing else of that kind", () => {
  expect(textProblemOf("a\n\tb", "lines", 10)).toBeNull();
  for (const text of ["a\rb", "a\u0000b", "a\u2029b", "a\u202Eb", "a\uDC00"])
    expect(textProblemOf(text, "lines", 10)).not.toBeNull();
  expect(tidyText("a\r\nb\u0000\u202E\tc", "lines", 10)).toBe("a\nb\tc");
  expect(withPlainBreaks("a\r\nb\rc\nd")).toBe("a\nb\nc\nd");
});

test("a text may have exactly so many characters, whatever they are made of", () => {
  expect(textProblemOf("a".repeat(100), "line", 100)).toBeNull();
  expect(textProblemOf("👍".repeat(100), "line", 100)).toBeNull();
  expect(textProblemOf("a".repeat(101), "line", 100)).toEqual({ code: "too_long", charactersMax: 100 });
  expect(textProblemOf("👍".repeat(101), "line", 100)).toEqual({ code: "too_long", charactersMax: 100 });
  expect(textProblemOf("a".repeat(200_000), "lines", 2_000)).toEqual({
    code: "too_long",
    charactersMax: 2_000,
  });
  expect(tidyText("👍".repeat(200), "line", 100)).toBe("👍".repeat(100));
  expect(tidyText("a".repeat(200_000), "line", 100)).toBe("a".repeat(100));
});

test.each([
  ["a space of no width", "\u200B"],
  ["a filler", "\u3164"],
  ["another filler", "\u115F"],
  ["an empty Braille sign", "\u2800"],
  ["a soft hyphen", "\u00AD"],
  ["a direction mark", "\u200E"],
  ["a tag", "\u{E0041}"],
  ["an accent without a letter", "\u0301"],
  ["a blank that does not break", "\u00A0"],
])("%s alone is no name, and nothing of it is kept of a provider's", (_what, text) => {
  expect(textProblemOf(text, "line", 100)).toEqual({ code: "unseen" });
  expect(tidyText(text, "line", 100)).toBe("");
});

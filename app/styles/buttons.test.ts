import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync(new URL("../styles.css", import.meta.url), "utf8");

/** What the rule with this selector alone says. */
function ruleOf(selector: string): string {
  // Not the last of several selectors.
  return new RegExp(`[^,]\\n  \\${selector} \\{([^}]*)\\}`).exec(css)?.[1] ?? "";
}

test.each([
  [".button", "--accent", "--on-accent"],
  [".button-quiet", "--card", "--ink"],
  [".button-danger", "--danger", "--on-danger"],
])("%s is filled with its own colour, under words that can be read on it", (selector, fill, words) => {
  expect(ruleOf(selector)).toContain(`background: var(${fill});`);
  expect(ruleOf(selector)).toContain(`color: var(${words});`);
});

test("a button that is words alone has no ground", () => {
  expect(ruleOf(".button-text")).toContain("text-decoration: underline;");
  expect(ruleOf(".button-text")).not.toContain("background");
});

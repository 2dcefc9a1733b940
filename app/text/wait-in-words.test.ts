import { expect, test } from "vitest";
import { waitInWords } from "./wait-in-words.ts";

test.each([
  [1, "in a minute"],
  [60, "in a minute"],
  [61, "in 2 minutes"],
  [3_540, "in 59 minutes"],
  [7_140, "in 119 minutes"],
  [7_200, "in 2 hours"],
  [80_000, "in 23 hours"],
])("a wait of %i seconds is over %s", (seconds, words) => {
  expect(waitInWords(seconds)).toBe(words);
});

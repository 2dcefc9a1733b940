import { expect, test } from "vitest";
import { wrapWords } from "./wrap-words.ts";

test("a text is broken between words, and nothing of it is lost", () => {
  expect(wrapWords("Left without saying why at the time step", 20)).toEqual([
    "Left without saying",
    "why at the time step",
  ]);
  expect(wrapWords("Paid", 20)).toEqual(["Paid"]);
  expect(wrapWords("", 20)).toEqual([""]);
});

test("a word longer than a line stands whole on its own", () => {
  expect(wrapWords("no Terminbestätigungsanfrage yet", 10)).toEqual([
    "no",
    "Terminbestätigungsanfrage",
    "yet",
  ]);
});

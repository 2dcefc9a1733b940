import { expect, test } from "vitest";
import { findableWordsOf, foldedWordsOf } from "./folded-words.ts";

test.each([
  ["Zoë  Ünal-O’Neil", ["zoe", "unal", "o", "neil"]],
  ["Straße ÆRØ Łódź", ["strasse", "aero", "lodz"]],
  ["C++ & 3D, 3d!", ["c", "3d"]],
  ["İstanbul ISTANBUL", ["istanbul"]],
  ["  ", []],
  ["🦀", []],
])("%j is compared as %j", (text, words) => {
  expect(foldedWordsOf(text)).toEqual(words);
});

test("a word is cut where nobody types on, and never in the middle of a sign", () => {
  expect(foldedWordsOf("𝒳".repeat(3))).toEqual(["xxx"]);
  expect(foldedWordsOf("a".repeat(500))).toEqual(["a".repeat(40)]);
  expect(foldedWordsOf("𠀀".repeat(50))[0]).toBe("𠀀".repeat(40));
});

test("where no blank stands between words, each sign may begin one", () => {
  expect(findableWordsOf("健二 森")).toEqual(["健二", "二", "森"]);
  expect(findableWordsOf("Code clinic")).toEqual(["code", "clinic"]);
});

import { expect, test } from "vitest";
import { findReplacedWords } from "../docs/words/find-replaced-words.ts";

const wordsIn = (path: string, source: string) => findReplacedWords(path, source).map(({ word }) => word);

test("a name that is made of a replaced word is found, however it is written, and a file's own name", () => {
  const source =
    "const openLetters = 1; type HouseRow = string; function f({ givenUp }: { KNOCK_MAX: 1 }) {}";
  expect(wordsIn("server/x.ts", source)).toEqual(["letters", "house", "given up"]);
  expect(wordsIn("server/webhook-doors.ts", "export const a = 1;")).toEqual(["doors"]);
});

test("what is only used, what is stored, and a word inside another are left alone", () => {
  expect(
    wordsIn("db/x.ts", "const row = { place_told_json: 1, history_head: 2 }; row.history_head; letters();"),
  ).toEqual([]);
  expect(wordsIn("db/x.ts", "const deadLetter = 1, headers = 2, newspaper = 3;")).toEqual([]);
});

test("a text of a page is found, and one in a test is not", () => {
  expect(wordsIn("app/routes/x.tsx", "export const a = <h1>What was given up</h1>;")).toEqual(["given up"]);
  expect(wordsIn("app/x.ts", 'export const a = "There is news for you";')).toEqual(["news"]);
  expect(wordsIn("app/x.test.ts", 'export const a = "There is news for you";')).toEqual([]);
});

test("a comment is found by what no comment says, and ordinary English and stored names are left alone", () => {
  const source =
    "/** What is in hand. */\nexport function a() {\n  // A debt of\n  // the house.\n  return 1; // dice\n}";
  expect(wordsIn("server/x.ts", source).toSorted()).toEqual(["debt", "dice", "in hand", "the house"]);
  expect(
    wordsIn("server/x.ts", "// No news at the door: `history_head`, in order.\nexport const a = 1;"),
  ).toEqual([]);
});

import { expect, test } from "vitest";
import { NO_CODES, shareEntered } from "./code-figures.ts";

test("the share entered is of the codes asked for, never more than all, and none where none was asked for", () => {
  expect(shareEntered({ code_asked: 40, code_entered: 30 })).toBe(0.75);
  expect(shareEntered({ code_asked: 1, code_entered: 2 })).toBe(1);
  expect(shareEntered(NO_CODES)).toBeNull();
});

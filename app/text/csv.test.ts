import { expect, test } from "vitest";
import { csvOf } from "./csv.ts";

test("every line ends in CR LF, and what is not known is an empty cell", () => {
  expect(
    csvOf([
      ["step", "count"],
      ["paid", 3],
      ["completed", null],
    ]),
  ).toBe("step,count\r\npaid,3\r\ncompleted,\r\n");
});

test("commas, quotes and line breaks stay in their cell", () => {
  expect(csvOf([['A "good" hour, or two', "a\r\nb", "Zoë"]])).toBe(
    '"A ""good"" hour, or two","a\r\nb",Zoë\r\n',
  );
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])(
  "a text that begins as a formula does (%j) is text to a spreadsheet",
  (text) => {
    expect(csvOf([[text]]).replace(/^"/, "")).toMatch(/^'/);
  },
);

test("a figure below zero stays a figure", () => {
  expect(csvOf([[-1]])).toBe("-1\r\n");
});

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** What fits beside another window, and what a diff shows whole. Prettier wraps at the same width. */
const LINE_MAX = 160;
/** A longer cell is a paragraph: it reads better as a list. */
const CELL_MAX = 200;

interface Line {
  readonly at: string;
  readonly text: string;
}

/** Every line outside of blocks of code. */
function linesOf(path: string): Line[] {
  let isCode = false;
  return readFileSync(path, "utf8")
    .split("\n")
    .map((text, index) => ({ at: `${path}:${index + 1}`, text }))
    .filter(({ text }) => {
      const isFence = text.trimStart().startsWith("```");
      if (isFence) isCode = !isCode;
      return !isCode && !isFence;
    });
}

const LINES = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"], {
  encoding: "utf8",
})
  .split("\n")
  .filter((path) => path !== "")
  .flatMap(linesOf);
const isRow = ({ text }: Line) => text.trimStart().startsWith("|");

/** What could have gone onto a line of its own: a single long address cannot. */
function isTooLong({ text }: Line): boolean {
  return text.length > LINE_MAX && /\S\s+\S/.test(text.trim().replace(/^(?:[-*>]|\d+\.)\s+/, ""));
}

test("no line of prose in Markdown is wider than 160 characters (else: npm run format)", () => {
  expect(LINES.length).toBeGreaterThan(1_000);
  expect(LINES.filter((line) => !isRow(line) && isTooLong(line)).map(({ at }) => at)).toEqual([]);
});

test("no cell of a table in Markdown is longer than 200 characters: it is written as a list", () => {
  const cells = LINES.filter(isRow).flatMap(({ at, text }) =>
    text.split(/(?<!\\)\|/).map((cell) => ({ at, cell: cell.trim() })),
  );
  const isRule = (cell: string) => /^:?-+:?$/.test(cell);
  expect(cells.length).toBeGreaterThan(100);
  expect(cells.filter(({ cell }) => cell.length > CELL_MAX && !isRule(cell)).map(({ at }) => at)).toEqual([]);
});

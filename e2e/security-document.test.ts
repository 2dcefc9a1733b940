import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const TEXT = readFileSync("docs/architecture/security.md", "utf8");
const FILES = [...TEXT.matchAll(/`((?:app|db|e2e|server)\/[^`]+\.tsx?)`/g)].map(([, file = ""]) => file);

test("every file that the threat model names is there", () => {
  expect(FILES.length).toBeGreaterThan(50);
  expect(FILES.filter((file) => !existsSync(file))).toEqual([]);
});

test("every row of the threat model ends with the tests that hold it", () => {
  const rows = TEXT.split("\n").filter(
    (line) => line.startsWith("|") && !/^\|\s*(-|wants|what|does|slip)/.test(line),
  );
  expect(rows.length).toBeGreaterThan(25);
  expect(rows.filter((row) => !/`[^`]+\.(?:test|spec)\.ts`[^|]*\|\s*$/.test(row))).toEqual([]);
});

import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const ROOT = new URL("../", import.meta.url);
const DOCUMENT = "docs/architecture/failure-modes.md";

/** One or more “titles”, and the `file.test.ts` in brackets in which all of them stand. */
const NAMED = /((?:“[^”]+”(?:\s|and)*)+)\(`([^`]+\.test\.ts)`\)/g;

function read(file: string): string {
  return readFileSync(new URL(file, ROOT), "utf8");
}

test("every test that the description of the failure modes names exists in the file that it names", () => {
  // Prettier wraps prose within a title, too.
  const document = read(DOCUMENT).replaceAll(/\s+/g, " ");
  const named = [...document.matchAll(NAMED)].flatMap(([, titles = "", file = ""]) =>
    [...titles.matchAll(/“([^”]+)”/g)].map(([, title = ""]) => ({ file, title })),
  );
  const quoted = document.match(/“[^”]+”/g) ?? [];
  expect(named.map(({ title }) => `“${title}”`)).toEqual(quoted);
  const missing = named.filter(
    ({ file, title }) => !existsSync(new URL(file, ROOT)) || !read(file).includes(`"${title}"`),
  );
  expect(missing).toEqual([]);
});

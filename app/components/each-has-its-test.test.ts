import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const COMPONENTS = fileURLToPath(new URL(".", import.meta.url));

const components = readdirSync(COMPONENTS, { recursive: true, encoding: "utf8" }).filter(
  (file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|^test-/.test(file),
);

test("there are components to look at", () => {
  expect(components.length).toBeGreaterThan(35);
});

test.each(components)("%s has a test of its own beside it", (file) => {
  const beside = `${COMPONENTS}${file.replace(/\.tsx?$/, ".test")}`;
  expect(existsSync(`${beside}.tsx`) || existsSync(`${beside}.ts`)).toBe(true);
});

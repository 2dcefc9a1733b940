import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const APP = fileURLToPath(new URL(".", import.meta.url));

const files = ["components", "hooks"].flatMap((room) =>
  readdirSync(`${APP}${room}`, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|^test-/.test(file))
    .map((file) => `${room}/${file}`),
);

test("there are components and hooks to look at", () => {
  expect(files.filter((file) => file.startsWith("components/")).length).toBeGreaterThan(35);
  expect(files.filter((file) => file.startsWith("hooks/")).length).toBeGreaterThan(3);
});

test.each(files)("%s has a test of its own beside it", (file) => {
  const beside = `${APP}${file.replace(/\.tsx?$/, ".test")}`;
  expect(existsSync(`${beside}.tsx`) || existsSync(`${beside}.ts`)).toBe(true);
});

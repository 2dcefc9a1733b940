import { expect, test } from "vitest";
import { initialsOf } from "./initials-of.ts";

test.each([
  ["Ada Okafor", "AO"],
  ["ada maria okafor", "AO"],
  ["  Ada  ", "A"],
  ["𝒜da", "𝒜"],
  ["", ""],
])("%j is %j in short", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { isSlug, slugFromName } from "./slug.ts";

test("a name becomes its plain letters with hyphens between", () => {
  expect(slugFromName("Ada Ōkafor")).toBe("ada-okafor");
  expect(slugFromName("  Jean-Luc d'Été & Söhne ")).toBe("jean-luc-d-ete-sohne");
  expect(slugFromName("森")).toBe("");
});

test("whatever a name is, what comes of it is a slug or too short for one", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (name) => {
      const slug = slugFromName(name);
      expect(slug.length < 3 || isSlug(slug)).toBe(true);
    }),
  );
});

test("a slug has nothing that an address would have to escape", () => {
  expect(["ada", "ada-okafor", "a1-2"].every(isSlug)).toBe(true);
  expect(
    ["", "ab", "Ada", "-ada", "ada-", "a--b", "ada/okafor", "ada.okafor", "a".repeat(61)].some(isSlug),
  ).toBe(false);
});

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { accentColorsOf, contrastOf } from "../../server/domain/offer/accent-colors.ts";
import { LIGHT } from "../../server/mails/template/mail-colors.ts";
import { COLOR_PAIRS, tokensOf } from "./tokens-of.ts";

const css = readFileSync(new URL("tokens.css", import.meta.url), "utf8");
const tokens = tokensOf(css);

describe.each(["light", "dark"] as const)("the %s look", (look) => {
  const colorOf = (name: string) => tokens[look][name] ?? `no ${name}`;

  test.each(COLOR_PAIRS.map((pair) => [pair.shown, pair.on, pair.contrastMin] as const))(
    "%s can be made out on %s",
    (shown, on, contrastMin) => {
      expect(contrastOf(colorOf(shown), colorOf(on))).toBeGreaterThanOrEqual(contrastMin);
    },
  );

  test("a builder's accent is computed against the grounds that it has here", () => {
    for (const accent of ["#ffd400", "#0f5c6e", "#d81b60", "#101010", "#fafafa"]) {
      const colors = accentColorsOf(accent)?.[look];
      if (colors === undefined) throw new Error(`refused ${accent}`);
      for (const ground of ["sunken", "paper", "card"]) {
        expect([accent, ground, contrastOf(colors.ink, colorOf(ground)) >= 4.5]).toEqual([
          accent,
          ground,
          true,
        ]);
      }
    }
  });
});

test("what is light has a dark counterpart, and the other way round", () => {
  expect(Object.keys(tokens.dark).sort()).toEqual(Object.keys(tokens.light).sort());
});

test("in the dark, what lies higher is lighter", () => {
  const { paper = "", sunken = "", card = "", raised = "" } = tokens.dark;
  const heights = [paper, sunken, card, raised].map((color) => contrastOf(color, "#000000"));
  expect(heights).toEqual([...heights].sort((a, b) => a - b));
});

test("mails have the colours of the site", () => {
  const { paper, card, ink, soft, line, accent } = tokens.light;
  expect(LIGHT).toMatchObject({ paper, card, ink, soft, line, button: accent });
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { accentColorsOf, contrastOf } from "./accent-colors.ts";

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);

test("contrast is that of WCAG", () => {
  expect(contrastOf("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrastOf("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
  expect(contrastOf("#ffffff", "#ffffff")).toBe(1);
});

test("every accent there is becomes readable, on light and on dark", () => {
  fc.assert(
    fc.property(hex, (accent) => {
      const colors = accentColorsOf(accent);
      if (colors === null) throw new Error(`refused ${accent}`);
      for (const [{ fill, onFill, ink }, ...grounds] of [
        [colors.light, "#ffffff", "#fbfaf7", "#f8f6f2"],
        [colors.dark, "#1b1a20", "#17161b", "#131217"],
      ] as const) {
        expect(contrastOf(onFill, fill)).toBeGreaterThanOrEqual(4.5);
        for (const ground of grounds) {
          expect(contrastOf(ink, ground)).toBeGreaterThanOrEqual(4.5);
          expect(contrastOf(fill, ground)).toBeGreaterThanOrEqual(2.99);
        }
      }
    }),
  );
});

test("an accent that is readable already stays as the builder chose it", () => {
  expect(accentColorsOf("#0f6e5c")?.light).toEqual({ fill: "#0f6e5c", onFill: "#ffffff", ink: "#0f6e5c" });
});

test.each(["red", "#fff", "#12345g", "#123456}body{display:none", ""])(
  "nothing but #rrggbb is a colour: %j",
  (text) => {
    expect(accentColorsOf(text)).toBeNull();
  },
);

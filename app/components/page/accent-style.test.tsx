import { expect, test } from "vitest";
import { NonceContext } from "../../hooks/nonce-context.ts";
import { accentColorsOf } from "../../../server/domain/offer/accent-colors.ts";
import { render } from "../test-render.tsx";
import { AccentStyle } from "./accent-style.tsx";

const ORANGE = "#ff8800";

function styleOf(color: string | null) {
  return render(
    <NonceContext.Provider value="nonce-of-this-page">
      <AccentStyle color={color} />
    </NonceContext.Provider>,
  );
}

test("a builder's color reaches the page in the form that can be read, on light and on dark", () => {
  const css = styleOf(ORANGE).one("style").typed;
  const colors = accentColorsOf(ORANGE);
  const [light, dark] = css.split("@media (prefers-color-scheme: dark)");
  for (const color of Object.values(colors?.light ?? {})) expect(light).toContain(color);
  for (const color of Object.values(colors?.dark ?? {})) expect(dark).toContain(color);
});

test("the style carries the nonce of the page's policy, without which browsers drop it", () => {
  expect(styleOf(ORANGE).one("style").get("nonce")).toBe("nonce-of-this-page");
});

test.each([
  null,
  "",
  "orange",
  "#ff8800;}</style><script>alert(1)</script>",
  "#ff880",
  "url(https://bad.example)",
])("what is no color of ours changes nothing and writes nothing: %j", (color) => {
  expect(styleOf(color).children).toEqual([]);
});

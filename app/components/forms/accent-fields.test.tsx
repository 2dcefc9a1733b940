import { expect, test } from "vitest";
import { accentColorsOf } from "../../../server/domain/offer/accent-colors.ts";
import { descriptionOf, nameOf, sentBy } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { AccentFields } from "./accent-fields.tsx";

function fields(accentColor: string | null, error?: string) {
  return render(
    <form>
      <AccentFields accentColor={accentColor} error={error} />
    </form>,
  );
}

test("without scripts it sends what was saved: the site's own color, or one's own", () => {
  expect(sentBy(fields(null).one("form"))).toMatchObject({ color: "site" });
  expect(sentBy(fields("#ff8800").one("form"))).toEqual({ color: "own", accentColor: "#ff8800" });
});

test("every choice has a name, and all of them one", () => {
  const page = fields(null);
  expect(nameOf(page, page.one("fieldset"))).toBe("Color of your pages");
  expect(page.all("input").map((input) => nameOf(page, input))).toEqual([
    "The site’s own",
    "One of my own",
    "Your color",
  ]);
});

test("the picture shows the color as the pages will wear it, light and dark, and has a name", () => {
  const [picture] = fields("#ff8800").withRole("img");
  const colors = accentColorsOf("#ff8800");
  expect(picture?.get("aria-label")).toMatch(/light and on dark/);
  expect(picture?.all("rect").map((button) => button.get("fill"))).toEqual([
    colors?.light.fill,
    colors?.dark.fill,
  ]);
  expect(picture?.all("text").map((word) => word.get("fill"))).toEqual([
    colors?.light.onFill,
    colors?.dark.onFill,
  ]);
});

test("what is wrong is announced at once, and with the color", () => {
  const page = fields("#ff8800", "Please choose a color.");
  expect(page.withRole("alert").map(({ text }) => text)).toEqual(["Please choose a color."]);
  expect(descriptionOf(page, page.one("input", { type: "color" }))).toBe("Please choose a color.");
  expect(descriptionOf(fields(null), fields(null).one("input", { type: "color" }))).toBe("");
});

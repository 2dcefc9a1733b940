import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { Icon } from "./icon.tsx";

test("a picture says nothing to who hears the page, and takes no focus: the words beside it say the same", () => {
  const page = render(<Icon name="warning" />);
  const icon = page.one("svg");
  expect(icon.get("aria-hidden")).toBe("true");
  expect(icon.get("focusable")).toBe("false");
  expect(page.text).toBe("");
});

test("two names are two pictures, in the color of the text around them", () => {
  const drawn = (name: "check" | "cross") =>
    render(<Icon name={name} />)
      .one("path")
      .get("d");
  expect(drawn("check")).not.toBe(drawn("cross"));
  expect(
    render(<Icon name="check" />)
      .one("svg")
      .get("stroke"),
  ).toBe("currentColor");
});

import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { HowItWorks } from "./how-it-works.tsx";

test("three steps in order, under a heading of their own", () => {
  const page = render(<HowItWorks />);
  expect(page.one("h2").text).toBe("How it works");
  expect(
    page
      .one("ol")
      .all("h3")
      .map((step) => step.text),
  ).toEqual(["Pick a free time", "Pay while it is held", "Talk, or get money back"]);
});

import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { StagingStrip } from "./staging-strip.tsx";

test("the strip of a staging installation says in words what it is, and interrupts nobody", () => {
  const page = render(<StagingStrip />);
  expect(page.text).toBe("Staging. No booking here is real, and no money moves.");
  expect(page.withRole("alert")).toEqual([]);
  expect(page.one("strong").text).toBe("Staging.");
});

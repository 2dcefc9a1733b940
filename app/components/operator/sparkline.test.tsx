import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { Sparkline } from "./sparkline.tsx";

const curves = (values: readonly (number | null)[], failed: readonly (number | null)[] | null = null) =>
  render(<Sparkline label="Jobs: least 0, most 4" values={values} failed={failed} />)
    .all("path")
    .slice(1)
    .map((path) => path.get("d"));

test("a screen reader hears what it shows", () => {
  const svg = render(<Sparkline label="Jobs: least 0, most 4" values={[0, 4]} />).one("svg");
  expect(svg.get("role")).toBe("img");
  expect(svg.get("aria-label")).toBe("Jobs: least 0, most 4");
});

test("the most is at the top, nothing at the bottom, and a gap interrupts the line", () => {
  expect(curves([0, 4, null, 2, 2])).toEqual(["M0 38L54 2M162 20L216 20"]);
});

test("a value that stands alone is seen, and no value at all draws nothing", () => {
  expect(curves([null, 1, null])).toEqual(["M54 2H108.5"]);
  expect(curves([null, null])).toEqual([""]);
});

test("what failed is drawn over the rest once something has", () => {
  expect(curves([4, 4], [0, 0])).toHaveLength(1);
  expect(curves([4, 4], [0, 2])).toEqual(["M0 2L216 2", "M0 38L216 20"]);
});

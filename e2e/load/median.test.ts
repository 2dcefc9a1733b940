import { expect, test } from "vitest";
import { medianOf } from "./median.ts";

test("the median stands in the middle whatever the order, and one wild value does not move it", () => {
  expect(medianOf([3])).toBe(3);
  expect(medianOf([10, 2, 9_000])).toBe(10);
  expect(medianOf([4, 1, 3, 2])).toBe(2.5);
  expect(() => medianOf([])).toThrow("No median");
});

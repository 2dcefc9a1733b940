import { expect, test } from "vitest";
import { render } from "../components/test-render.tsx";
import { moved, useDraggedOrder } from "./use-dragged-order.ts";

function Order() {
  const { dragged, placeOf } = useDraggedOrder(["a", "b", "c"] as const, () => {});
  return `${dragged ?? "none"}: ${placeOf("a")} ${placeOf("b")} ${placeOf("c")}`;
}

test("while nothing is dragged the order is the one that is stored", () => {
  expect(render(<Order />).text).toBe("none: 0 1 2");
});

test.each([
  ["a", 2, "bca"],
  ["c", 0, "cab"],
  ["b", 1, "abc"],
])("%s at %i: %s", (id, to, order) => {
  expect(moved(["a", "b", "c"], id, to).join("")).toBe(order);
});

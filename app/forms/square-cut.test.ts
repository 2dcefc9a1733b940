import { expect, test } from "vitest";
import { draggedBy, MIDDLE, squareOf } from "./square-cut.ts";

const WIDE = { width: 600, height: 400 };

test("at first the largest square is cut from the middle", () => {
  expect(squareOf(WIDE, MIDDLE)).toEqual({ side: 400, left: 100, top: 0 });
});

test("the closer it is drawn, the less of it is kept, and the edges can be reached", () => {
  const cut = { zoom: 2, across: 1, upright: 0 };
  expect(squareOf(WIDE, cut)).toEqual({ side: 200, left: 400, top: 0 });
});

test("dragged to the right, what lies further left comes into sight, by as much as the pointer moved", () => {
  const cut = { zoom: 2, across: 0.5, upright: 0.5 };
  const dragged = draggedBy(WIDE, cut, 0.25, -0.25);
  expect(squareOf(WIDE, dragged)).toEqual({ side: 200, left: 150, top: 150 });
});

test("nothing beyond the picture is ever cut, and what has no room stays", () => {
  expect(draggedBy(WIDE, MIDDLE, 9, 9)).toEqual({ zoom: 1, across: 0, upright: 0.5 });
  expect(draggedBy(WIDE, MIDDLE, -9, -9)).toEqual({ zoom: 1, across: 1, upright: 0.5 });
});

import { expect, test } from "vitest";
import { listMoved } from "./boxes.ts";

const BEFORE = "header: 0 0 390 57\nh1 My bookings: 24 121 342 40\nbutton Pay: 24 700 342 44\n";

test("a page whose parts stand where they stood has moved nothing, also where a line became a little wider", () => {
  expect(listMoved(BEFORE, BEFORE)).toEqual([]);
  expect(listMoved(BEFORE, BEFORE.replace("121 342 40", "123 346 40"))).toEqual([]);
});

test("what stands elsewhere, has another size or other words, came or went is told", () => {
  expect(listMoved(BEFORE, BEFORE.replace("24 700", "24 720"))).toEqual([
    "button Pay: 24 700 342 44 → 24 720 342 44",
  ]);
  expect(listMoved(BEFORE, BEFORE.replace("342 44", "342 30"))).toHaveLength(1);
  expect(listMoved(BEFORE, BEFORE.replace("My bookings", "Bookings"))).toEqual([
    "“h1 Bookings” in place of “h1 My bookings”",
  ]);
  expect(listMoved(BEFORE, `${BEFORE}footer: 0 800 390 90\n`)).toEqual(["new: footer"]);
  expect(listMoved(BEFORE, "header: 0 0 390 57\nh1 My bookings: 24 121 342 40\n")).toEqual([
    "gone: button Pay",
  ]);
});

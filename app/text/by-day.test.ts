import { expect, test } from "vitest";
import { byDay } from "./by-day.ts";

const dayOf = (text: string) => text.slice(0, 1);

test("neighbours of one day stand together, in their order", () => {
  expect(byDay(["a1", "a2", "b1"], dayOf)).toEqual([
    { day: "a", items: ["a1", "a2"] },
    { day: "b", items: ["b1"] },
  ]);
});

test("nothing is moved: a day that comes again is named again", () => {
  expect(byDay(["a1", "b1", "a2"], dayOf).map(({ day }) => day)).toEqual(["a", "b", "a"]);
  expect(byDay([], dayOf)).toEqual([]);
});

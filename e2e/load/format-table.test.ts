import { expect, test } from "vitest";
import { formatTable } from "./format-table.ts";

test("words stand to the left, figures to the right, and a short row keeps its place", () => {
  const table = formatTable([
    ["what", "ours", "bare"],
    ["webhooks", "900", "3000"],
    ["memory", "150"],
  ]);
  expect(table.split("\n")).toEqual([
    "what       ours   bare",
    "────────   ────   ────",
    "webhooks    900   3000",
    "memory      150",
  ]);
});

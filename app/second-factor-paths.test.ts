import { expect, test } from "vitest";
import { confirmPath, operatorNextPath } from "./second-factor-paths.ts";

test("whoever confirms comes back to a page of the operator's, and to no other", () => {
  expect(operatorNextPath("/operator/bookings/bkg_1?refund")).toBe("/operator/bookings/bkg_1?refund");
  expect(operatorNextPath("/operator")).toBe("/operator");
  for (const other of [
    null,
    "",
    "/bookings",
    "/operators",
    "//evil.example",
    "https://evil.example/operator",
  ])
    expect(operatorNextPath(other)).toBe("/operator");
});

test("the page that asks never leads to itself", () => {
  expect(operatorNextPath(confirmPath("/operator"))).toBe("/operator");
});

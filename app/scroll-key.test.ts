import { expect, test } from "vitest";
import { scrollKeyOf } from "./scroll-key.ts";

test("a page’s own place is found again, and a link within a page always leads to its anchor", () => {
  expect(scrollKeyOf({ key: "k3y", hash: "" })).toBe("k3y");
  expect(scrollKeyOf({ key: "k3y", hash: "#errors" })).toBe("k3y");
  const once = scrollKeyOf({ key: "default", hash: "#errors" });
  expect(scrollKeyOf({ key: "default", hash: "#errors" })).not.toBe(once);
});

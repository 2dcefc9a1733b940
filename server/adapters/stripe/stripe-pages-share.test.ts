import { expect, test } from "vitest";
import { createStripePagesShare } from "./stripe-pages-share.ts";

test.each([
  ["sk_live_x", 60],
  ["rk_live_x", 60],
  ["sk_test_x", 15],
  ["rk_test_x", 15],
])("with %s people's pages send %i requests in a second and not one more", (secretKey, max) => {
  let nowMs = 5_000;
  const admit = createStripePagesShare(
    secretKey,
    () => 1,
    () => nowMs,
  );
  const admitted = () => Array.from({ length: 100 }, admit).filter(Boolean).length;
  expect(admitted()).toBe(max);
  nowMs += 999;
  expect(admitted()).toBe(0);
  nowMs += 1;
  expect(admitted()).toBe(max);
});

test("of several processes each has its part of the second, and a bigger one when another has gone", () => {
  let processes = 3;
  let nowMs = 0;
  const admit = createStripePagesShare(
    "sk_live_x",
    () => processes,
    () => nowMs,
  );
  const admitted = () => Array.from({ length: 100 }, admit).filter(Boolean).length;
  expect(admitted()).toBe(20);
  nowMs += 1_000;
  processes = 2;
  expect(admitted()).toBe(30);
});

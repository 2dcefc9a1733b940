import { expect, test } from "vitest";
import { createRequestLimits } from "./request-limits.ts";

const MAX = 10;

function limits() {
  let nowMs = 1_000;
  const { take } = createRequestLimits(MAX, () => nowMs);
  return { take, wait: (ms: number) => (nowMs += ms) };
}

function passed(
  take: ReturnType<typeof limits>["take"],
  rateClass: "page" | "asset",
  address: string,
): number {
  return Array.from({ length: 100 }, () => take(rateClass, address)).filter((wait) => wait === null).length;
}

test("one sender may ask for so many pages a minute and not one more, and five times as many files", () => {
  const { take, wait } = limits();
  expect(passed(take, "page", "203.0.113.7")).toBe(MAX);
  expect(take("page", "203.0.113.7")).toBe(60);
  expect(passed(take, "asset", "203.0.113.7")).toBe(MAX * 5);
  wait(59_500);
  expect(take("page", "203.0.113.7")).toBe(1);
  wait(500);
  expect(passed(take, "page", "203.0.113.7")).toBe(MAX);
});

test("another address is another sender; one /64 is one", () => {
  const { take } = limits();
  expect(passed(take, "page", "2001:db8::1")).toBe(MAX);
  expect(passed(take, "page", "2001:db8::2")).toBe(0);
  expect(passed(take, "page", "2001:db8:0:1::2")).toBe(MAX);
});

test("webhooks and looks at the process's health are not counted", () => {
  const { take } = limits();
  for (let n = 0; n < 1_000; n += 1) {
    expect(take("webhook", "203.0.113.7")).toBeNull();
    expect(take("health", "203.0.113.7")).toBeNull();
  }
});

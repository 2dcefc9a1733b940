import { expect, test } from "vitest";
import { bucketOf, quantileOf, secondsOf } from "./time-histogram.ts";

test("whatever the time, from seconds to a year, its bucket tells it within 5 % and half a second", () => {
  for (let seconds = 1; seconds < 366 * 86_400; seconds = Math.ceil(seconds * 1.013)) {
    const told = secondsOf(bucketOf(seconds));
    expect(Math.abs(told - seconds)).toBeLessThanOrEqual(seconds * 0.05 + 0.5);
  }
});

test("median and p90 of a known distribution are told within 5 %", () => {
  const histogram = new Map<number, number>();
  for (let seconds = 1; seconds <= 1000; seconds += 1) {
    histogram.set(bucketOf(seconds), (histogram.get(bucketOf(seconds)) ?? 0) + 1);
  }
  expect(quantileOf(histogram, 0.5)).toBeGreaterThan(500 * 0.95);
  expect(quantileOf(histogram, 0.5)).toBeLessThan(500 * 1.05);
  expect(quantileOf(histogram, 0.9)).toBeGreaterThan(900 * 0.95);
  expect(quantileOf(histogram, 0.9)).toBeLessThan(900 * 1.05);
});

test("of nothing there is no median", () => {
  expect(quantileOf(new Map(), 0.5)).toBeNull();
  expect(quantileOf(new Map([[3, 0]]), 0.5)).toBeNull();
});

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { tellProgress, type Progress } from "./tell-progress.ts";

let said: string;
let progress: Progress;

beforeEach(() => {
  vi.useFakeTimers();
  said = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    said += String(text);
    return true;
  });
  progress = tellProgress("Not done");
});
afterEach(() => {
  progress.end();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test("a step that takes long is said again every 10 s, with how long it has taken, and nothing after the end", () => {
  progress.step("asking Stripe");
  vi.advanceTimersByTime(21_000);
  progress.step("letting go");
  vi.advanceTimersByTime(9_000);
  progress.end();
  vi.advanceTimersByTime(60_000);
  expect(said).toBe(
    "· Asking Stripe\n  … still asking Stripe, for 10 s\n  … still asking Stripe, for 20 s\n· Letting go\n",
  );
});

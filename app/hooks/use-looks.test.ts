import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type * as React from "react";
import { useLooks } from "./use-looks.ts";

/** Effects run in browsers only: here at once, and they can be undone as by a page that is left. */
const page = vi.hoisted((): { leave: () => void; looks: number } => ({ leave: () => undefined, looks: 0 }));
vi.mock("react", async (original) => ({
  ...(await original<typeof React>()),
  useEffect: (effect: () => (() => void) | undefined) => {
    page.leave = effect() ?? (() => undefined);
  },
}));
vi.mock("./use-load-anew.ts", () => ({ useLoadAnew: () => () => void (page.looks += 1) }));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("document", { visibilityState: "visible" });
  page.looks = 0;
});
afterEach(() => {
  page.leave();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const MINUTE_MS = 60_000;

test("what is under way is looked for within two seconds, and for no longer than a minute", () => {
  useLooks(true);
  vi.advanceTimersByTime(2_000);
  expect(page.looks).toBe(1);
  vi.advanceTimersByTime(MINUTE_MS);
  const inAMinute = page.looks;
  expect(inAMinute).toBe(40);
  vi.advanceTimersByTime(60 * MINUTE_MS);
  expect(page.looks).toBe(inAMinute);
});

test("nothing is looked for where nothing is under way", () => {
  useLooks(false);
  vi.advanceTimersByTime(MINUTE_MS);
  expect(page.looks).toBe(0);
});

test("a page that nobody sees asks nothing", () => {
  vi.stubGlobal("document", { visibilityState: "hidden" });
  useLooks(true);
  vi.advanceTimersByTime(MINUTE_MS);
  expect(page.looks).toBe(0);
});

test("a page that was left looks no more", () => {
  useLooks(true);
  page.leave();
  vi.advanceTimersByTime(MINUTE_MS);
  expect(page.looks).toBe(0);
});

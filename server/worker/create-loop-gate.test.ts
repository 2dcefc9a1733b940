import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createLoopGate } from "./create-loop-gate.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A gate with work at it that ends when it is told to. */
function gateWith(limits: { least: number; most: number }) {
  const loop = { utilization: 0, isAwaited: true, nowMs: 0 };
  const gate = createLoopGate({
    ...limits,
    utilization: () => loop.utilization,
    isAwaited: () => loop.isAwaited,
    nowMs: () => loop.nowMs,
  });
  const begun: number[] = [];
  const ends = new Map<number, () => void>();
  return {
    loop,
    begun,
    async ask(number: number) {
      void gate.through(() => {
        begun.push(number);
        return new Promise<void>((end) => ends.set(number, end));
      });
      await vi.advanceTimersByTimeAsync(0);
    },
    async end(number: number) {
      loop.nowMs += 100;
      ends.get(number)?.();
      await vi.advanceTimersByTimeAsync(0);
    },
  };
}

test("while the loop has time to spare, everybody is let through", async () => {
  const gate = gateWith({ least: 1, most: 4 });
  for (const number of [1, 2, 3, 4]) await gate.ask(number);
  expect(gate.begun).toEqual([1, 2, 3, 4]);
});

test("while nobody waits for an answer, everybody is let through, however busy the loop is", async () => {
  const gate = gateWith({ least: 1, most: 4 });
  Object.assign(gate.loop, { utilization: 1, isAwaited: false });
  for (const number of [1, 2, 3, 4, 5]) await gate.ask(number);
  expect(gate.begun).toEqual([1, 2, 3, 4]);
  await gate.end(1);
  expect(gate.begun).toEqual([1, 2, 3, 4, 5]);
});

test("while somebody waits and the loop is never idle, fewer go through at once, never fewer than the least, and in the order of asking", async () => {
  const gate = gateWith({ least: 1, most: 4 });
  for (const number of [1, 2, 3, 4, 5, 6, 7]) await gate.ask(number);
  expect(gate.begun).toEqual([1, 2, 3, 4]);
  gate.loop.utilization = 1;
  for (const number of [1, 2, 3]) await gate.end(number);
  expect(gate.begun).toEqual([1, 2, 3, 4]);
  await gate.end(4);
  expect(gate.begun).toEqual([1, 2, 3, 4, 5]);
  await gate.end(5);
  expect(gate.begun).toEqual([1, 2, 3, 4, 5, 6]);
});

test("when the loop is free again, more are let through", async () => {
  const gate = gateWith({ least: 1, most: 4 });
  gate.loop.utilization = 1;
  for (const number of [1, 2, 3, 4, 5, 6]) await gate.ask(number);
  await gate.end(1);
  await gate.end(2);
  expect(gate.begun).toEqual([1, 2, 3]);
  gate.loop.utilization = 0;
  await gate.end(3);
  expect(gate.begun).toEqual([1, 2, 3, 4, 5]);
  await gate.end(4);
  expect(gate.begun).toEqual([1, 2, 3, 4, 5, 6]);
});

test("nobody waits longer than two seconds, and whoever went in so takes nobody's turn twice", async () => {
  const gate = gateWith({ least: 1, most: 1 });
  for (const number of [1, 2, 3]) await gate.ask(number);
  expect(gate.begun).toEqual([1]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(gate.begun).toEqual([1, 2, 3]);
  await gate.ask(4);
  for (const number of [1, 2]) await gate.end(number);
  expect(gate.begun).toEqual([1, 2, 3]);
  await gate.end(3);
  expect(gate.begun).toEqual([1, 2, 3, 4]);
});

test("work that fails gives its place back, and fails for its own caller", async () => {
  const gate = createLoopGate({ least: 1, most: 1, isAwaited: () => false });
  await expect(gate.through(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await expect(gate.through(() => Promise.resolve("well"))).resolves.toBe("well");
});

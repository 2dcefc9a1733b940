import { afterEach, expect, test, vi } from "vitest";

import { createClock, type RunningClock } from "./create-clock.ts";

const clocks: RunningClock[] = [];
function startClock(): RunningClock {
  const clock = createClock();
  clocks.push(clock);
  return clock;
}
afterEach(() => {
  for (const clock of clocks.splice(0)) clock.stop();
});

const inMs = (clock: RunningClock, milliseconds: number) => new Date(clock.now().getTime() + milliseconds);

test("advance runs due timers in the order of their time, and each sees its own time", async () => {
  const clock = startClock();
  const seen: [string, number][] = [];
  const startMs = clock.now().getTime();
  const note = (name: string) => () => {
    seen.push([name, Math.round((clock.now().getTime() - startMs) / 60_000)]);
  };
  clock.schedule(new Date(startMs + 180_000), note("third"));
  clock.schedule(new Date(startMs + 60_000), note("first"));
  clock.schedule(new Date(startMs + 120_000), note("second"));
  clock.schedule(new Date(startMs + 900_000), note("later"));
  await clock.advance(600_000);
  expect(seen).toEqual([
    ["first", 1],
    ["second", 2],
    ["third", 3],
  ]);
  expect(clock.offsetMs).toBe(600_000);
});

test("a timer that becomes due because of an earlier one runs in the same advance", async () => {
  const clock = startClock();
  const seen: string[] = [];
  clock.schedule(inMs(clock, 1_000), () => {
    seen.push("outer");
    clock.schedule(inMs(clock, 1_000), () => {
      seen.push("inner");
    });
  });
  await clock.advance(10_000);
  expect(seen).toEqual(["outer", "inner"]);
});

test("advance waits for asynchronous timers, and a canceled timer never runs", async () => {
  const clock = startClock();
  const task = vi.fn();
  let done = false;
  const cancel = clock.schedule(inMs(clock, 1_000), task);
  clock.schedule(inMs(clock, 2_000), async () => {
    await new Promise((resolve) => setImmediate(resolve));
    done = true;
  });
  cancel();
  await clock.advance(5_000);
  expect(task).not.toHaveBeenCalled();
  expect(done).toBe(true);
});

test("two advances at once add up", async () => {
  const clock = startClock();
  await Promise.all([clock.advance(1_000), clock.advance(2_000)]);
  expect(clock.offsetMs).toBe(3_000);
});

test("a timer fires by itself when real time reaches it, even one in the past", async () => {
  const clock = startClock();
  const near = vi.fn();
  const past = vi.fn();
  clock.schedule(inMs(clock, 5), near);
  clock.schedule(inMs(clock, -5), past);
  await vi.waitFor(() => {
    expect(near).toHaveBeenCalledOnce();
    expect(past).toHaveBeenCalledOnce();
  });
});

test("a failing timer does not stop the ones after it", async () => {
  const complaint = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const clock = startClock();
  const after = vi.fn();
  clock.schedule(inMs(clock, 1), () => {
    throw new Error("broken");
  });
  clock.schedule(inMs(clock, 2), after);
  await clock.advance(1_000);
  expect(after).toHaveBeenCalledOnce();
  expect(complaint).toHaveBeenCalledOnce();
});

test("the clock never goes back", async () => {
  await expect(startClock().advance(-1)).rejects.toThrow(RangeError);
});

test("every step grows the revision and is told to listeners", async () => {
  const clock = startClock();
  const listener = vi.fn();
  const stop = clock.onStep(listener);
  await clock.advance(1_000);
  stop();
  await clock.advance(1_000);
  expect(listener).toHaveBeenCalledOnce();
  expect(clock.revision).toBe(2);
});

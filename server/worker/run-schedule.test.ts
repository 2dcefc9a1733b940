import { expect, test } from "vitest";
import { addMinutes, instant } from "../domain/values/instant.ts";
import type { Log } from "../ports.ts";
import { runSchedule, type ScheduledTask } from "./run-schedule.ts";

const START = instant("2026-03-02T10:00:00.000Z");

function scheduleOf(tasks: readonly ScheduledTask[]) {
  let now = START;
  const errors: string[] = [];
  const log: Log = {
    info: () => undefined,
    warn: () => undefined,
    error: (_details, message) => errors.push(message),
  };
  const schedule = runSchedule({ clock: { now: () => now }, log, tasks });
  return {
    schedule,
    errors,
    /** Wakes as a tick does, at this minute; resolves when what was due has run. */
    at: async (minute: number): Promise<void> => {
      now = addMinutes(START, minute);
      schedule.wake();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

test("a task runs at the first wake, and then as often as it wants by the app's clock", async () => {
  let quarterly = 0;
  let daily = 0;
  const { at } = scheduleOf([
    { name: "quarterly", everyMinutes: 15, run: () => Promise.resolve(quarterly++) },
    { name: "daily", everyMinutes: 1440, run: () => Promise.resolve(daily++) },
  ]);
  for (const minute of [0, 1, 14, 15, 29, 31, 1440]) await at(minute);
  expect([quarterly, daily]).toEqual([4, 2]);
});

test("a task that fails is logged, holds up no other, and comes again at its next turn", async () => {
  let tries = 0;
  let others = 0;
  const { at, errors } = scheduleOf([
    {
      name: "failing",
      everyMinutes: 1,
      run: () => {
        tries += 1;
        return Promise.reject(new Error("no"));
      },
    },
    { name: "other", everyMinutes: 1, run: () => Promise.resolve(others++) },
  ]);
  await at(0);
  await at(1);
  expect([tries, others, errors.length]).toEqual([2, 2, 2]);
});

test("one task at a time, and stopping waits for the one that runs and begins no other", async () => {
  const begun: string[] = [];
  let finish: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => (finish = resolve));
  const { schedule, at } = scheduleOf([
    { name: "slow", everyMinutes: 1, run: () => (begun.push("slow"), slow) },
    { name: "next", everyMinutes: 1, run: () => Promise.resolve(begun.push("next")) },
  ]);
  await at(0);
  await at(5);
  expect(begun).toEqual(["slow"]);
  const stopped = schedule.stop();
  finish();
  await stopped;
  await at(10);
  expect(begun).toEqual(["slow"]);
});

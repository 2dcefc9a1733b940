import { expect, test } from "vitest";
import { addMinutes, instant } from "../domain/values/instant.ts";
import type { Log } from "../ports.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import type { Database } from "../../db/core/open-database.ts";
import { createScheduledRuns } from "./scheduled-runs.ts";
import { runSchedule, type ScheduledTask } from "./run-schedule.ts";

const START = instant("2026-03-02T10:00:00.000Z");

/** Nobody else is there: what each process does for itself is asked of nobody. */
const NO_RUNS = { begin: () => Promise.reject(new Error("not asked")) };

function scheduleOf(given: readonly Omit<ScheduledTask, "inEachProcess">[]) {
  const tasks = given.map((task) => ({ ...task, inEachProcess: true as const }));
  let now = START;
  const errors: string[] = [];
  const log: Log = {
    info: () => undefined,
    warn: () => undefined,
    error: (_details, message) => errors.push(message),
  };
  const schedule = runSchedule({ clock: { now: () => now }, log, tasks, runs: NO_RUNS });
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

/** Processes with one schedule on one database, each asked in turn. */
function processesOn(database: Database, begin: (name: string) => Promise<unknown>) {
  let now = START;
  const errors: string[] = [];
  const clock = { now: () => now };
  const log: Log = {
    info: () => undefined,
    warn: () => undefined,
    error: (_details, message) => errors.push(message),
  };
  let leases = 0;
  const open = (name: string) =>
    runSchedule({
      clock,
      log,
      tasks: [{ name: "hourly", everyMinutes: 60, run: () => begin(name) }],
      runs: createScheduledRuns({
        database,
        clock,
        log,
        randomBytes: (length) => new Uint8Array(length).fill(++leases),
      }),
    });
  return {
    errors,
    open,
    at: (minute: number) => {
      now = addMinutes(START, minute);
    },
  };
}

forEachDialect((openFresh) => {
  test("a task of all runs once in its interval, whichever process looks, and not again after a restart", async () => {
    const ran: string[] = [];
    const { open, at } = processesOn(await openFresh(), (name) => Promise.resolve(ran.push(name)));
    for (const [minute, name] of [
      [0, "a"],
      [0, "b"],
      [59, "c"],
      [60, "b"],
      [61, "a"],
      [120, "d"],
    ] as const) {
      at(minute);
      const process = open(name);
      process.wake();
      // A stop waits for what has begun.
      await process.stop();
    }
    expect(ran).toEqual(["a", "b", "d"]);
  });

  test("three that look at once: one runs it", async () => {
    const ran: string[] = [];
    const { open } = processesOn(await openFresh(), (name) => Promise.resolve(ran.push(name)));
    const all = ["a", "b", "c"].map(open);
    for (const process of all) process.wake();
    await Promise.all(all.map((process) => process.stop()));
    expect(ran).toHaveLength(1);
  });

  test("who dies in the middle of a run leaves it to another once the lease is over", async () => {
    const ran: string[] = [];
    let begun: () => void = () => undefined;
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    const { open, at } = processesOn(await openFresh(), (name) => {
      ran.push(name);
      begun();
      return name === "dying" ? new Promise(() => undefined) : Promise.resolve();
    });
    open("dying").wake();
    await hasBegun;
    for (const [minute, name] of [
      [4, "early"],
      [5, "next"],
      [6, "late"],
    ] as const) {
      at(minute);
      const process = open(name);
      process.wake();
      await process.stop();
    }
    expect(ran).toEqual(["dying", "next"]);
  });

  test("a run that fails is over: it comes again at its next turn", async () => {
    let tries = 0;
    const { open, at, errors } = processesOn(await openFresh(), () => {
      tries += 1;
      return Promise.reject(new Error("no"));
    });
    for (const minute of [0, 59, 60]) {
      at(minute);
      const process = open("a");
      process.wake();
      await process.stop();
    }
    expect([tries, errors.length]).toEqual([2, 2]);
  });
});

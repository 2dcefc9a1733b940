import { expect, test } from "vitest";
import type { Database } from "../../db/core/open-database.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { createSharedBreaker, BreakerOpen } from "../adapters/shared-breaker.ts";
import { addMinutes, instant } from "../domain/values/instant.ts";
import { createProviderStates } from "./create-provider-states.ts";

const BEGIN = instant("2026-03-02T10:00:00Z");
const PATIENCE = { failuresToOpen: 3, firstPauseMs: 60_000, pauseMsMax: 240_000, probeMsMax: 30_000 };

class Outage extends Error {}

/** Two processes on one database, each with a breaker for one provider. Nothing is remembered: each read asks the database. */
function processesOn(database: Database) {
  const said: string[] = [];
  const warnings: string[] = [];
  let now = BEGIN;
  const clock = { now: () => now };
  const log = {
    info: () => undefined,
    warn: (_: unknown, text: string) => void warnings.push(text),
    error: () => undefined,
  };
  const open = (name: string) => {
    const states = createProviderStates({ database, clock, log, knownMsMax: 0 });
    const breaker = createSharedBreaker({
      clock,
      states,
      subject: "stripe",
      patience: PATIENCE,
      isOutage: (error) => error instanceof Outage,
      onOpen: (until) => said.push(`${name} opens until ${until.slice(11, 16)}`),
      onClose: () => said.push(`${name} closes`),
    });
    return { states, breaker };
  };
  return {
    a: open("a"),
    b: open("b"),
    said,
    warnings,
    at: (minute: number) => (now = addMinutes(BEGIN, minute)),
  };
}

const fails = () => Promise.reject(new Outage());

forEachDialect((openFresh) => {
  test("who has seen enough failures closes the way for all, and one probe of one process opens it for all", async () => {
    const { a, b, said, at } = processesOn(await openFresh());
    let sent = 0;
    const answers = () => Promise.resolve(++sent);
    for (let n = 0; n < 3; n++) await expect(a.breaker.execute(fails)).rejects.toThrow(Outage);
    await expect(b.breaker.execute(answers)).rejects.toThrow(BreakerOpen);
    at(1);
    const outcomes = await Promise.allSettled([a.breaker.execute(answers), b.breaker.execute(answers)]);
    // The other one finds the probe taken, or is asked after it.
    expect(outcomes.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
    expect(said).toHaveLength(2);
    expect(said[0]).toBe("a opens until 10:01");
    expect(said[1]).toMatch(/^[ab] closes$/);
    expect(await b.breaker.execute(answers)).toBe(sent);
    expect(await a.breaker.execute(answers)).toBe(sent);
  });

  test("a probe that fails makes the pause twice as long for all, and one that nobody ends is taken by another process", async () => {
    const { a, b, said, at } = processesOn(await openFresh());
    for (let n = 0; n < 3; n++) await expect(a.breaker.execute(fails)).rejects.toThrow(Outage);
    at(1);
    await expect(b.breaker.execute(fails)).rejects.toThrow(Outage);
    expect(said).toEqual(["a opens until 10:01", "b opens until 10:03"]);
    at(2.9);
    await expect(a.breaker.execute(fails)).rejects.toThrow(BreakerOpen);
    at(3);
    const dying = new Promise<never>(() => undefined);
    let began: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => (began = resolve));
    void b.breaker.execute(() => (began(), dying));
    await begun;
    await expect(a.breaker.execute(fails)).rejects.toThrow(BreakerOpen);
    at(3.5);
    expect(await a.breaker.execute(() => Promise.resolve("well"))).toBe("well");
    expect(said.at(-1)).toBe("a closes");
  });

  test("an answer that is a refusal counts as an answer", async () => {
    const { a, said } = processesOn(await openFresh());
    const refuses = () => Promise.reject(new Error("402"));
    for (let n = 0; n < 9; n++)
      await expect(a.breaker.execute(n % 3 === 2 ? refuses : fails)).rejects.toThrow();
    expect(said).toEqual([]);
  });

  test("of two limits the later counts, and of a window's rates the one with the fewest calls left", async () => {
    const { a, b } = processesOn(await openFresh());
    await Promise.all([
      a.states.limit("cal_1", addMinutes(BEGIN, 2)),
      b.states.limit("cal_1", addMinutes(BEGIN, 1)),
    ]);
    const resetsAt = addMinutes(BEGIN, 1);
    a.states.sawRate("cal_1", { callsMax: 50, callsRemaining: 7, resetsAt });
    await a.states.stop();
    b.states.sawRate("cal_1", { callsMax: 50, callsRemaining: 9, resetsAt });
    await b.states.stop();
    for (const { states } of [a, b])
      expect(await states.read("cal_1")).toMatchObject({
        pausedUntil: null,
        limitedUntil: addMinutes(BEGIN, 2),
        rate: { callsMax: 50, callsRemaining: 7, resetsAt },
      });
    expect(await a.states.read("cal_2")).toMatchObject({ limitedUntil: null, rate: null });
  });

  test("while the database does not answer a process goes by what it knows itself", async () => {
    const database = await openFresh();
    const { a, warnings, at } = processesOn(database);
    await a.states.read("stripe");
    await database.close();
    for (let n = 0; n < 3; n++) await expect(a.breaker.execute(fails)).rejects.toThrow(Outage);
    await expect(a.breaker.execute(fails)).rejects.toThrow(BreakerOpen);
    at(1);
    expect(await a.breaker.execute(() => Promise.resolve("well"))).toBe("well");
    expect(warnings.length).toBeGreaterThan(0);
  });
});

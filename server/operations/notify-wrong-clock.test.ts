import { describe, expect, test } from "vitest";
import type { Database } from "../../db/core/open-database.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { listWrongClocks } from "../../db/operations/wrong-clocks.ts";
import { addMinutes, instant, type Instant } from "../domain/values/instant.ts";
import { takeBackWrongClock, notifyWrongClock } from "./notify-wrong-clock.ts";
import { watchClock } from "./watch-clock.ts";

const NOON = instant("2026-03-02T12:00:00.000Z");

/** A process whose clock is wrong by so many seconds; `trueTime` is what the providers' clocks say. */
function startProcess(database: Database, id: string, trueTime: { now: Instant }) {
  const lines: string[] = [];
  const write = (_details: Record<string, unknown>, message: string) => void lines.push(message);
  let wrongBySeconds = 0;
  const clock = { now: () => addMinutes(trueTime.now, wrongBySeconds / 60) };
  const clockWatch = watchClock({ clock, log: { info: write, warn: write, error: write } });
  const deps = { database, clock, clockWatch, process: { id, host: `host-of-${id}` } };
  return {
    lines,
    clockWatch,
    /** Sets the clock wrong, and hears from Calendly by it. */
    hear: (seconds: number, answers = 3) => {
      wrongBySeconds = seconds;
      for (let answer = 0; answer < answers; answer++)
        clockWatch.sawAnswer("calendly", {
          askedAt: clock.now(),
          answeredAt: clock.now(),
          datedAt: trueTime.now,
        });
    },
    notify: () => notifyWrongClock(deps),
    end: () => takeBackWrongClock(deps),
  };
}

test("the log says once when a clock begins to be wrong, and once when it is right again", () => {
  const { lines, hear, clockWatch } = startProcess(null as never, "one", { now: NOON });
  hear(-120, 20);
  expect(lines).toEqual(["This server’s clock is 2 min behind Calendly’s"]);
  expect(clockWatch.measured()).toEqual([
    { provider: "calendly", seconds: -120, wrongSince: addMinutes(NOON, -2) },
  ]);
  hear(0, 20);
  expect(lines.slice(1)).toEqual(["This server's clock agrees with the provider's again"]);
  expect(clockWatch.measured()).toEqual([{ provider: "calendly", seconds: 0, wrongSince: null }]);
});

describe("clocks that are wrong, told to every process", () => {
  forEachDialect((openFresh) => {
    async function start() {
      const database = await openFresh();
      const trueTime = { now: NOON };
      const told = async () =>
        (await listWrongClocks(database.kysely)).map(({ processId, seconds }) => [processId, seconds]);
      return {
        told,
        later: (minutes: number) => (trueTime.now = addMinutes(trueTime.now, minutes)),
        start: (id: string) => startProcess(database, id, trueTime),
      };
    }

    test("each process speaks of its own clock alone, and takes back what it said when that is right", async () => {
      const { told, start: startOne, later } = await start();
      const [one, other] = [startOne("one"), startOne("other")];
      one.hear(-120);
      other.hear(0);
      await one.notify();
      await other.notify();
      expect(await told()).toEqual([["one", -120]]);
      later(1);
      other.hear(7_300);
      await other.notify();
      await one.notify();
      expect(await told()).toEqual([
        ["one", -120],
        ["other", 7_299],
      ]);
      one.hear(0);
      await one.notify();
      expect(await told()).toEqual([["other", 7_299]]);
      await other.end();
      expect(await told()).toEqual([]);
    });

    test("what a killed process said is gone ten minutes later, by a process whose own clock is hours off too", async () => {
      const { told, start: startOne, later } = await start();
      const [killed, living] = [startOne("killed"), startOne("living")];
      killed.hear(300);
      living.hear(-7_200);
      await killed.notify();
      await living.notify();
      expect(await told()).toHaveLength(2);
      later(9);
      await living.notify();
      expect(await told()).toHaveLength(2);
      later(2);
      await living.notify();
      expect(await told()).toEqual([["living", -7_200]]);
    });
  });
});

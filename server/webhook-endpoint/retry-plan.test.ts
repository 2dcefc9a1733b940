import { expect, test } from "vitest";
import { addMinutes, instantFromEpochMs, minutesBetween, type Instant } from "../domain/values/instant.ts";
import { isDeadSince, nextTryAt } from "./retry-plan.ts";

const BEGIN = instantFromEpochMs(1_772_000_000_000);

/** Every try of a delivery that never arrives. */
function triesOf(random: number): Instant[] {
  const tries = [BEGIN];
  for (let at = nextTryAt(1, BEGIN, random); at !== null; at = nextTryAt(tries.length, at, random)) {
    tries.push(at);
  }
  return tries;
}

test("what does not arrive is tried for three days, ever more rarely and then every six hours", () => {
  const tries = triesOf(0);
  const waits = tries.slice(1).map((at, place) => minutesBetween(tries[place] ?? BEGIN, at));
  expect(waits.slice(0, 7).map((minutes) => Math.round(minutes * 60))).toEqual([
    5, 60, 300, 1_800, 7_200, 21_600, 21_600,
  ]);
  expect(minutesBetween(BEGIN, tries.at(-1) ?? BEGIN)).toBeGreaterThan(3 * 24 * 60);
  expect(minutesBetween(BEGIN, tries.at(-1) ?? BEGIN)).toBeLessThan(3.5 * 24 * 60);
});

test("what failed together comes back at different times, none of them earlier", () => {
  const [early, late] = [triesOf(0), triesOf(1)];
  expect(early).toHaveLength(late.length);
  for (const [place, at] of late.entries()) if (place > 0) expect(at > (early[place] ?? at)).toBe(true);
});

test("an endpoint is dead when nothing has arrived for three days", () => {
  expect(isDeadSince(BEGIN, addMinutes(BEGIN, 3 * 24 * 60 - 1))).toBe(false);
  expect(isDeadSince(BEGIN, addMinutes(BEGIN, 3 * 24 * 60))).toBe(true);
});

import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { FreeTimesNote } from "./free-times-note.tsx";

type Known = Parameters<typeof FreeTimesNote>[0]["freeTimes"];

function note(changes: Partial<Known>) {
  return render(
    <FreeTimesNote freeTimes={{ state: "free_times", ageMinutes: 90, isOutdated: false, ...changes }} />,
  );
}

test("nothing is said until somebody has looked", () => {
  expect(note({ state: "unknown", ageMinutes: null }).children).toEqual([]);
});

test.each([
  ["free_times", /^Free times/],
  ["no_times", /^No free times/],
  ["unknown", /not known/],
] as const)("what is known is said: %s", (state, words) => {
  expect(note({ state }).text).toMatch(words);
});

test("how old that is, is said with it", () => {
  expect(note({ ageMinutes: 90 }).text).toContain("checked 1 h 30 min ago");
  expect(note({ ageMinutes: 0.4 }).text).toContain("checked just now");
});

test("where Calendly does not answer, what was known last is said as such", () => {
  expect(note({ isOutdated: true }).text).toMatch(/^Calendly is not answering.*Free times.*1 h 30 min ago/);
  expect(note({ isOutdated: true, ageMinutes: null }).text).toMatch(/^Calendly is not answering/);
});

import { expect, test } from "vitest";
import { addMinutes, instant } from "../domain/values/instant.ts";
import { createPagesShare } from "./pages-share.ts";

const BEGIN = instant("2026-03-02T10:00:00Z");

function share() {
  let now = BEGIN;
  const pages = createPagesShare({ now: () => now });
  return { pages, setNow: (minutes: number) => (now = addMinutes(BEGIN, minutes)) };
}

test("pages may ask until sixty percent are used, and again in the next minute", () => {
  const { pages, setNow } = share();
  const resetsAt = addMinutes(BEGIN, 0.5);
  pages.sawRate({ callsMax: 500, callsRemaining: 201, resetsAt });
  expect(pages.usedUpUntil()).toBeNull();
  pages.sawRate({ callsMax: 500, callsRemaining: 200, resetsAt });
  expect(pages.usedUpUntil()).toBe(resetsAt);
  setNow(0.5);
  expect(pages.usedUpUntil()).toBeNull();
});

test("calls that are not answered yet count as used, whoever sent them", () => {
  const { pages } = share();
  pages.sawRate({ callsMax: 50, callsRemaining: 22, resetsAt: addMinutes(BEGIN, 1) });
  const ends = [pages.begin(), pages.begin()];
  expect(pages.usedUpUntil()).not.toBeNull();
  ends[0]?.();
  expect(pages.usedUpUntil()).toBeNull();
});

test("before Calendly has said its limit it is the smallest there is: thirty at once and no more", () => {
  const { pages } = share();
  for (let n = 0; n < 29; n += 1) pages.begin();
  expect(pages.usedUpUntil()).toBeNull();
  pages.begin();
  expect(pages.usedUpUntil()).not.toBeNull();
});

test("an answer that comes late does not bring calls back", () => {
  const { pages } = share();
  const resetsAt = addMinutes(BEGIN, 1);
  pages.sawRate({ callsMax: 500, callsRemaining: 150, resetsAt });
  pages.sawRate({ callsMax: 500, callsRemaining: 400, resetsAt: addMinutes(resetsAt, 1 / 60) });
  expect(pages.usedUpUntil()).toBe(resetsAt);
});

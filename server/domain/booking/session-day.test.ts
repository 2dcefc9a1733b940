import { expect, test } from "vitest";
import { addMinutes, instant } from "../values/instant.ts";
import { sessionNearness } from "./session-day.ts";

const TIME = { startsAt: instant("2026-03-03T14:00:00.000Z"), endsAt: instant("2026-03-03T15:00:00.000Z") };
const at = (minutes: number) => addMinutes(TIME.startsAt, minutes);

test("a session is to be joined from a quarter of an hour before its start until its end", () => {
  const seen = [-60, -15.5, -15, 0, 59, 60].map((minutes) => sessionNearness("CONFIRMED", TIME, at(minutes)));
  expect(seen).toEqual(["ahead", "ahead", "join", "join", "join", "over"]);
});

test("what is not booked, has no time, or does not take place is never joined", () => {
  for (const state of ["SCHEDULED", "CANCELED", "REFUNDED", "COMPLETED"] as const)
    expect(sessionNearness(state, TIME, at(0))).toBeNull();
  expect(sessionNearness("CONFIRMED", null, at(0))).toBeNull();
});

import { expect, test } from "vitest";
import { ENGLISH } from "../../server/domain/text/language.ts";
import { addMinutes, instant, timeZone } from "../../server/domain/values/instant.ts";
import { sessionDayInWords } from "./session-day-in-words.ts";

const TIME = { startsAt: instant("2026-03-03T14:00:00.000Z"), endsAt: instant("2026-03-03T15:00:00.000Z") };

function day(minutes: number, state: "CONFIRMED" | "CANCELED" = "CONFIRMED") {
  const seen = {
    state,
    time: TIME,
    zone: timeZone("Europe/Berlin"),
    now: addMinutes(TIME.startsAt, minutes),
  };
  return sessionDayInWords(seen, ENGLISH);
}

test("it says how long until the start, and then until when it is on", () => {
  expect(day(-3 * 24 * 60)?.when).toBe("Starts in 3 days");
  expect(day(-125)?.when).toBe("Starts in 2 h 5 min");
  expect(day(10)?.when).toBe("It is on now, until 16:00");
  expect(day(10, "CANCELED")).toBeNull();
});

test("only reminders that are still to come are promised", () => {
  expect(day(-2 * 24 * 60)?.reminder).toBe("We remind you by mail, a day and an hour before it starts.");
  expect(day(-90)?.reminder).toBe("We remind you by mail an hour before it starts.");
  expect(day(-59)?.reminder).toBeNull();
});

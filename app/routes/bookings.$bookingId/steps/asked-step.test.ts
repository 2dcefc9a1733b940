import { expect, test } from "vitest";
import { instant } from "../../../../server/domain/values/instant.ts";
import { askedStepOf } from "./asked-step.ts";
import { bookingOnPage } from "../page-under-test.ts";

const query = (text: string) => new URLSearchParams(text);
const movable = { rescheduleUrl: "https://calendly.com/reschedulings/I" };
const afterStart = { now: instant("2026-03-03T14:00:00Z") };

test("a booked session can be asked to be canceled or moved until it begins, and not afterwards", () => {
  expect(askedStepOf(query("cancel=1"), bookingOnPage("CONFIRMED"))).toBe("cancel");
  expect(askedStepOf(query("move=1"), bookingOnPage("CONFIRMED", movable))).toBe("move");
  expect(askedStepOf(query("cancel=1"), bookingOnPage("CONFIRMED", afterStart))).toBeNull();
  expect(askedStepOf(query("move=1"), bookingOnPage("CONFIRMED", { ...movable, ...afterStart }))).toBeNull();
  expect(askedStepOf(query("cancel=1"), bookingOnPage("COMPLETED"))).toBeNull();
});

test("one seat of a group is not ours to cancel", () => {
  const seat = bookingOnPage("CONFIRMED", {}, { calendlyEventKind: "group" });
  expect(askedStepOf(query("cancel=1"), seat)).toBeNull();
});

test("the same address leaves the step once the session has another time", () => {
  const booking = bookingOnPage("CONFIRMED", movable);
  expect(askedStepOf(query("move=2026-03-03T14:00:00.000Z"), booking)).toBe("move");
  expect(askedStepOf(query("move=2026-03-02T09:00:00.000Z"), booking)).toBe("moved");
});

test("who only looks at somebody else's booking is asked nothing", () => {
  const seen = bookingOnPage("CONFIRMED", { ...movable, viewerIsClient: false });
  expect(askedStepOf(query("cancel=1"), seen)).toBeNull();
  expect(askedStepOf(query("move=1"), seen)).toBeNull();
});

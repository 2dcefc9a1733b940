import type { BookingStep } from "../../../server/domain/booking/booking.ts";
import type { ProblemStep } from "../../../server/domain/problem-report/problem-report.ts";
import type { AskedStep } from "./steps/asked-step.ts";

const STEPS = {
  time: "time",
  details: "details",
  pay: "payment",
  done: "confirmation",
  over: "over",
} as const satisfies Record<BookingStep, ProblemStep>;

/** What somebody is doing on the booking's page, for a report of a problem with it. */
export function problemStepOf(asked: AskedStep | null, step: BookingStep): ProblemStep {
  switch (asked) {
    case null:
      return STEPS[step];
    case "cancel":
      return "cancel";
    case "move":
    case "moved":
      return "move";
  }
}

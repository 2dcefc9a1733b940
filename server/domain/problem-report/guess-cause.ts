import type { BookingState } from "../booking/booking.ts";
import type { ProblemCause, ProblemStep } from "./problem-report.ts";

/** The likeliest cause of a report, from its step and how its booking stood; null for a report of no booking. An operator corrects it. Pure. */
export function guessCause(step: ProblemStep, state: BookingState | null): ProblemCause {
  switch (step) {
    case "error_page":
      return "page_error";
    case "sign_in":
      return "could_not_sign_in";
    case "time":
      return state === "INITIATED" || state === null ? "no_times" : "time_gone";
    case "details":
    case "payment":
      if (state === "PAYMENT_FAILED") return "payment_declined";
      return state === "ABANDONED" ? "time_gone" : step === "payment" ? "payment_unclear" : "other";
    case "over":
      return state === "CANCELED" || state === "REFUNDED" ? "refund_unclear" : "other";
    case "cancel":
      return "refund_unclear";
    case "profile":
    case "confirmation":
    case "move":
    case "other":
      return "other";
  }
}

import { place } from "../../place.ts";

/** What one click does about a drift, and the button (`…Button`) that does it: of the kinds that a click repairs. */
export const driftRepairs = place("operator/drift-repairs", {
  event_vanished:
    "Before the session’s start, one click cancels the booking, returns all that was paid, and tells both. After it, one click returns all that was paid, and tells the client.",
  event_orphaned: "One click cancels the session in Calendly once more.",
  money_owed: "One click returns {amount} to the client and tells them.",
  refund_stuck: "One click requests the refund of {amount} again.",
  refund_failed_for_good: "One click tries to return {amount} again.",
  letter_dead: "One click lets the worker try it again.",
  event_vanishedButton: "Return all that was paid",
  event_orphanedButton: "Cancel the session",
  money_owedButton: "Return {amount}",
  refund_stuckButton: "Request {amount} again",
  refund_failed_for_goodButton: "Try to return {amount} again",
  letter_deadButton: "Try it again",
});

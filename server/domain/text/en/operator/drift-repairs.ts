import { place } from "../../place.ts";

/** What the button “Repair it” does, by the kind of drift, and only of those that it can repair: as a sentence of its own. */
export const driftRepairs = place("operator/drift-repairs", {
  event_vanished:
    "Before the session’s start, one click cancels the booking, returns all that was paid, and tells both. After it, one click returns all that was paid, and tells the client.",
  event_orphaned: "One click cancels the session in Calendly once more.",
  money_owed: "One click returns {amount} to the client and tells them.",
  refund_stuck: "One click requests the refund of {amount} again.",
  refund_failed_for_good: "One click tries to return {amount} again.",
  letter_dead: "One click lets the worker try it again.",
});

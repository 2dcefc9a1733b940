import { place } from "../../place.ts";

/** A booking's page before the client cancels the session: what comes back, why, and until when that holds. */
export const bookingCancel = place("booking/cancel", {
  title: "Cancel the session?",
  titleHeld: "Release this time?",
  unpaid: "Nothing was paid, so nothing goes back.",
  back: "Cancel now: {amount} back",
  bank: "Cancel now: {amount} back, unless your bank returns it",
  returned: "Cancel now: nothing is left to come back",
  nothing: "Cancel now: nothing comes back",
  whyReturned: "All that you paid has gone back to you already, or is on its way.",
  kept: "{amount} stays with {builder}.",
  rule: "The rule that applies: “{rule}”",
  tooLate: "By the policy that you agreed to, nothing comes back this close to the start.",
  validUntil: "This holds until {time} ({zone}). After that we tell you again what comes back.",
  time: "The time is free for others at once, and {builder} is told.",
  bankDecides:
    "You have asked your bank for this payment back. Your refund waits for its decision, and if the bank returns the payment itself, nothing goes back on top.",
  goesBack: "The money goes back to where it came from. Banks usually show it within 5 to 10 days.",
  readers: "{builder} reads it, and so can we.",
  cancel: "Cancel the session",
  refund: "Cancel and refund {amount}",
  withoutRefund: "Cancel without a refund",
  keep: "Keep it",
});

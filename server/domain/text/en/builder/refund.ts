import { place } from "../../place.ts";

/** A builder gives a client money back. */
export const builderRefund = place("builder/refund", {
  title: "Give money back",
  goodwill: "Out of goodwill, all of it or a part",
  amount: "Amount in {currency}",
  left: "{amount} is left of this payment.",
  why: "Why",
  whyReader: "{client} reads it.",
  review: "Review it",
  reviewing: "One moment…",
  missed: "I did not come",
  missedPolicy: "The cancellation policy does not apply here.",
  missedNote: "What {client} reads",
  missedApology: "I could not come. I am sorry.",
  missedRefund: "I did not come: refund {amount}",
  refunding: "Refunding…",
  confirm: "Confirm the refund",
  back: "{amount} back to {client}",
  backAll: "That is all that is left of the payment.",
  backPart: "That is part of the {left} that is left.",
  backHow: "It goes back to where it came from, and cannot be undone. {client} reads:",
  refund: "Refund {amount}",
  dont: "Don’t refund",
});

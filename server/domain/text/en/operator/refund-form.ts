import { place } from "../../place.ts";

/** The form by which an operator gives money back, or sends a failed refund again; with what is wrong with its amount. */
export const refundForm = place("operator/refund-form", {
  title: "Give money back?",
  titleAgain: "Send the failed refund again?",
  help: "It goes back to where it was paid from, and cannot be undone. The booking itself does not change. The client is told by mail.",
  helpAgain:
    "Stripe could not return {amount}. Before you send it again, ask the client whether their card or account still exists: if not, it fails again.",
  payment: "Which payment",
  ofSession: "For the session: {paid}, {left} left",
  beside: "In addition to the session’s: {paid}, {left} left",
  amount: "Amount in {currency}",
  amountHint: "At most {amount}.",
  amountHintOfSeveral: "At most {amount} of the first payment.",
  amountWrong: "Please give an amount above zero, like 50 or 49.50.",
  nothingLeft: "Nothing of this payment is left to return.",
  tooMuch: "Only {amount} of this payment can still be returned.",
  why: "Why",
  goodwill: "Goodwill",
  noShow: "The builder did not come",
  reason: "Reason, in your words",
  reasonHint: "The client reads it in the booking’s history.",
  reasonHintAgain: "It stays in the booking’s history. The client does not see it.",
  send: "Return the money",
  sendAgain: "Send it again",
  sending: "Returning it…",
  leave: "Leave it",
});

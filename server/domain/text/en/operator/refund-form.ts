import { place } from "../../place.ts";

/** The forms by which an operator gives money back, sends a failed refund again, or says that it was returned in another way. */
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
  titleOutside: "Was {amount} returned in another way?",
  helpOutside:
    "For what you have returned outside Stripe, by bank transfer for example. Nothing more is sent, and client and builder read that it was returned. This cannot be undone.",
  settleOutside: "It was returned in another way",
  settling: "Recording it…",
});

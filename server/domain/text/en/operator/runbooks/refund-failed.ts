import { place } from "../../../place.ts";

/** What operators do about it: a refund could not be made, or was sent back. */
export const refundFailedRunbook = place("operator/runbooks/refund-failed", {
  title: "A refund could not be made, or was sent back",
  meaning:
    "Stripe has refused a refund for good, or a bank has sent one back after Stripe had made it. The obligation stands in the books: the client is owed this money.",
  stake: "A client was told that money comes back, and it does not. This is the first thing to look at.",
  step1:
    "Open the booking from the list of what needs you, and read why: the balance at Stripe, a closed card, a payment that is disputed.",
  step2:
    "Where the balance is too low, add funds in Stripe’s dashboard. Where the card is closed, agree with the client on another way.",
  step3:
    "Order the refund again at the booking, or put the refund obligation aside with a note once the money was returned in another way. If it is among the failed jobs, try it again there.",
  ifNot:
    "If Stripe goes on refusing, write to Stripe’s support with the id of the payment, and tell the client what happens and until when.",
  over: "The booking says that the refund has arrived, or that the obligation was put aside. Fifteen quiet minutes later a message says that this is over.",
});

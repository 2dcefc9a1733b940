import { place } from "../../../place.ts";

/** What operators do about it: a refund could not be made, or was sent back. */
export const refundFailedRunbook = place("operator/runbooks/refund-failed", {
  title: "A refund could not be made, or was sent back",
  meaning:
    "Stripe has refused a refund for good, or a bank has sent one back after Stripe had made it. The obligation stands in the books: the client is owed this money.",
  stake: "A client was told that money comes back, and it does not. This is the first thing to look at.",
  step1:
    "Open the booking from the list of what needs you. Its page says what failed; why it failed (an empty balance, a closed card, a disputed payment) stands at the failed job, or at Stripe under the refund’s id.",
  step2:
    "Where the balance is too low, add funds in Stripe’s dashboard. Where the card is closed, agree with the client on another way.",
  step3:
    "Press “Try again” at the failed job, if there is one. Otherwise, on the booking’s page: “Send the failed refund again…”, or, once you have returned the money yourself, “The money was returned in another way…”.",
  ifNot:
    "If Stripe goes on refusing, write to Stripe’s support with the id of the payment, and tell the client what happens and until when.",
  over: "The booking’s page says that the refund has arrived, or that it was returned outside Stripe. Fifteen quiet minutes later a message says that this is over.",
});

import { place } from "../../place.ts";

/** An open dispute, on operators' pages: what the bank wants, and what to do until when. */
export const openDispute = place("operator/disputes", {
  inquiry: "The client’s bank asks about {amount}.",
  dispute:
    "The client’s bank asks for {amount} back. Until it is decided, Stripe returns nothing of this payment.",
  answerBy: "Answer in Stripe’s dashboard by {when}.",
  answer: "Answer in Stripe’s dashboard before the day that it names there.",
  inquiryHelp: "No money is taken yet; a refund settles it, too.",
});

import { place } from "../../place.ts";

/** The mail that asks an operator to answer a bank. */
export const disputeToOperatorText = place("mails/dispute-to-operator", {
  inquirySubject: "Answer a bank’s question: {amount}, {session}",
  disputeSubject: "Answer a dispute: {amount}, {session}",
  inquiry: "A client’s bank asks about the payment of {amount} for {session}. It has taken nothing so far.",
  dispute:
    "The payment of {amount} for {session} is disputed: the client has asked their bank for it back, and Stripe has taken the amount for now.",
  answerBy: "Answer in Stripe’s dashboard by {until}. The number there: {dispute}.",
  answer: "Answer in Stripe’s dashboard before the day that it names. The number there: {dispute}.",
  toDashboard: "Answer in Stripe’s dashboard",
  inquiryRefund: "A refund settles it as well; without an answer it may become a dispute.",
  disputeRefund: "Nothing is refunded on top meanwhile.",
  builderAsked: "{builder} has been asked for evidence that the session was held or agreed.",
  page: "Open the booking",
});

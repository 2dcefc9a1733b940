import { place } from "../../place.ts";

/** Mails to a builder about a payment that a bank asks about or has taken back. */
export const disputeMailText = place("mails/dispute-mails", {
  inquiryHeading: "A bank asks about a payment",
  inquiry: "The client’s bank asks about the payment of {amount} for {session}. It has taken nothing so far.",
  inquiryRefund: "A refund settles it as well; without an answer it may become a dispute.",

  disputeHeading: "A payment is disputed",
  dispute: "The payment of {amount} for {session} is disputed: the client has asked their bank for it back.",
  taken: "Stripe has taken the amount for now.",
  unanswered: "Without an answer the bank decides for the client. We refund nothing on top meanwhile.",

  evidenceBy:
    "The site’s operator answers the bank. Send them evidence that the session was held or agreed, before {until}: just reply to this mail.",
  evidenceSoon:
    "The site’s operator answers the bank. Send them evidence that the session was held or agreed, as soon as you can: just reply to this mail.",

  inquirySettledHeading: "The bank’s question is settled",
  inquirySettled: "The bank’s question about {amount} for {session} is settled.",

  wonHeading: "The dispute is won",
  won: "The bank has decided for you: {amount} for {session} is yours again.",
  wonRefund: "If a refund was waiting for this, it goes out now.",

  lostHeading: "The dispute is lost",
  lost: "The bank has decided for the client: {amount} for {session} has gone back to them.",
  lostRefund: "Nothing is refunded on top.",
});

import { place } from "../../place.ts";

/** Whom a mail that could not be sent was for, and what it said, by its kind: the heading of a failed job. */
export const deadMails = place("operator/dead-mails", {
  toClient: "Mail to the client: {about}",
  toBuilder: "Mail to the builder: {about}",
  confirmed: "the session is booked",
  canceled: "the booking is canceled",
  moved: "the session has been moved",
  payment_returned: "a payment goes back",
  please_pay: "a time is held, and how to pay for it",
  finish_paying: "how to finish paying",
  session_reminder: "the session begins before long",
  payment_processing: "the payment is in progress at the bank",
  payment_failed: "the payment failed",
  payment_too_slow: "the payment came too late for the session",
  rejected: "what was picked on Calendly is not what was bought",
  refund_granted: "money is given back",
  refund_failed: "a refund failed",
  refund_arrived: "money has gone back",
  refunded_outside: "the price was returned in Stripe’s dashboard",
  session_kept: "the session takes place although its price was returned",
  place_ready: "where the session takes place",
  place_changed: "the session has another place",
  place_missing: "the session has no place yet",
  dispute_opened: "the payment is disputed",
  dispute_won: "the dispute was won",
  dispute_lost: "the dispute was lost",
});

import { place } from "../../place.ts";

/** Every movement of a booking's money, as an operator sees it: payments, what is owed back, refunds at Stripe, disputes. */
export const bookingMoney = place("operator/booking-money", {
  title: "Money",
  nothing: "Nothing was paid.",
  paidForSession: "Paid, for the session",
  paidBeside: "Paid, in addition to the session’s price",
  obligation:
    "Owed back, {reason, select, canceled {for the cancellation} late_payment {paid after the time was released} second_payment {paid a second time} wrong_amount {not the amount of the price} goodwill {out of goodwill} builder_no_show {the builder did not come} again {again, after a refund that failed} other {for another reason}}: {status, select, ordered {requested, not arrived yet} withheld {waits for the bank, which decides a dispute} settled {arrived} failed {failed at Stripe} settled_outside {returned outside Stripe, according to an operator} waived {no longer owed} other {of unknown status}}",
  obligationReference: "Obligation {number} · <id>{reference}</id>",
  refund:
    "Refund at Stripe: {status, select, pending {on its way} requires_action {waits for the client’s bank details} succeeded {arrived} failed {failed} canceled {called off} other {of unknown status}}",
  disputed:
    "Disputed: {status, select, open {the bank is deciding} won {won, the money stays} other {lost, the bank has the money}}",
  inquiry: "The bank asks, and has taken nothing",
  inquiryEnded:
    "The bank has asked: {status, select, won {won, the money stays} other {lost, the bank has the money}}",
  at: "{time} · <id>{reference}</id>",
  answerBy: "Answer by {time} · <id>{reference}</id>",
});

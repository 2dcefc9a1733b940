import { place } from "../../place.ts";

/** What has happened to a booking, line by line: on its client's, its builder's and the operators' page. Keys are events. */
export const history = place("booking/history", {
  BOOKING_INITIATED: "Booking started",
  TIME_BOOKED: "Time picked and held",
  DEADLINE_PASSED: "No time was picked; the booking lapsed",
  CHECKOUT_REQUESTED: "Payment started",
  CHECKOUT_OPENED: "Payment page opened",
  FREE_CONFIRMED: "Confirmed; nothing to pay",
  HOLD_ENDED: "The hold on the time ended",
  CHECKOUT_PAID: "Paid",
  PAYMENT_DECLINED: "Payment declined",
  PAYMENT_PROCESSING: "Payment in progress at the bank",
  CHECKOUT_NOT_OPENED: "The payment page could not be opened",
  CHECKOUT_EXPIRED: "Payment page closed unpaid",
  TIME_MOVED:
    "{by, select, you {Moved to another time by you} client {Moved to another time by the client} builder {Moved to another time by the builder} operator {Moved to another time by the operator} us {Moved to another time by us} other {Moved to another time}}",
  TIME_CANCELED:
    "{by, select, you {Canceled by you at Calendly} client {Canceled by the client at Calendly} builder {Canceled by the builder at Calendly} operator {Canceled by the operator at Calendly} us {Canceled by us at Calendly} other {Canceled at Calendly}}",
  CANCEL_REQUESTED:
    "{by, select, you {Canceled by you} client {Canceled by the client} builder {Canceled by the builder} operator {Canceled by the operator} us {Canceled by us} other {Canceled}}",
  TIME_REJECTED: "Canceled: what was picked on Calendly was not what was bought",
  SESSION_ENDED: "The time of the session is over",
  REFUND_SETTLED: "{client, select, you {Money returned to you} other {Money returned to the client}}",
  REFUND_FAILED: "A refund failed; the money is not back yet",
  REFUND_WITHHELD: "A refund waits: the bank decides a dispute first",
  REFUND_WAIVED: "All or part of a refund was returned in another way",
  REFUND_REQUESTED:
    "{by, select, you {A refund was granted by you} client {A refund was granted by the client} builder {A refund was granted by the builder} operator {A refund was granted by the operator} us {A refund was granted by us} other {A refund was granted}}",
  DISPUTE_OPENED:
    "{client, select, you {You have disputed the payment at the bank} other {The client has disputed the payment at the bank}}",
  inquiry:
    "{client, select, you {Your bank asks about the payment} other {The client’s bank asks about the payment}}",
  DISPUTE_CLOSED: "The bank has decided about the payment",
  SESSION_KEPT:
    "{by, select, you {You decided that the session takes place although its price was returned} client {The client decided that the session takes place although its price was returned} builder {The builder decided that the session takes place although its price was returned} operator {The operator decided that the session takes place although its price was returned} us {We decided that the session takes place although its price was returned} other {The session takes place although its price was returned}}",
  NO_SHOW_MARKED:
    "{client, select, you {Marked at Calendly: you did not come} other {Marked at Calendly: the client did not come}}",
  NO_SHOW_CLEARED:
    "{client, select, you {No longer marked at Calendly: you did come} other {No longer marked at Calendly: the client did come}}",
  LETTER_RETRIED: "A failed job is tried again",
  LETTER_DROPPED: "A failed job was dropped",
  whenAndByWhom:
    "{by, select, you {{when}, by you} client {{when}, by the client} builder {{when}, by the builder} operator {{when}, by the operator} us {{when}, by us} calendly {{when}, reported by Calendly} stripe {{when}, reported by Stripe} other {{when}, by the system}}",
});

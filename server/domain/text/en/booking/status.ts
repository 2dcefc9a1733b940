import { place } from "../../place.ts";

/** A booking's status in a few words: in every list and on every page of one. States by their own names. */
export const bookingStatus = place("booking/status", {
  INITIATED:
    "{reader, select, client {Waiting for you to pick a time} other {Waiting for the client to pick a time}}",
  SCHEDULED: "Time held, not paid yet",
  PAYMENT_PENDING: "Waiting for the payment",
  PAYMENT_FAILED: "Payment declined, not booked yet",
  CONFIRMED: "Booked",
  COMPLETED: "Took place",
  ABANDONED: "Lapsed",
  CANCELED: "Canceled",
  REFUNDED: "Money returned",
  paymentInProgress: "Payment in progress",
  missed: "Marked as missed by the client",
  notWhatWasChosen: "Canceled: not what was chosen",
  refundedOutside:
    "{reader, select, client {Booked, and your money returned} other {Price returned: is it still on?}}",
  disputed: "Payment disputed",
  inquiry: "The bank asks about the payment",
  dead: "{reader, select, client {Money is owed to you} other {Refund not made yet}}",
  needs_the_client:
    "{reader, select, client {Your bank asks for something first} other {The bank asks the client first}}",
  for_the_bank: "{reader, select, client {Your bank decides first} other {Refund waits for the bank}}",
  asked: "Refund requested, not arrived yet",
  at_the_bank: "Refund on its way",
  refund_failed: "Refund could not be made",
  over: "{state, select, COMPLETED {Took place} ABANDONED {Lapsed} CANCELED {Canceled} other {Money returned}}: {trouble, select, disputed {payment disputed} inquiry {the bank asks about the payment} dead {{reader, select, client {money is owed to you} other {refund not made yet}}} needs_the_client {{reader, select, client {your bank asks for something first} other {the bank asks the client first}}} for_the_bank {{reader, select, client {your bank decides first} other {refund waits for the bank}}} asked {refund requested, not arrived yet} at_the_bank {refund on its way} other {refund could not be made}}",
});

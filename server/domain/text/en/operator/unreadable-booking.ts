import { place } from "../../place.ts";

/** A booking of which a stored part cannot be read: what can be read, which part cannot, and what an operator does about it. */
export const unreadableBooking = place("operator/unreadable-booking", {
  all: "All bookings",
  title: "This booking cannot be read",
  intro: "{session} with {builder}. Its data is shown below as it is stored.",
  bookingItself: "What cannot be read: the booking itself, or its money. {reason}.",
  part: "What cannot be read: {table, select, checkout {a payment page} refund {a refund} outbox {a job} builder {its builder} session_type {its session type} other {{table}}} ({key}). {reason}.",
  help: "Nothing happens to this booking until it is repaired, and nothing is lost. All other bookings work. <code>npm run rebuild-bookings</code> compares it with its history, and <code>npm run rebuild-bookings -- --write</code> restores what the history holds. What it does not hold (the policy, the client’s time zone, a session type) has to be restored from a backup. If a newer version of this software has written it, start that version again.",
  number: "Number",
  state: "State",
  stateAndVersion: "{state}, version {version}",
  when: "When",
  noTime: "No time picked yet",
  price: "Price",
  started: "Started",
  changed: "Last changed",
  event: "Event at Calendly",
  checkouts: "Payment pages at Stripe",
  money: "Money",
  nothingPaid: "Nothing was paid.",
  payment: "Paid",
  refund_due: "Owed back",
  refund: "Refund at Stripe",
  dispute: "Disputed",
  withStatus: "{what}: {status}",
});

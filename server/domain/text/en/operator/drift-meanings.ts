import { place } from "../../place.ts";

/** What a drift means and for whom, by its kind: under the heading of an open difference. */
export const driftMeanings = place("operator/drift-meanings", {
  payment_missed: "The client has paid, and may have been told nothing.",
  checkout_open_missed: "The client could pay on a page that we would not watch.",
  checkout_closed_missed: "The time may be held for longer or shorter than it should be.",
  refund_missed: "The client’s page says less than their bank does.",
  refund_failed: "The client was told that the money had come back, and it has not.",
  dispute_missed: "The builder has a deadline at Stripe and has not been told.",
  payment_unbooked:
    "The client has paid, and we do not know the booking any more. If the session is in the builder’s calendar, let it take place and dismiss this; if not, return the money at Stripe.",
  event_undelivered: "We may have learned of it later than we should have.",
  booking_missed: "The client had picked a time, and the booking did not show it.",
  time_moved_missed: "Builder and client would be told different times.",
  time_canceled_missed: "The client may wait for a session, or for money, that does not come.",
  event_vanished:
    "The client has paid for a session that is in no calendar. Ask the builder before you decide.",
  event_orphaned: "The builder’s time is blocked, and the client may expect the session.",
  event_unbooked: "Somebody may expect a session that is not paid for.",
  booking_overdue: "A time is held for too long, or a session that has ended still counts as upcoming.",
  money_owed: "We keep money that belongs to the client.",
  money_over_returned: "The money is the operator’s loss unless the client returns it.",
  refund_stuck: "The client waits for money that is not on its way.",
  refund_failed_for_good:
    "The client is owed it. Another try helps once their card or account works again; otherwise return it another way, and say so on the booking’s page.",
  refunded_outside: "The builder has been asked whether it takes place, and has not answered yet.",
  paid_wrong_amount: "It goes back automatically. Find out how a checkout with another amount was made.",
  letter_dead: "Money or time is not where the booking says until this is carried out or dropped.",
  booking_unreadable:
    "Nothing happens to it until it is repaired: no deadline, no refund, no page. “npm run rebuild-bookings” compares it with its history and can restore it.",
});

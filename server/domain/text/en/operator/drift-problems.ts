import { place } from "../../place.ts";

/** What is wrong, by the kind of drift: the heading of a difference on the reconciliation page, open or closed. */
export const driftProblems = place("operator/drift-problems", {
  payment_missed: "Stripe has a payment of {amount} that the booking does not know.",
  checkout_open_missed: "Stripe has an open checkout that the booking does not know.",
  checkout_closed_missed: "A checkout has ended or moved on at Stripe, and the booking does not show it.",
  refund_missed: "Stripe has a refund of {amount} that the booking does not show correctly.",
  refund_failed: "A refund of {amount} failed at Stripe, and the booking does not show it.",
  dispute_missed: "A dispute about {amount} was opened or decided, and the booking does not show it.",
  payment_unbooked: "Stripe has a payment of {amount} for a booking that was lost with the database.",
  event_undelivered: "Stripe could not deliver an event to us ({type}).",
  event_undelivered_unknown: "Stripe could not deliver an event of an unknown type to us.",
  booking_missed: "Calendly had a booked time, or a change of one, that had not reached us.",
  time_moved_missed: "The session is at another time in Calendly than in the booking.",
  time_canceled_missed: "The session is canceled in Calendly, and the booking says that it takes place.",
  event_vanished: "Calendly no longer knows the session of this booking.",
  event_orphaned: "Calendly still has a session whose booking is over.",
  event_unbooked:
    "A priced session is in the calendar without a booking: {because, select, group {it is a group’s, and seats cannot be sold} another_host {somebody else hosts it} another_installation {its booking belongs to another installation} booked_in_lost_time {it was booked in the time that was lost with the database; it may be paid} booked_before_published {it was booked before the session type was published} booked_before_connected {it was booked before the calendar was connected} no_direct_bookings {the builder takes no bookings made directly at Calendly} builder_unconfirmed {the address of the builder’s account is not confirmed} unpaid_booking {its client has another unpaid booking, and the time is still taken} second_time {it is a second time for one booking, and is still taken} not_sold_here {it was not for sale here when we learned of it} draft {its session type was a draft when we learned of it} other {no reason is recorded}}.",
  booking_overdue: "The deadline of the booking has passed, and nothing has happened.",
  money_owed: "The client should have {amount} back by policy and state, and no refund is on its way.",
  money_over_returned: "{amount} more was returned than was paid.",
  refund_stuck:
    "A refund of {amount} is recorded as requested, but nothing is carrying it out and Stripe has none.",
  refund_failed_for_good: "Stripe could not return {amount}.",
  refunded_outside:
    "{amount}, the whole price, was returned in Stripe’s dashboard, and the session is still on.",
  paid_wrong_amount: "{amount} was paid, which is not the price of the booking.",
  letter_dead:
    "A request to Stripe or Calendly has failed for good: {effect, select, openCheckout {opening a payment page} expireCheckout {closing a payment page} requestRefund {a refund} releaseTime {releasing a time} unknown {of an unknown kind} other {{effect}}}.",
  booking_unreadable: "The stored booking cannot be read: {reason}.",
  booking_unreadable_unexplained: "The stored booking cannot be read. No reason is recorded.",
  unknownAmount: "an unknown amount",
});

import { place } from "../../place.ts";

/** A booking's page when it has ended without a session: what happened, and the way on. */
export const bookingOver = place("booking/over", {
  canceled: "This booking is canceled",
  canceledReturned: "Canceled, and your money returned",
  returned: "Your money was returned",
  lapsed: "This booking has lapsed",
  lapsedReturned: "Lapsed, and your money returned",
  other_duration:
    "The time that was picked on Calendly is not {length} long, as your session is. So we canceled it on {when}.",
  other_event_type:
    "The time that was picked on Calendly is not for the kind of session that you chose. So we canceled it on {when}.",
  client: "You canceled it on {when}.",
  builder: "{builder} canceled it on {when}.",
  operator: "We canceled it on {when}.",
  unknown: "It was canceled at Calendly on {when}.",
  missed: "{builder} did not come to the session, so all that you paid has gone back.",
  allReturned: "All that you paid for this session has gone back.",
  wrongAmount:
    "The payment that we received was not the price of this session, so all of it has gone back to you.",
  paidLate: "Your payment came after the time was released, so all of it has gone back to you.",
  unpicked: "No time was picked within a day, so the booking was closed.",
  bankLate:
    "Your bank’s payment did not arrive in time, so the time is free for others again. If the money still arrives, all of it goes back to you at once.",
  unpaid: "The time was held for you and not paid before the hold ended, so it is free for others again.",
  why: "Why it was canceled",
  late: "The money should have arrived by now.",
  bookAnother: "Book another time",
});

import { place } from "../../place.ts";

/** What stands in the place of a page that cannot be shown. Numbers are HTTP statuses, and a subject is what the page is about. */
export const pageError = place("page/page-error", {
  status: "Error {status}",
  title400: "We could not read that",
  text400: "The address or the form was incomplete, so nothing was done with it.",
  title401: "Please sign in first",
  text401: "Only the people whom this page belongs to can open it.",
  title403: "You can’t open this page",
  text403: "Your account has no access to it.",
  title404: "There is nothing here",
  text404: "The address may be mistyped, or the page belongs to another account.",
  notYours: "If the booking is yours, sign in with the address that you booked with.",
  title405: "This address is not a page",
  text405: "It is for programs that send us messages.",
  title429: "A little too fast",
  text429: "You have done this too often. Please try again {wait}.",
  titleFull: "Too many people at once",
  textFull: "Too many are waiting for this. Please try again in a few seconds.",
  titleAway: "A service that we need is not answering",
  textAway: "Calendly or Stripe is not answering at the moment. That usually passes within minutes.",
  titleHeld: "We are back soon",
  textHeld:
    "We have just brought our records back from a copy and are checking them against Stripe and Calendly. What you have just sent was not accepted, and nothing was charged.",
  meaningHeld: "What you have booked and paid stands. Send it once more in an hour or so.",
  titleDatabase: "We will be back in a moment",
  textDatabase: "We cannot reach our database just now. Nothing is lost.",
  titleFault: "Something went wrong on our side",
  textFault: "We have a record of it.",
  unchangedOffers: "Nothing was booked and nothing was charged.",
  unchangedBooking: "Your booking and your money are unchanged.",
  paymentSafe: "If you have just paid, your payment is safe and reaches your booking without this page.",
  unchangedBuilder: "Your sessions, your bookings and your money are unchanged.",
  unchangedOperations: "Nothing was changed.",
  unchangedAccount: "Your account and your bookings are unchanged.",
  perhapsOffers:
    "If you pressed Book, the booking may have been started: look under My bookings. Nothing was charged.",
  perhapsBooking:
    "What you asked for may or may not have been done. Open the booking before you repeat it: it shows how things stand, and a payment is never taken twice.",
  perhapsBuilder:
    "Your change may or may not have been saved. Open the page before you repeat it: it shows what was saved.",
  perhapsOperations: "What you asked for may or may not have been done. Open the page before you repeat it.",
  perhapsAccount:
    "Your bookings are unchanged. If you were creating an account, try to sign in with it before you create another.",
  signIn: "Sign in",
  tryAgain: "Try again",
  openAgain: "Open the page again",
  homeBookings: "My bookings",
  homeBuilder: "Builder overview",
  homeOperations: "Operations",
  allBuilders: "All builders",
  requestId: "If you write to us, quote this number: <code>{requestId}</code>",
});

import { place } from "../../place.ts";

/** What the server itself answers where the app is not asked or cannot answer: one line for programs, a page for people. */
export const plainAnswers = place("page/plain-answers", {
  waysOn: "Ways on",
  openAgain: "Open the page again",
  myBookings: "My bookings",
  allBuilders: "All builders",
  notFound: "Not found",
  notSignedIn: "Not signed in",
  badAddress: "This address is not spelled correctly",

  tooManyLine:
    "Too many requests came from your network. Please try again in {seconds, plural, one {# second} other {# seconds}}.",
  tooManyTitle: "One moment, please",
  tooMany:
    "Too many requests came from your network. Please wait a little: {seconds, plural, one {# second} other {# seconds}}.",
  tooManyOpens: "This page then opens by itself. What you have booked and paid stands as it was.",
  tooManySent:
    "What you have just sent was not accepted, and nothing was charged. After the wait, go back and send it again.",

  refusedTitle: "This was not accepted",
  refused: "{reason}. Nothing has changed, and nothing was charged.",
  refusedAdvice:
    "Go back, load the page again and send it once more, or <front>start at the front page</front>.",
  method: "Method not allowed",
  bare_data: "No page of this site asks like this",
  too_long: "Too long",
  unexpected_body: "This method takes no body",
  foreign_form: "This form does not come from our own pages",
  unreadable_form: "This form could not be read",
  unreadable_json: "This JSON could not be read",

  wrongLine: "Something went wrong. Please quote {id}.",
  wrongTitle: "Something went wrong",
  wrong:
    "It is our fault, and we have a record of it. Open the page again and look: what was done is shown there, and nothing is charged twice.",
  wrongNumber: "If it happens again, quote this number: <code>{id}</code>",

  awayLine: "Unavailable for a moment. Please try again. {id}",
  awayTitle: "We will be back in a moment",
  away: "We cannot reach our database just now. <strong>Nothing is lost.</strong>",
  awayLook: "This page tries again by itself. What you have booked and paid stands as it was.",
  awayForm:
    "What you have just sent may not have been saved. Open the page again in a moment and look; if it is not there, send it once more. Nothing is charged twice.",
  awayNumber: "If it lasts, quote this number: <code>{id}</code>",

  heldLine: "Nothing is accepted for the moment: our records are being checked. Please try again later.",
  heldTitle: "We are back soon",
  held: "We have just brought our records back from a copy and are checking them against Stripe and Calendly. <strong>What you have just sent was not accepted, and nothing was charged.</strong>",
  heldAdvice:
    "What you have booked and paid stands. Keep what you have typed, and send it once more in an hour or so.",
});

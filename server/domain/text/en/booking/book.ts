import { place } from "../../place.ts";

/** The page that leads from a price to a booking: what is booked, and who books it. */
export const bookPage = place("booking/book", {
  title: "Book {session} with {builder}",
  fallbackTitle: "Book a session",
  chosen: "Your session",
  with: "with {builder}",
  taken: "This time is probably taken by now. You pick another one on the calendar, two steps on.",
  next: "You pick the time in the next step.",
  solo: "{length} · one to one",
  group: "{length} · with others",
  free: "Nothing to pay. Cancel whenever you like.",

  who: "Who is booking?",
  lead: "We mail you a six-digit code, and you go on right here. You need no password, and nothing is charged yet.",
  name: "Your name",
  email: "Your e-mail address",
  send: "Mail me a code",
  sending: "Sending…",
  other: "Sign in with a password or passkey",

  ready: "Go on with your booking",
  signedInAs: "You are signed in as <address>{email}</address>.",
  unpaidYet: "Nothing is charged yet: you see the time, the price and the policy before you pay.",
  freeYet: "You see the time before you book it.",
  goOn: "Go on as {name}",
  asking: "Asking the calendar…",

  over: "This session is not offered any more",
  overHelp: "{builder} may have put another one in its place.",
  see: "See what {builder} offers",
  paused: "{builder} is not taking bookings just now. Existing bookings stay valid; please look again later.",
  own: "This is your own session: clients book it on this page. To try it out, sign in as somebody else.",
});

import { place } from "../../place.ts";

/** The operators' first page: what needs them, refused payment pages, the checks of the installation, and the history's daily checkpoint. */
export const operatorOverview = place("operator/overview", {
  title: "Operations",
  nothing: "Nothing just now. Money, calendars and bookings agree.",
  runbooks: "What to do about each kind of trouble",
  payments: "Payment pages that Stripe refuses",
  refused:
    "<code>{cause}</code> · {scope} · since {age}, {count, plural, one {once} other {# times}} · {builders}",
  refusedHelp:
    "Nobody was charged. Fix it in Stripe’s dashboard. This notice goes away as soon as a payment page opens again.",
  checks: "Is everything working?",
  healthy: "Everything works: database, time zones, mail, Stripe, Calendly and the endpoints for webhooks.",
  check: "Check the installation",
  checkAgain: "Check again",
  checking: "Checking…",
  checkHelp: "Takes a few seconds, and sends the first operator a test mail.",
  history: "The history of all bookings",
  noCheckpoint: "The first checkpoint is made when the first day is over.",
  lastCheckpoint: "The checkpoint of {day}",
  checkpoint:
    "At the end of {day} (UTC): {lines, plural, one {# line} other {# lines}} of that day, in {bookings, plural, one {# booking} other {# bookings}}.",
  digest:
    "Its checkpoint is <code>{digest}</code>. Keep a copy somewhere else: it proves later whether anything before it was removed or changed.",
});

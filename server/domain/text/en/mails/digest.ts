import { place } from "../../place.ts";

/** A builder's digest of the day. */
export const digestText = place("mails/digest", {
  subject:
    "{count, plural, =0 {Today: something needs you} one {Today: one session} other {Today: # sessions}}",
  today: "{day}",
  session: "{from} to {until}: {name} with {client}",
  zone: "Times are in {zone}.",
  noSessions: "No sessions today.",
  paid: "Paid yesterday: {paid}",
  paidAndRefunded: "Paid yesterday: {paid}; returned: {refunded}",
  needs: "What needs you:",
  need: "• {need}",
  broken: "Calendly refuses our access: connect again",
  failing: "Your Calendly connection could not be checked for some time",
  page: "Open your page",
});

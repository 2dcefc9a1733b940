import { place } from "../../place.ts";

/** A builder's digest of the day. */
export const digestText = place("mails/digest", {
  subject:
    "{count, plural, =0 {Today: something needs you} one {Today: one session} other {Today: # sessions}}",
  intro: "Your sessions on {day}, in {zone}:",
  today: "Today",
  time: "{from} to {until}",
  session: "{name} with {client}",
  noSessions: "No sessions on {day}.",
  paid: "Paid yesterday",
  refunded: "Returned yesterday",
  needs: "What needs you:",
  need: "• {need}",
  broken: "Calendly refuses our access: connect again",
  failing: "Your Calendly connection could not be checked for some time",
  page: "Open your page",
});

import { place } from "../../place.ts";

/** What a builder can do about a finding: by the step that loses, by the reason, or by what is unlike the others. */
export const funnelRemedies = place("funnel/remedies", {
  profile_seen:
    "Say in the first lines of your profile for whom a session is and what they take away from it, and check that the price stands beside what it buys.",
  booking_begun:
    "Open more times in Calendly, also in the next days and outside working hours: whoever finds no time that suits them does not come back.",
  time_picked:
    "Look at the details step as a client sees it: price, policy and zone are decided there. A milder cancellation policy keeps those who hesitate.",
  details_confirmed:
    "The checkout opens at Stripe: ask your operator whether it refuses any, and read the problems that clients have reported.",
  checkout_opened:
    "Offer more ways to pay in Stripe, and check that the price is what the profile has led them to expect.",
  paid: "Read the reasons of those who canceled: reminders before the session, and times that are easy to move, keep sessions from being canceled.",
  completed: "Nothing is to be done.",
  codes_fell:
    "The mail with the code is late, or does not arrive: ask your operator whether mail providers refuse mails, and read the problems that clients have reported.",
  no_times: "Open more times in Calendly, or extend how far ahead they can be booked.",
  calendar_unavailable: "Look at your connection to Calendly, and connect it again if it asks for that.",
  session_type_inactive:
    "Switch the event type on again in Calendly, or take links to this session off your pages.",
  refused: "They have begun too many bookings in a day, or something failed on our side: ask your operator.",
  other_session:
    "Make sure that your event types in Calendly have the duration that you sell, and that links go to the right one.",
  declined: "Offer more ways to pay in Stripe, and look there at why cards are declined.",
  checkout_not_opened: "Ask your operator: Stripe refuses these checkouts, and says why.",
  slot_gone: "They paid too late, and their money went back. Ask your operator for a longer hold.",
  hold_ended:
    "They picked a time and did not pay. Ask your operator for a longer hold, and look at the price.",
  canceled_by_client: "Read why they canceled, on the bookings’ pages.",
  canceled_by_builder:
    "Block times in your calendar that you cannot keep: Calendly then does not offer them.",
  canceled_by_operator: "Ask your operator why.",
  canceled: "Look at the canceled events in Calendly.",
  left: "They found no time that suits them, or were only looking: open more times in the next days.",
  session_type_below:
    "Compare its name, description, price and free times with your other sessions, and change one thing at a time.",
  source_below:
    "Look at what that link promises, and lead it to the session that it is about; or spend less on it.",
  source_below_unknown:
    "Where they come from is not known: mark the links that you share with “?utm_source=” and a name, to see which of them bring visitors who do not pay.",
  source_below_elsewhere:
    "Look at what they see before they book, and say there what it costs and for whom it is.",
  source_above: "More of this pays off: put your link there again.",
  source_above_unknown:
    "Where they come from is not known: mark the links that you share with “?utm_source=” and a name, to see which of them pay off.",
  source_above_elsewhere: "More of this pays off: make this way of booking easier to find.",
  step_rose: "Keep what you have changed.",
});

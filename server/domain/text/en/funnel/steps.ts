import { place } from "../../place.ts";

/** The steps from a builder's profile to the session, as headings, and what leaving at each of them means, as the end of a sentence. */
export const funnelSteps = place("funnel/steps", {
  profile_seen: "Profile seen",
  code_asked: "Code asked for",
  code_entered: "Code entered",
  booking_begun: "Book pressed",
  time_picked: "Time picked",
  details_confirmed: "Details confirmed",
  checkout_opened: "Checkout opened",
  paid: "Paid",
  completed: "Session took place",
  leave_profile_seen: "leave the profile without pressing Book",
  leave_booking_begun: "leave at the time step, before they have picked a time",
  leave_time_picked: "leave at the details, before they have confirmed them",
  leave_details_confirmed: "leave before the checkout opens",
  leave_checkout_opened: "leave at the checkout without paying",
  leave_paid: "have paid, and no session takes place",
  leave_completed: "are done",
});

import { place } from "../../place.ts";

/** What comes back after a cancellation, as the dates of one booking. */
export const policyDates = place("booking/policy-dates", {
  all: "All of it back until {until}",
  half: "Half of it back until {until}",
  share: "{share} back until {until}",
  allToTheStart: "All of it back until it starts",
  shareToTheStart: "{share} back until it starts",
  nothing: "Nothing back after that",
  nothingAtAll: "Nothing comes back when you cancel",
  now: "{words} (now)",
  zone: "In {zone}.",
});

import { place } from "../../place.ts";

/** A booking's page: what is being booked, beside the step at hand. */
export const bookingSummary = place("booking/summary", {
  yours: "Your booking",
  with: "with {builder}",
  length: "{length}",
  paid: "paid · {length}",
  policy: "If you cancel",
  unheld: "Time picked, not held yet",
  checking: "Being checked with Calendly…",
  unpicked: "Not picked yet",
  neverPicked: "No time was picked",
});

import { place } from "../../place.ts";

/** A booking's page: what is being booked, beside the step at hand. */
export const bookingSummary = place("booking/summary", {
  yours: "Your booking",
  session: "{session} with {builder}",
  start: "{day}, {time}",
  when: "When",
  duration: "How long",
  price: "Price",
  policy: "If you cancel",
  status: "Status",
  unheld: "Time picked, not held yet",
  checking: "Being checked with Calendly…",
  unpicked: "Not picked yet",
  neverPicked: "No time was picked",
});

import { place } from "../../place.ts";

/** One booking as an operator sees it: its title, what was just done, its details, and what needs a decision. */
export const operatorBooking = place("operator/booking", {
  title: "{session}: {client} with {builder}",
  unnamed: "A booking",
  unreadable: "A booking that cannot be read",
  all: "All bookings",
  reload: "This booking has just changed. Reload the page.",
  canceled: "The booking is canceled. What was paid goes back, and client and builder are told.",
  refunded: "The refund is on its way to Stripe. It is listed below, as “arrived” once it has.",
  settled: "Recorded: the money was returned in another way. Nothing more is sent.",
  kept: "Recorded: the session takes place.",
  number: "Number",
  when: "When",
  noTime: "No time picked yet",
  forClient: "For the client: {time}",
  heldUntil: "Held until",
  client: "Client",
  price: "Price",
  atCalendly: "At Calendly",
  noShow: "Marked as missed by the client",
  failedJob: "Failed job: {job}. <link>Try it again or drop it</link>",
});

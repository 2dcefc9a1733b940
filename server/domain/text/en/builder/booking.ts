import { place } from "../../place.ts";

/** One booking as its builder sees it. */
export const builderBooking = place("builder/booking", {
  fallbackTitle: "Booking",
  title: "{session} with {client}",
  all: "All bookings",
  answers: "The client’s answers",
  answersLater: "Calendly asks when the time is picked.",
  noAnswers: "Nothing was asked or answered.",
  history: "History",
  when: "When",
  noTime: "No time picked yet",
  forClient: "For the client: {at}",
  client: "Client",
  why: "Why it was canceled",
  price: "Price",
  money: "Money",
  rule: "If the client cancels, as the client reads it",
  where: "Where",
  join: "Join the call",
  call: "Call",
});

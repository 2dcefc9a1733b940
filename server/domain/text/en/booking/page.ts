import { place } from "../../place.ts";

/** What a browser's tab says of a booking's page, by the step at hand. */
export const bookingPage = place("booking/page", {
  of: "{step} · {session} with {builder}",
  time: "Pick a time",
  details: "Check and pay",
  pay: "Payment",
  done: "You are booked",
  over: "Booking closed",
  cancel: "Cancel?",
  move: "Move it",
});

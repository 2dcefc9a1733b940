import { place } from "../../place.ts";

/** A booking's page: the bar of its steps, and what several of them say. */
export const bookingSteps = place("booking/steps", {
  steps: "Steps",
  time: "Time",
  details: "Review",
  pay: "Pay",
  done: "Booked",
  past: " (done)",
  checking: " (being checked)",
  money: "Your money",
  release: "Release this time",
  canceling: "Canceling…",
  holdOver: "The hold on this time is over",
  showCalendar: "Show the calendar again",
  lookAgain: "Check again",
  late: "This is taking longer than usual. We are on it.",
  lateMail: "We will write to you at {email}; you can close this page. The link in our mail leads back here.",
  history: "What happened so far",
});

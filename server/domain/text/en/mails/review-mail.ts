import { place } from "../../place.ts";

/** The mail after a session: thanks, and the one link to a review. */
export const reviewMailText = place("mails/review-mail", {
  subject: "How was it: {session} with {builder}",
  heading: "How was your session?",
  thanks: "Thank you for booking {session} with {builder}. We hope that it was worth your time.",
  why: "Would you say how it was? A rating and a sentence take a minute. {builder} learns from it, and if you agree, others read it before they book.",
  link: "Say how it was",
  scope:
    "The link works without signing in, for this one session, until {day}. You decide whether what you write is shown, and under which name. We do not ask a second time.",
});

import { place } from "../../place.ts";

/** The form by which anybody reports what is wrong with a page, and what it answers. */
export const problemForm = place("problem-report/form", {
  title: "Something wrong with this page?",
  intro: "Tell us what happened. A person reads it.",
  about: "It is about {step}.",
  aboutBooking: "It is about {step}, and your booking of {session} with {builder}.",
  what: "What went wrong?",
  whatHint:
    "What did you do, and what did you see? Up to {characters} characters. Never write card numbers or passwords.",
  email: "Your e-mail address, for our answer",
  emailHint: "Leave it empty if you need no answer.",
  kept: "Along with it we keep which step it was, the page’s request number, your browser’s name, your language and how wide the window is. Your card and your password are not among it.",
  send: "Send",
  sending: "Sending…",
  back: "Back to the page",
  tooMany:
    "Several problems were reported from your network just now. Please try again {wait}: what you have typed stands below.",
  tooManyHelp: "If it is urgent, answer any of our mails about your booking with the number {requestId}.",
  sentTitle: "Thank you: we have it",
  sent: "Your number is {number}. Quote it if you write to us again.",
  answerTo: "We answer by mail, usually within two working days.",
  noAnswer: "You left no address, so we will not write to you.",
  unchanged: "Reporting changes nothing about a booking or a payment.",
});

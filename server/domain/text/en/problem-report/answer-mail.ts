import { place } from "../../place.ts";

/** The mail with an operator’s answer to a problem that somebody reported. */
export const answerMailText = place("problem-report/answer-mail", {
  kind: "Our answer to a problem",
  subject: "Our answer to {number}",
  about: "On {date} you told us that something was wrong with {step} (number {number}). This is our answer:",
  goOn: "If it is not solved, please report it again on the page where it happens, and quote the number.",
  booking: "Your booking",
  page: "The page",
  site: "BuildAppsWith Booking",
});

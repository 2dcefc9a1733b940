import { place } from "../../place.ts";

/** The mail to operators about problems that were reported. */
export const problemsMailText = place("problem-report/problems-mail", {
  subject: "{count, plural, one {A problem was reported} other {# problems were reported}}",
  reported:
    "{count, plural, one {Somebody has reported a problem with a page} other {# problems with pages were reported}}{answers, plural, =0 {.} one {, and waits for an answer.} other {; # of the people wait for an answer.}}",
  page: "Look at the problems",
});

import type { answerMailText as english } from "../../en/problem-report/answer-mail.ts";
import type { Translation } from "../../translation.ts";

export const answerMailText = {
  kind: "Unsere Antwort zu einem Problem",
  subject: "Unsere Antwort zu {number}",
  about:
    "Am {date} haben Sie uns gesagt, dass etwas nicht stimmt: {step} (Nummer {number}). Das ist unsere Antwort:",
  goOn: "Ist es damit nicht gelöst, melden Sie es bitte noch einmal auf der Seite, auf der es geschieht, und nennen Sie die Nummer.",
  booking: "Ihre Buchung",
  page: "Die Seite",
  site: "BuildAppsWith Booking",
} satisfies Translation<typeof english>;

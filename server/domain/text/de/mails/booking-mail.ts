import type { bookingMailText as english } from "../../en/mails/booking-mail.ts";
import type { Translation } from "../../translation.ts";

export const bookingMailText = {
  session: "{name} mit {person}",
  subject: "{heading}: {session}",
  when: "Wann",
  forOther: "(für {other}: {theirs})",
  noTime: "Es wurde noch keine Zeit gewählt.",
  where: "Wo",
  join: "Am Termin teilnehmen",
  reason: "Der Grund: {note}",
  holdEnds:
    "Wir reservieren die Zeit für Sie bis {until}. Ist sie bis dahin nicht bezahlt, wird sie abgesagt, ohne Kosten für Sie.",
  otherTimes: "Andere Zeiten ansehen",
  page: "Alles zu dieser Buchung",
  agreedTerms: "Die AGB, denen Sie zugestimmt haben (Version {number})",
  agreedPrivacy: "Die Datenschutzhinweise, die Sie gelesen haben (Version {number})",
  agreedEarly:
    "Sie haben verlangt, dass der Termin vor Ablauf der 14-tägigen Widerrufsfrist stattfindet, und wissen, dass Ihr Widerrufsrecht erlischt, wenn er vollständig stattgefunden hat.",
} satisfies Translation<typeof english>;

import type { codeMailText as english } from "../../en/mails/code-mail.ts";
import type { Translation } from "../../translation.ts";

export const codeMailText = {
  sign_inSubject: "Ihr Code zum Anmelden",
  sign_in:
    "Sie, oder jemand, der Ihre Adresse eingegeben hat, möchten sich anmelden. Der Code für die Seite, auf der er angefordert wurde:",
  bookSubject: "Ihr Code zum Buchen",
  book: "Sie, oder jemand, der Ihre Adresse eingegeben hat, möchten einen Termin buchen. Der Code für die Seite, auf der er angefordert wurde:",
  holds:
    "Er gilt {minutes} Minuten, und nur in dem Browser, in dem er angefordert wurde. Wir fragen Sie nie danach: Geben Sie ihn nicht weiter.",
  otherDevice:
    "Lesen Sie das auf einem anderen Gerät? Dann geht es dort mit diesem Link und dem Knopf auf seiner Seite weiter.",
  link: "Auf diesem Gerät weiter",
  once: "Code und Link gelten einmal: Wer das eine benutzt, beendet das andere.",
  advice:
    "Haben Sie das nicht angefordert, müssen Sie nichts tun: Ohne diese E-Mail kann sich niemand anmelden.",
} satisfies Translation<typeof english>;

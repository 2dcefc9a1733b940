import type { bookingSteps as english } from "../../en/booking/steps.ts";
import type { Translation } from "../../translation.ts";

export const bookingSteps = {
  steps: "Schritte",
  time: "Zeit",
  details: "Prüfen",
  pay: "Zahlen",
  done: "Gebucht",
  past: " (erledigt)",
  checking: " (wird geprüft)",
  money: "Ihr Geld",
  release: "Zeit freigeben",
  canceling: "Wird abgesagt …",
  holdOver: "Die Reservierung dieser Zeit ist abgelaufen",
  showCalendar: "Kalender wieder zeigen",
  lookAgain: "Noch einmal prüfen",
  late: "Das dauert länger als sonst. Wir kümmern uns darum.",
  lateMail:
    "Wir schreiben Ihnen an {email}; Sie können diese Seite schließen. Der Link in unserer E-Mail führt hierher zurück.",
  history: "Was bisher geschah",
} satisfies Translation<typeof english>;

import type { bookingDone as english } from "../../en/booking/done.ts";
import type { Translation } from "../../translation.ts";

export const bookingDone = {
  title: "Ihr Termin ist gebucht",
  help: "Wir haben Ihnen an {email} geschrieben und {builder} Bescheid gegeben.",
  past: "Dieser Termin hat stattgefunden",
  pastHelp: "Danke, dass Sie bei {builder} gebucht haben.",
  moved: "Der Termin wurde verlegt. Sie müssen nichts nachzahlen.",
  next: "So geht es weiter",
  join: "Teilnehmen",
  call: "Anrufen",
  addToCalendar: "In den Kalender eintragen",
  google: "Google",
  outlook: "Outlook",
  file: "Andere (.ics)",
  money: "Ihr Geld",
  rate: "Termin bewerten",
  rateHelp: "Das dauert eine Minute und hilft {builder} und allen, die jemanden suchen.",
  returned: "Ihr Geld wurde erstattet, und der Termin ist noch gebucht",
  returnedHelp:
    "Wir haben {builder} gefragt, ob er stattfindet. Bis zur Antwort bleibt er gebucht; wird er abgesagt, schreiben wir Ihnen an {email}.",
  unpaid: "Ihr Geld wurde erstattet, und der Termin findet trotzdem statt",
  unpaidHelp: "Er bleibt gebucht. Sie müssen nicht noch einmal bezahlen.",
  missed: "{builder} hat vermerkt, dass Sie nicht da waren",
  missedHelp: "Ist das ein Irrtum, antworten Sie einfach auf eine unserer E-Mails zu dieser Buchung.",
  wentWrong: "Ist etwas schiefgegangen?",
  begun:
    "Der Termin hat begonnen und lässt sich nicht mehr absagen oder verlegen. Antworten Sie auf eine unserer E-Mails zu dieser Buchung: {builder} kann Ihnen Geld erstatten, und wir können es auch.",
  bookAnother: "Weiteren Termin buchen",
  canNot: "Sie können nicht?",
  freeMove: "Den Termin zu verlegen kostet nichts.",
  move: "Auf eine andere Zeit verlegen",
  cancelSeat: "Platz bei Calendly absagen",
  cancelHelp: "Es passiert nichts, bevor Sie es auf der nächsten Seite bestätigen.",
  cancelSeatHelp:
    "Plätze in einer Gruppe sagen Sie bei Calendly ab; diese Seite aktualisiert sich von selbst.",
} satisfies Translation<typeof english>;

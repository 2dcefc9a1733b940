import type { sessionMailText as english } from "../../en/mails/session-mails.ts";
import type { Translation } from "../../translation.ts";

export const sessionMailText = {
  confirmedHeading: "Bestätigt",
  confirmed: "{session} ist bestätigt.",
  changeSeat: "Ihren Platz können Sie bei Calendly absagen: Der Link steht auf der Seite der Buchung.",
  changeFree: "Verlegen oder absagen können Sie auf der Seite der Buchung.",
  changePaid:
    "Verlegen oder absagen können Sie auf der Seite der Buchung; was Sie zurückbekommen, sehen Sie vorher.",
  canceledHeading: "Abgesagt",
  canceled: "{session} ist abgesagt.",
  canceledOnCalendly: "{session} wurde bei Calendly abgesagt.",
  canceledByUs: "Wir haben {session} abgesagt.",
  canceledByYou: "Sie haben {session} abgesagt.",
  canceledByOther: "{person} hat {name} mit Ihnen abgesagt.",
  movedHeading: "Verlegt",
  moved: "{session} hat eine neue Zeit.",
  movedForFree: "Sie müssen nichts nachzahlen.",
  rejectedHeading: "Abgesagt, weil es nicht das Gewählte ist",
  rejectedForDuration:
    "{session} ist abgesagt: Die bei Calendly gewählte Zeit dauert nicht {length} wie der Termin.",
  rejectedForKind:
    "{session} ist abgesagt: Die bei Calendly gewählte Zeit gehört nicht zum gewählten Angebot.",
  rejected: "{session} ist abgesagt: Bei Calendly wurde etwas anderes gewählt als hier.",
  bookAgain: "Noch einmal buchen",
  timeIsFree: "Die Zeit ist in Ihrem Kalender wieder frei.",
  keptHeading: "Ihr Termin findet statt",
  kept: "{session} findet statt wie gebucht, obwohl Ihnen der Preis erstattet wurde. Sie müssen nicht noch einmal bezahlen.",
  reminderHeading: "Erinnerung",
  reminder: "{session} beginnt in {wait}.",
  placeReadyHeading: "So nehmen Sie teil",
  placeReady: "{session} findet statt wie gebucht. Hier steht, wo.",
  placeChangedHeading: "Ein neuer Ort",
  placeChanged: "{session} hat einen neuen Ort. Die Zeit bleibt.",
  placeMissingHeading: "Noch kein Ort",
  placeMissing: "{session} ist weiter gebucht und hat noch keinen Ort.",
  placeMissingBuilder: "{session} hat keinen Ort, an den Ihr Gast kommen kann.",
} satisfies Translation<typeof english>;

import type { problemReport as english } from "../../en/problem-report/report.ts";
import type { Translation } from "../../translation.ts";

export const problemReport = {
  title: "Meldung {number}",
  group: "Alle Meldungen zu diesem Problem",
  said: "Was geschrieben wurde",
  erased: "Zusammen mit der Person gelöscht.",
  reported: "Gemeldet",
  by: "Von",
  booking: "Buchung",
  bookingLink: "Buchung ansehen",
  noBooking: "Keine, oder keine zugängliche",
  step: "Schritt",
  page: "Seite",
  requestId: "Anfrage der Seite",
  browser: "Browser",
  unknown: "Nicht bekannt",
  language: "Sprache",
  width: "Fenster",
  pixels: "{width} Pixel breit",
  address: "Antwort an",
  noAddress: "Keine Antwort gewünscht",
  cause: "Ursache",
  causeLabel: "Warum es schiefging",
  detail: "In eigenen Worten",
  detailHint:
    "Meldungen mit denselben Worten stehen beisammen. Höchstens {characters} Zeichen; leer, wenn die Ursache genug sagt.",
  sort: "Ursache setzen",
  sorting: "Wird gesetzt …",
  sorted: "Die Ursache ist gesetzt.",
} satisfies Translation<typeof english>;

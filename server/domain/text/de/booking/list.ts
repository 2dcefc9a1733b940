import type { bookingList as english } from "../../en/booking/list.ts";
import type { Translation } from "../../translation.ts";

export const bookingList = {
  title: "Meine Buchungen",
  titleFurtherBack: "Meine Buchungen, weiter zurück",
  unconfirmed:
    "Ihre Adresse ist nicht bestätigt. Anderswo mit ihr gemachte Buchungen erscheinen hier, sobald Sie sie <link>bestätigt haben</link>.",
  furtherBack: "Weiter zurück",
  nothingFurtherBack: "Weiter zurück ist nichts",
  empty: "Noch nichts gebucht",
  emptyHelp: "Termine, die Sie buchen, erscheinen hier, mit allem, was Sie am Tag selbst brauchen.",
  find: "Profis ansehen",
  needsYou: "Wartet auf Sie",
  inProgress: "Zahlung in Arbeit",
  upcoming: "Bevorstehend",
  past: "Vergangen",
  canceled: "Abgesagt",
  more: "Weitere Buchungen",
  first: "Zurück zum Anfang",
  join: "Teilnehmen",
  session: "{session} bei {builder}",
  noTime: "{length}, noch keine Zeit gewählt",
  time: "{day}, {from}–{to} Uhr ({zone})",
  hours: "{from}–{to} Uhr ({zone})",
} satisfies Translation<typeof english>;

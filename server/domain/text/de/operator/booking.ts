import type { operatorBooking as english } from "../../en/operator/booking.ts";
import type { Translation } from "../../translation.ts";

export const operatorBooking = {
  title: "{session}: {client} bei {builder}",
  unnamed: "Eine Buchung",
  unreadable: "Eine nicht lesbare Buchung",
  all: "Alle Buchungen",
  reload: "Diese Buchung hat sich gerade geändert. Laden Sie die Seite neu.",
  canceled: "Die Buchung ist abgesagt. Was bezahlt wurde, geht zurück, und Gast und Profi erfahren es.",
  refunded: "Die Erstattung ist unterwegs zu Stripe. Unten steht sie als „angekommen“, sobald sie es ist.",
  settled: "Festgehalten: Das Geld wurde auf anderem Weg erstattet. Es wird nichts mehr gesendet.",
  kept: "Festgehalten: Der Termin findet statt.",
  number: "Nummer",
  when: "Wann",
  noTime: "Noch keine Zeit gewählt",
  forClient: "Für den Gast: {time}",
  heldUntil: "Reserviert bis",
  client: "Gast",
  price: "Preis",
  atCalendly: "Bei Calendly",
  noShow: "Gast war laut Vermerk nicht da",
  failedJob: "Gescheiterter Auftrag: {job}. <link>Noch einmal versuchen oder verwerfen</link>",
} satisfies Translation<typeof english>;

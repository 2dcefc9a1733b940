import type { unreadableBooking as english } from "../../en/operator/unreadable-booking.ts";
import type { Translation } from "../../translation.ts";

export const unreadableBooking = {
  all: "Alle Buchungen",
  title: "Diese Buchung ist nicht lesbar",
  intro: "{session} bei {builder}. Ihre Daten stehen unten so, wie sie gespeichert sind.",
  bookingItself: "Nicht lesbar: die Buchung selbst oder ihr Geld. {reason}.",
  part: "Nicht lesbar: {table, select, checkout {eine Zahlungsseite} refund {eine Erstattung} outbox {ein Auftrag} builder {ihr Profi} session_type {ihr Angebot} other {{table}}} ({key}). {reason}.",
  help: "Mit dieser Buchung geschieht nichts, bis sie repariert ist, und nichts ist verloren. Alle anderen Buchungen funktionieren. <code>npm run rebuild-bookings</code> vergleicht sie mit ihrem Verlauf, und <code>npm run rebuild-bookings -- --write</code> stellt wieder her, was der Verlauf enthält. Was er nicht enthält (die Stornoregeln, die Zeitzone des Gastes, ein Angebot), muss aus einer Sicherung zurückgeholt werden. Hat eine neuere Version dieser Software sie geschrieben, starten Sie diese Version wieder.",
  number: "Nummer",
  state: "Stand",
  stateAndVersion: "{state}, Version {version}",
  when: "Wann",
  noTime: "Noch keine Zeit gewählt",
  price: "Preis",
  started: "Begonnen",
  changed: "Zuletzt geändert",
  event: "Ereignis bei Calendly",
  checkouts: "Zahlungsseiten bei Stripe",
  money: "Geld",
  nothingPaid: "Es wurde nichts bezahlt.",
  payment: "Bezahlt",
  refund_due: "Zu erstatten",
  refund: "Erstattung bei Stripe",
  dispute: "Angefochten",
  withStatus: "{what}: {status}",
} satisfies Translation<typeof english>;

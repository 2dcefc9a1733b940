import type { historyList as english } from "../../en/booking/history-list.ts";
import type { Translation } from "../../translation.ts";

export const historyList = {
  unreadable:
    "{lines, plural, one {Eine Zeile dieses Verlaufs lässt sich nicht anzeigen: Ihre gespeicherten Daten sind gerade nicht lesbar. Buchung und Geld sind davon nicht betroffen.} other {# Zeilen dieses Verlaufs lassen sich nicht anzeigen: Ihre gespeicherten Daten sind gerade nicht lesbar. Buchung und Geld sind davon nicht betroffen.}}",
  amountAndWhy: "{amount}, {why}",
  canceled: "weil die Buchung abgesagt wurde",
  late_payment: "weil die Zahlung zu spät kam",
  second_payment: "weil der Termin doppelt bezahlt wurde",
  wrong_amount: "weil der Betrag nicht dem Preis entsprach",
  goodwill: "aus Kulanz",
  builder_no_show: "weil der Termin nicht stattgefunden hat",
  again: "noch einmal, nach einer gescheiterten Erstattung",
  won: "die Zahlung bleibt bestehen",
  lost: "das Geld ging an den Gast zurück",
  other_duration: "weil die gewählte Zeit eine andere Länge hat",
  other_event_type: "weil die gewählte Zeit zu einem anderen Angebot gehört",
} satisfies Translation<typeof english>;

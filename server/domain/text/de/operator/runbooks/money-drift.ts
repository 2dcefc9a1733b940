import type { moneyDriftRunbook as english } from "../../../en/operator/runbooks/money-drift.ts";
import type { Translation } from "../../../translation.ts";

export const moneyDriftRunbook = {
  title: "Geld ist nicht dort, wo unsere Daten es haben",
  meaning:
    "Der Abgleich hat die Buchungen mit Stripe verglichen und beim Geld eine Abweichung gefunden, die er nicht selbst klären darf: eine Zahlung, die wir nicht kennen, eine Erstattung aus dem Dashboard, ein Betrag, der nicht stimmt.",
  stake:
    "Ein Gast hat vielleicht bezahlt, ohne gebucht zu sein, oder ihm steht Geld zu. Die Bücher stimmen nicht, bis jemand entscheidet.",
  step1:
    "Öffnen Sie den Abgleich. Jede Abweichung sagt, was wir haben, was Stripe hat und was ein Druck auf den Knopf täte.",
  step2:
    "Sehen Sie sich die Zahlung im Stripe-Dashboard an, zu der jede Abweichung führt, und den Verlauf der Buchung.",
  step3:
    "Drücken Sie auf den Knopf bei der Abweichung, oder öffnen Sie „Schließen …“ und nennen Sie den Grund. Beides wird mit Ihrem Namen festgehalten.",
  ifNot:
    "Kommt dieselbe Abweichung nach dem Beheben wieder, lassen Sie sie offen, starten Sie einen Abgleich, und sehen Sie sich den Verlauf der Buchung an: Jemand oder etwas anderes ändert diese Zahlung.",
  over: "Der nächste Abgleich findet beim Geld keine Abweichung. Fünfzehn ruhige Minuten nach der letzten meldet eine Nachricht, dass es vorbei ist.",
} satisfies Translation<typeof english>;

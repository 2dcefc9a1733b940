import type { builderNeeds as english } from "../../en/builder/needs.ts";
import type { Translation } from "../../translation.ts";

export const builderNeeds = {
  nobodyPays: "Niemand kann Sie gerade bezahlen",
  nobodyPaysFor: "Niemand kann {session} gerade bezahlen",
  nobodyPaysText:
    "Stripe will keine Zahlungsseiten öffnen. Der Betrieb dieser Seite weiß Bescheid und behebt es dort; abgebucht wurde nichts.",
  kept_or_canceled: "Findet {session} mit {client} noch statt?",
  kept_or_canceledText:
    "Der Preis wurde im Stripe-Dashboard erstattet. Behalten Sie den Termin, oder sagen Sie ihn ab.",
  disputed: "Die Zahlung für {session} mit {client} ist angefochten",
  disputedText:
    "Der Betrieb dieser Seite antwortet der Bank. Schicken Sie ihm Belege, dass der Termin stattgefunden hat oder vereinbart war: Bis wann, steht auf der Seite der Buchung.",
  inquired: "Die Bank fragt nach der Zahlung für {session} mit {client}",
  inquiredText:
    "Bisher hat sie nichts einbehalten. Der Betrieb dieser Seite antwortet. Schicken Sie ihm Belege, dass der Termin stattgefunden hat oder vereinbart war: Bis wann, steht auf der Seite der Buchung.",
  refund_failed: "Eine Erstattung für {session} mit {client} ist nicht angekommen",
  refund_failedText:
    "Das Geld steht dem Gast weiter zu. Der Betrieb sendet es noch einmal oder klärt es auf anderem Weg.",
  noPlace: "Wo findet {session} mit {client} statt?",
  noPlaceText:
    "Es gibt noch keinen Link oder Ort. Tragen Sie ihn in Calendly am Ereignis ein; wir geben dem Gast Bescheid.",
  ownMailRefused: "Unsere E-Mails an Sie kommen nicht an",
  ownMailRefusedText:
    "Ihr Postfach weist sie dauerhaft ab, und die Tagesübersicht geht nicht hinaus. Berichtigen Sie Ihre Adresse.",
  unreachable: "Unsere E-Mails zu {session} mit {client} kommen nicht an",
  unreachableText:
    "Das Postfach des Gastes weist sie ab. Geben Sie auf anderem Weg Bescheid, wenn sich etwas ändert.",
  spoilt: "{session} lässt sich nicht mehr buchen",
  spoiltText: "Bei Calendly hat sich etwas geändert. Sehen Sie nach, woran es liegt.",
  drafts:
    "{count, plural, one {Ein Entwurf wartet auf seinen Preis} other {# Entwürfe warten auf ihre Preise}}",
  draftsText: "Legen Sie Preise fest und veröffentlichen Sie, was Sie anbieten möchten.",
} satisfies Translation<typeof english>;

import type { erase as english } from "../../en/account/erase.ts";
import type { Translation } from "../../translation.ts";

export const erase = {
  title: "Konto löschen",
  doneTitle: "Ihr Konto ist gelöscht",
  done: "Hier weist nichts mehr auf Sie hin. Calendly und Stripe haben eigene Aufzeichnungen: Fragen Sie auch dort.",
  forGood: "Das lässt sich nicht rückgängig machen.",
  goes: "<strong>Gelöscht:</strong> Ihr Konto, Ihr Name und Ihre Adresse in allen Buchungen, Ihre Antworten, Notizen und Links.",
  goesOfBuilder:
    "<strong>Gelöscht:</strong> Ihr Konto, Ihr Name und Ihre Adresse in allen Buchungen, Ihre Antworten, Notizen und Links, Ihr Profil, Ihr Bild und Ihre Angebote und die Verbindung mit Calendly.",
  stays:
    "<strong>Bleibt, ohne Ihren Namen:</strong> was gebucht wurde, wann, für wie viel und wohin das Geld ging.",
  download: "<link>Laden Sie zuerst Ihre Daten herunter</link>, wenn Sie sie behalten möchten.",
  notYet: "Noch nicht möglich: Zuerst kommt das",
  typeAddress: "Zur Bestätigung {email} eingeben",
  password: "Ihr Passwort",
  keep: "Konto behalten",
  erase: "Endgültig löschen",
  erasing: "Wird gelöscht …",
  signInAgain: "Damit wir sicher sind, dass Sie es sind, melden Sie sich neu an.",
  openBooking: "Buchung öffnen",
  operator:
    "Sie gehören zum Betrieb dieser Seite. Zuerst muss jemand anders aus dem Betrieb diesem Konto die Rolle nehmen.",
  deliveries_open:
    "Etwas, das Sie betrifft, ist noch in Arbeit. Bitte kommen Sie in ein paar Minuten wieder.",
  not_over_client:
    "Sie haben eine Buchung, die noch nicht vorbei ist: Lassen Sie sie stattfinden, oder sagen Sie ab.",
  not_over_builder:
    "Ein Gast hat einen Termin bei Ihnen gebucht: Lassen Sie ihn stattfinden, oder sagen Sie ab, dann wird das Geld erstattet.",
  money_under_way_client:
    "Geld aus einer Buchung ist auf dem Weg zu Ihnen: Warten Sie, bis es angekommen ist.",
  money_under_way_builder:
    "Geld aus einer Buchung bei Ihnen ist unterwegs: Warten Sie, bis es angekommen ist.",
  effect_open_client:
    "Für eine Ihrer Buchungen ist noch etwas zu tun: Bitte kommen Sie in ein paar Minuten wieder.",
  effect_open_builder:
    "Für eine Buchung bei Ihnen ist noch etwas zu tun: Bitte kommen Sie in ein paar Minuten wieder.",
} satisfies Translation<typeof english>;

import type { bookingDetails as english } from "../../en/booking/details.ts";
import type { Translation } from "../../translation.ts";

export const bookingDetails = {
  title: "Zeit prüfen, dann bezahlen",
  priceChanged:
    "Der Preis hat sich seit Ihrer Buchung geändert: Er beträgt jetzt {now}. Sie zahlen, was Sie gesehen haben: {price}.",
  pay: "{amount} bezahlen",
  opening: "Zahlungsseite wird geöffnet …",
  stripe: "Sie bezahlen auf der Seite von Stripe und kommen dann hierher zurück. Ihre Karte sehen wir nie.",
  releasing: "Zeit wird freigegeben …",
  releasingHelp:
    "Sie wurde nicht rechtzeitig bezahlt. Es wurde nichts abgebucht. Diese Seite geht von selbst weiter.",
  releasingLate: "Die Zeit wurde nicht bezahlt und wird deshalb wieder frei. Es wurde nichts abgebucht.",
  holding: "Ihre Zeit wird reserviert …",
  checking: "Calendly wird gefragt …",
  checkingHelp:
    "Wir schlagen Ihre Zeit nach, bevor wir sie für Sie reservieren. Das dauert ein, zwei Sekunden.",
  checkingLate:
    "Das dauert länger als sonst. Nichts ist verloren: Calendly hat Ihre Zeit, und diese Seite geht weiter, sobald wir davon wissen.",
  cancel: "Diese Buchung absagen",
  cancelHelp: "Es wurde nichts abgebucht, und dabei bleibt es.",
  cancelPaying: "Kommt Ihre Zahlung danach noch an, erhalten Sie alles zurück.",
} satisfies Translation<typeof english>;

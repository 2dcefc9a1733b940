import type { webhookMailText as english } from "../../en/mails/webhook-mails.ts";
import type { Translation } from "../../translation.ts";

export const webhookMailText = {
  subject: "Webhooks an {host} sind abgeschaltet",
  switchedOff:
    "Drei Tage lang wurde nichts angenommen, was wir an {host} gesendet haben; deshalb versuchen wir es nicht mehr.",
  whatWaits:
    "Was inzwischen geschieht, wartet 90 Tage und wird der Reihe nach gesendet, sobald Sie das Ziel wieder einschalten. Die Seite zeigt, was geantwortet wurde.",
  addedSubject: "Ihre Buchungen gehen jetzt an {host}",
  added:
    "Ein Webhook-Ziel Ihres Kontos bei BuildAppsWith führt jetzt zu {host}: Ab jetzt senden wir dorthin, was mit Ihren Buchungen geschieht, mit Namen und Adressen Ihrer Gäste.",
  wasNotYou:
    "Waren Sie das nicht? Entfernen Sie das Ziel, widerrufen Sie die API-Schlüssel, die Sie nicht kennen, und wählen Sie ein neues Passwort; damit werden alle abgemeldet.",
  page: "Ihre Webhooks",
} satisfies Translation<typeof english>;

import type { builderConnectionDone as english } from "../../en/builder/connection-done.ts";
import type { Translation } from "../../translation.ts";

export const builderConnectionDone = {
  connected: "Calendly ist verbunden. Ihre Ereignistypen stehen unter „Angebote“ und warten auf ihre Preise.",
  checked:
    "Alles funktioniert: Calendly nimmt unseren Zugang an, mit jeder Berechtigung, die Buchungen brauchen.",
  rotated:
    "Ein neuer Signaturschlüssel gilt. Der alte wird noch einen Tag angenommen, für Zustellungen, die unterwegs sind.",
  mails: "Gespeichert.",
  disconnected: "Calendly ist getrennt. Bestehende Buchungen gelten weiter; neue werden nicht angenommen.",
  forgotten:
    "Calendly ist hier getrennt. Calendly selbst war nicht erreichbar: Bitte widerrufen Sie den Zugang auch dort in den Einstellungen.",
} satisfies Translation<typeof english>;

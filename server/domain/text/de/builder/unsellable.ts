import type { unsellable as english } from "../../en/builder/unsellable.ts";
import type { Translation } from "../../translation.ts";

export const unsellable = {
  deleted:
    "Der Ereignistyp wurde bei Calendly gelöscht. Erstellen Sie dort einen neuen, dann erscheint er hier.",
  inactive:
    "Der Ereignistyp ist bei Calendly ausgeschaltet. Schalten Sie ihn dort ein, dann holen Sie die Änderungen hierher.",
  priced_group:
    "Das ist eine Gruppenveranstaltung. Calendly kann keinen einzelnen Platz zurücknehmen, ohne allen abzusagen; Gruppen lassen sich deshalb nur kostenlos anbieten.",
  poll: "Das ist eine Terminumfrage: Man stimmt über Zeiten ab, und niemand bucht eine. Wählen Sie einen anderen Ereignistyp.",
  paid_at_calendly:
    "Calendly nimmt dafür schon eine Zahlung an, Gäste würden also doppelt bezahlen. Schalten Sie die Zahlung bei Calendly aus.",
  several_durations:
    "Gäste können bei Calendly zwischen mehreren Längen wählen, hier gibt es aber nur einen Preis. Lassen Sie eine Länge übrig, oder erstellen Sie für jede einen Ereignistyp.",
  pooled_hosts:
    "Mehrere Personen leiten den Termin (Round Robin oder gemeinsam). Hier lassen sich nur eigene Ereignistypen anbieten.",
  unknown_currency: "Preise in {currency} lassen sich hier nicht abbuchen. Wählen Sie eine andere Währung.",
  under_minimum:
    "Der Preis ist zu niedrig zum Abbuchen: Das Minimum sind {minimum}. Erhöhen Sie ihn, oder bieten Sie den Termin kostenlos an.",
} satisfies Translation<typeof english>;
